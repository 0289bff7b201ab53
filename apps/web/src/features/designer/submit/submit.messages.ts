import { defineMessages } from '@premia/locale';

export const submitMessages = defineMessages({
  title: { ru: 'Отправить на согласование', en: 'Submit for approval' },
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
  forecastDone: { ru: 'Прогноз на последнем завершённом периоде', en: 'Forecast on the last finished period' },
  forecastWaiting: { ru: 'Считаем прогноз…', en: 'Working out the forecast…' },
  saved: { ru: 'Всё сохранено', en: 'Everything is saved' },
  notSaved: { ru: 'Не сохранено', en: 'Not saved' },
  department: { ru: 'Кому назначить', en: 'Assign to' },
  departmentHint: { ru: 'Можно назначить позже', en: 'Can be assigned later' },
  current: { ru: 'Те, кому по схеме уже платят: {names}', en: 'Those it pays already: {names}' },
  noDepartment: {
    ru: 'Подразделения «{words}» нет в списке. Выберите его или очистите поле, чтобы назначить позже.',
    en: 'There is no department “{words}” in the list. Choose one, or clear the field to assign later.',
  },
  from: { ru: 'С какого числа', en: 'From' },
  message: { ru: 'Что изменилось и почему', en: 'What changed, and why' },
  messagePlaceholder: {
    ru: 'Для тех, кто согласует, и для истории версий',
    en: 'For those who decide, and for the history of versions',
  },
  withExecutive: { ru: 'Последнее слово за директором', en: 'The executive has the last word' },
  deadline: { ru: 'Ответ нужен к', en: 'Answer needed by' },
  cancel: { ru: 'Отмена', en: 'Cancel' },
  submit: { ru: 'Отправить', en: 'Submit' },
  submitted: { ru: 'Отправлено на согласование', en: 'Submitted for approval' },
  conflict: {
    ru: 'Схему изменили, пока вы готовили отправку. Посмотрите, что поменялось, и отправьте ещё раз.',
    en: 'The scheme was changed while you were preparing. See what is new and submit again.',
  },
  refusedDiagnostics: {
    ru: 'Схема не отправлена: в ней есть ошибки.',
    en: 'The scheme was not submitted: it has errors.',
  },
  refusedCases: {
    ru: 'Схема не отправлена: не сходятся примеры.',
    en: 'The scheme was not submitted: some cases fail.',
  },
  refusedSubmitted: {
    ru: 'Схема уже на согласовании: её отправил кто-то из коллег.',
    en: 'The scheme waits for approval already: a colleague submitted it.',
  },
  bypassed: {
    ru: 'На вашем экране {count, plural, one {пропущен # блок} few {пропущены # блока} many {пропущено # блоков} other {пропущено # блока}}. В отправленной схеме считаются все.',
    en: '{count, plural, one {# block is} other {# blocks are}} bypassed on your screen. The submitted scheme counts every block.',
  },
  despiteCases: { ru: 'Отправляем, хотя примеры не сходятся: почему?', en: 'Submit although cases fail: why?' },
  despiteCasesHint: {
    ru: 'Причину увидят те, кто согласует, и она останется в журнале. Не короче десяти знаков.',
    en: 'Those who decide see the reason, and it is kept in the audit. At least ten characters.',
  },
});
