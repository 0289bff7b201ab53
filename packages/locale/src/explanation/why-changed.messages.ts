import { defineMessages } from '../messages/messages.ts';

/** Why an amount is another one than it was: «Было … +12 600 ₽ — 4 новые записи … Стало …». */
export const whyChangedMessages = defineMessages({
  whole: { ru: 'Было {before}. {parts}. Стало {after}.', en: 'It was {before}. {parts}. Now it is {after}.' },
  same: { ru: 'Сумма не изменилась: {after}.', en: 'The amount has not changed: {after}.' },
  part: { ru: '{amount} — {causes}', en: '{amount} — {causes}' },
  added: {
    ru: '{count, plural, one {# новая запись} few {# новые записи} many {# новых записей} other {# новой записи}} вида {name}',
    en: '{count, plural, one {# new record} other {# new records}} of type {name}',
  },
  removed: {
    ru: '{count, plural, one {# отозванная запись} few {# отозванные записи} many {# отозванных записей} other {# отозванной записи}} вида {name}',
    en: '{count, plural, one {# withdrawn record} other {# withdrawn records}} of type {name}',
  },
  changed: {
    ru: '{count, plural, one {# исправленная запись} few {# исправленные записи} many {# исправленных записей} other {# исправленной записи}} вида {name}',
    en: '{count, plural, one {# corrected record} other {# corrected records}} of type {name}',
  },
  moved: { ru: '{name} {from} → {to}', en: '{name} {from} → {to}' },
  shared: {
    ru: '{of, select, parameters {параметры схемы} tables {справочники} rates {курсы валют} calendar {календарь} departments {состав отделов} other {другой период}}',
    en: '{of, select, parameters {parameters of the scheme} tables {reference tables} rates {exchange rates} calendar {the calendar} departments {the departments} other {another period}}',
  },
  colleagues: { ru: 'результаты коллег', en: 'colleagues’ results' },
  scheme: { ru: 'новая версия схемы', en: 'a new version of the scheme' },
});
