export { type BilingualText, type ChosenText, chooseText, isLanguage, LANGUAGES, type Language } from './language.ts';
export { catalogueFaults } from './messages/check-messages.ts';
export {
  type ArgumentsOf,
  createTranslator,
  defineMessages,
  type FormattedPart,
  formatMessage,
  formatMessageParts,
  type Message,
  type Translate,
} from './messages/messages.ts';
export { type PluralCategory, pluralCategory } from './messages/plural.ts';
