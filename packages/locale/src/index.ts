export { explainInWords } from './explanation/explain-in-words.ts';
export type {
  ExplainedOrigin,
  ExplainedScheme,
  ExplainRequest,
  Explanation,
  ExplanationStep,
  Sentence,
  SentencePart,
  StepState,
} from './explanation/explanation.ts';
export {
  type PayMoreChange,
  type PayMoreWording,
  payMoreSentence,
  tellingChanges,
} from './explanation/pay-more-words.ts';
export {
  type ChangedAmount,
  type ChangeReason,
  type WhyChangedWording,
  whyChangedSentence,
} from './explanation/why-changed-words.ts';
export { type DateStyle, formatDate, formatDateTime, formatPeriod } from './format/date.ts';
export type { ExactNumber } from './format/exact-text.ts';
export {
  formatMoney,
  formatNumber,
  formatPercent,
  type MoneyStyle,
  minorUnitDigits,
  type NumberStyle,
} from './format/number.ts';
export { formatValue, type ShownType, type ShownValue } from './format/value.ts';
export { type BilingualText, type ChosenText, chooseText, isLanguage, LANGUAGES, type Language } from './language.ts';
export { catalogueFaults } from './messages/check-messages.ts';
export {
  type ArgumentsOf,
  createTranslator,
  defineMessages,
  type FormattedPart,
  formatMessage,
  formatMessageLoosely,
  formatMessageParts,
  type Message,
  type Translate,
} from './messages/messages.ts';
export { type PluralCategory, pluralCategory } from './messages/plural.ts';
export { changeWords } from './wording/change-words.ts';
export {
  comparisonSign,
  type DefinitionWording,
  definitionSentence,
  type WordedDefinition,
} from './wording/definition-words.ts';
export {
  type DescribedDiagnostic,
  type DescribedProblem,
  type DescribeOptions,
  describeDiagnostic,
  describeFix,
  describeProblem,
  describeRefusal,
  type NameOf,
  quoted,
  typeWord,
} from './wording/describe.ts';
export { type DescribedSuggestion, describeSuggestion, describeWay } from './wording/describe-case.ts';
