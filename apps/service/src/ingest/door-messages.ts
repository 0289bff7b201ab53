import { defineMessages, formatMessage, LANGUAGES } from '@premia/locale';
import type { BilingualText } from '../contract.ts';

/** What a connector is told when a whole delivery is refused, in both languages; keyed by the stable code. */
const messages = defineMessages({
  'token/required': {
    ru: 'Нужен действующий токен коннектора в заголовке Authorization или подпись запроса.',
    en: 'A valid connector token in the Authorization header, or a signature, is required.',
  },
  'signature/expired': {
    ru: 'Время подписи отличается от времени сервиса больше чем на 5 минут.',
    en: 'The time of the signature differs from the service’s by more than 5 minutes.',
  },
  'signature/wrong': {
    ru: 'Подпись не подходит к содержимому запроса.',
    en: 'The signature does not fit the content of the request.',
  },
  'request/invalid': {
    ru: 'Тело запроса должно быть объектом JSON с одним полем: списком items или totals.',
    en: 'The body must be a JSON object with one field: the list items or totals.',
  },
  'request/too-large': { ru: 'Тело запроса больше 4 МБ.', en: 'The body is larger than 4 MB.' },
  'request/absent': { ru: 'Этому токену такое действие не разрешено.', en: 'This token may not do that.' },
  'facts/none': { ru: 'В посылке нет ни одной записи.', en: 'The delivery holds no items.' },
  'facts/too-many': {
    ru: 'В посылке больше 1000 записей: разделите её.',
    en: 'The delivery holds more than 1,000 items: split it.',
  },
});

export type DoorProblem = keyof typeof messages;

export function doorMessage(code: DoorProblem): BilingualText {
  return Object.fromEntries(LANGUAGES.map((language) => [language, formatMessage(language, messages[code])]));
}

export function isDoorProblem(code: string): code is DoorProblem {
  return Object.hasOwn(messages, code);
}
