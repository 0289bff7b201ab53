import { defineMessages } from '@premia/locale';

export const publishMessages = defineMessages({
  title: { ru: 'Опубликовать схему', en: 'Publish the scheme' },
  checklist: { ru: 'Что проверено', en: 'Checklist' },
  problems: {
    ru: '{count, plural, =0 {Ошибок нет} one {# ошибка в схеме} few {# ошибки в схеме} many {# ошибок в схеме} other {# ошибки в схеме}}',
    en: '{count, plural, =0 {No errors} one {# error in the scheme} other {# errors in the scheme}}',
  },
  noCases: { ru: 'Примеров для проверки нет', en: 'There are no test cases' },
  casesPass: {
    ru: '{count, plural, one {# пример сходится} few {# примера сходятся} many {# примеров сходятся} other {# примера сходятся}}',
    en: '{count, plural, one {# case passes} other {# cases pass}}',
  },
  casesFail: {
    ru: '{count, plural, one {# пример не сходится} few {# примера не сходятся} many {# примеров не сходятся} other {# примера не сходятся}}',
    en: '{count, plural, one {# case fails} other {# cases fail}}',
  },
  casesWaiting: { ru: 'Прогоняем примеры…', en: 'Running the cases…' },
  names: { ru: 'Названия на двух языках', en: 'Names in both languages' },
  namesMissing: { ru: 'Нет названия на одном из языков: {names}', en: 'A name is missing in one language: {names}' },
  schemeItself: { ru: 'сама схема', en: 'the scheme itself' },
  saved: { ru: 'Всё сохранено', en: 'Everything is saved' },
  notSaved: { ru: 'Не сохранено', en: 'Not saved' },
  department: { ru: 'Кому назначить', en: 'Assign to' },
  departmentHint: { ru: 'Можно назначить позже', en: 'Can be assigned later' },
  noDepartment: {
    ru: 'Подразделения «{words}» нет в списке. Выберите его или очистите поле, чтобы назначить позже.',
    en: 'There is no department “{words}” in the list. Choose one, or clear the field to assign later.',
  },
  from: { ru: 'С какого числа', en: 'From' },
  note: { ru: 'Что изменилось', en: 'What changed' },
  notePlaceholder: {
    ru: 'Для тех, кто будет смотреть историю версий',
    en: 'For those who will read the history of versions',
  },
  cancel: { ru: 'Отмена', en: 'Cancel' },
  publish: { ru: 'Опубликовать', en: 'Publish' },
  published: { ru: 'Опубликована версия {version}', en: 'Published version {version}' },
  conflict: {
    ru: 'Схему изменили, пока вы готовили публикацию. Откройте свежую версию и посмотрите, что поменялось.',
    en: 'The scheme was changed while you were preparing. Open the fresh version and see what is new.',
  },
  refusedDiagnostics: {
    ru: 'Сервис не опубликовал схему: в ней есть ошибки.',
    en: 'The service did not publish: the scheme has errors.',
  },
  refusedCases: {
    ru: 'Сервис не опубликовал схему: не сходятся примеры.',
    en: 'The service did not publish: some cases fail.',
  },
  bypassed: {
    ru: 'На вашем экране {count, plural, one {пропущен # блок} few {пропущены # блока} many {пропущено # блоков} other {пропущено # блока}}. В опубликованной схеме считаются все.',
    en: '{count, plural, one {# block is} other {# blocks are}} bypassed on your screen. The published scheme counts every block.',
  },
  despiteCases: { ru: 'Публикуем, хотя примеры не сходятся: почему?', en: 'Publish although cases fail: why?' },
  despiteCasesHint: {
    ru: 'Причина сохранится в журнале рядом с версией, не короче десяти знаков.',
    en: 'The reason is kept in the audit with the version, at least ten characters.',
  },
});
