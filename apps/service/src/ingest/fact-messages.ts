import type { FactProblemCode } from '@premia/compensation';
import { defineMessages, formatMessage, LANGUAGES, type Language } from '@premia/locale';
import type { BilingualText } from '../contract.ts';

const FIELD = 'field';

/** What a connector is told about an item, in both languages; keyed by the stable code. */
const messages = defineMessages({
  'fact/not-an-object': {
    ru: 'Запись должна быть объектом с полями факта.',
    en: 'The item must be an object with the fields of a fact.',
  },
  'fact/field-missing': { ru: 'Не заполнено поле «{field}».', en: 'The field “{field}” is missing.' },
  'fact/field-invalid': { ru: 'Неверное значение поля «{field}».', en: 'The field “{field}” has a wrong value.' },
  'fact/unknown-field': { ru: 'Неизвестное поле «{field}».', en: 'The field “{field}” is not known.' },
  'fact/date-invalid': {
    ru: 'Дата должна существовать и быть записана как ГГГГ-ММ-ДД.',
    en: 'The date must exist and be written as YYYY-MM-DD.',
  },
  'fact/amount-invalid': {
    ru: 'Сумма должна быть точным десятичным числом в кавычках: «1234.56».',
    en: 'The amount must be an exact decimal in quotation marks: “1234.56”.',
  },
  'fact/shares-invalid': {
    ru: 'Доля сотрудника должна быть больше 0 и не больше 1.',
    en: 'The share of an employee must be above 0 and at most 1.',
  },
  'fact/shares-not-whole': {
    ru: 'Доли сотрудников должны давать в сумме 1.',
    en: 'The shares of the employees must add up to 1.',
  },
  'fact/overlays-invalid': {
    ru: 'Доля участника сверх долей должна быть больше 0 и не больше 1; сотрудник с долей не может быть и участником.',
    en: 'An overlay must be above 0 and at most 1, and nobody may have both a share and an overlay.',
  },
  'fact/person-unknown': { ru: 'Такого сотрудника нет.', en: 'There is no such employee.' },
  'fact/person-not-employed': {
    ru: 'В день факта сотрудник не работал в компании.',
    en: 'The employee did not work here on the day of the fact.',
  },
  'fact/same-version-differs': {
    ru: 'Факт с этим номером и версией уже принят с другим содержанием. Чтобы исправить его, пришлите новую версию.',
    en: 'A fact with this id and version was accepted with other content. To correct it, send a newer version.',
  },
}) satisfies Record<FactProblemCode, unknown>;

export function factMessage(code: FactProblemCode, details: Readonly<Record<string, string>>): BilingualText {
  const inLanguage = (language: Language): string => {
    switch (code) {
      case 'fact/field-missing':
      case 'fact/field-invalid':
      case 'fact/unknown-field':
        return formatMessage(language, messages[code], { field: details[FIELD] ?? '?' });
      default:
        return formatMessage(language, messages[code]);
    }
  };
  return Object.fromEntries(LANGUAGES.map((language) => [language, inLanguage(language)]));
}
