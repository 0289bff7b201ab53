import { defineMessages } from '../messages/messages.ts';

/** What is wrong with a row of proposed changes, and why a set of them was refused. */
export const changeMessages = defineMessages({
  'change/missing-value': { ru: 'Не заполнено', en: 'Nothing is filled in' },
  'change/unknown-criterion': { ru: 'Критерия «{value}» нет', en: 'There is no criterion "{value}"' },
  'change/unknown-who': {
    ru: 'Сотрудника или подразделения «{value}» нет',
    en: 'There is no person or department "{value}"',
  },
  'change/several-of-that-name': {
    ru: 'С именем «{value}» несколько. Укажите код: {ids}',
    en: 'Several are called "{value}". Give the id: {ids}',
  },
  'change/not-entered': {
    ru: 'Критерий «{value}» считается по записям: вносить его значения нельзя',
    en: 'The criterion "{value}" is counted from records: its values cannot be entered',
  },
  'change/person-needed': {
    ru: 'Фактическое значение вносится по сотруднику, а не по подразделению или компании',
    en: 'An actual value is entered for a person, not for a department or the company',
  },
  'change/bad-period': {
    ru: '«{value}» – не период. Подойдёт 2026-11, 11.2026, ноябрь 2026, 4 кв. 2026 или 2026',
    en: '"{value}" is not a period. 2026-11, 11.2026, November 2026, Q4 2026 or 2026 will do',
  },
  'change/bad-number': { ru: '«{value}» – не число', en: '"{value}" is not a number' },
  'change/ambiguous-number': {
    ru: '«{value}» можно прочитать по-разному: {readings}. Напишите без разделителя тысяч',
    en: '"{value}" can be read in different ways: {readings}. Write it without a thousands separator',
  },
  'change/unit': {
    ru: '«{value}» – не в единице этого критерия',
    en: '"{value}" is not in the unit of this criterion',
  },
  'change/duplicate-row': {
    ru: 'То же самое уже задано в строке {line}',
    en: 'Row {line} already says what holds here',
  },
  'change/too-many-rows': {
    ru: 'Строк больше, чем можно за один раз: {limit}',
    en: 'More rows than fit at once: {limit}',
  },
  'access/four-eyes': {
    ru: 'Свои изменения утвердить нельзя: это делает другой человек.',
    en: 'Nobody approves their own changes: another person does.',
  },
  'access/own-pay': {
    ru: 'Изменение касается вашей премии, поэтому утвердить его должен другой человек.',
    en: 'The change concerns your own pay, so somebody else has to approve it.',
  },
  'change/has-problems': { ru: 'Сначала исправьте строки с ошибками.', en: 'Mend the rows with errors first.' },
  'change/empty': { ru: 'В наборе нет ни одной строки.', en: 'There are no rows yet.' },
  'change/decided': {
    ru: 'По этим изменениям уже есть решение. Обновите страницу.',
    en: 'These changes have been decided meanwhile. Reload the page.',
  },
  'change/changed-meanwhile': {
    ru: 'Изменения тем временем поправили. Обновите страницу и посмотрите ещё раз.',
    en: 'The changes were edited meanwhile. Reload the page and look again.',
  },
  'change/outdated': {
    ru: 'С тех пор, как изменения подготовили, значения стали другими (строк: {rows}). Верните их автору: пусть сохранит ещё раз.',
    en: 'Other values hold by now than when this was drafted (rows: {rows}). Send it back: its author has to save it again.',
  },
  'change/not-yours': { ru: 'Это делает только автор изменений.', en: 'Only the author can do this.' },
  'change/reason-needed': { ru: 'Напишите причину.', en: 'Say why.' },
  'change/period-closed': {
    ru: 'Период {period} закрыт: он остаётся посчитан по прежнему определению. Выберите более поздний день.',
    en: 'The period {period} is closed and stays measured as it was. Choose a later day.',
  },
  'change/stands-under-later': {
    ru: 'После этих изменений значения меняли ещё раз{title, select, none {} other {: {title}}}. Сначала отмените более поздние.',
    en: 'The values were changed again after this{title, select, none {} other {: {title}}}. Undo the later changes first.',
  },
  'change/undone-already': {
    ru: 'Эти изменения уже отменены или отмена ждёт решения.',
    en: 'These changes are undone already, or their undoing waits for a decision.',
  },
  'criterion/unknown-part': { ru: 'Критерия «{part}» нет', en: 'There is no criterion "{part}"' },
  'criterion/part-is-ratio': {
    ru: '«{part}» сам считается как отношение: возьмите критерий, который считается по записям или вносится',
    en: '"{part}" is a ratio itself: take one that is counted from records or entered',
  },
  'criterion/is-part': {
    ru: 'Критерий входит в отношение «{of}», поэтому сам отношением стать не может',
    en: 'The criterion is a part of the ratio "{of}", so it cannot become a ratio',
  },
  'criterion/key-taken': { ru: 'Код «{key}» уже занят', en: 'The key "{key}" is taken' },
  'criterion/deputy-is-owner': {
    ru: 'Заместитель и ответственный – один и тот же человек',
    en: 'The deputy and the owner are the same person',
  },
  'criterion/changed-meanwhile': {
    ru: 'Критерий тем временем поправил кто-то другой. Обновите страницу: введённое не сохранено.',
    en: 'Somebody else edited the criterion meanwhile. Reload the page: what you entered was not saved.',
  },
});

export type ChangeMessageCode = keyof typeof changeMessages;
