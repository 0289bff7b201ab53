import { defineMessages } from '../messages/messages.ts';

/** What a scheme's own cases test, in words: names of suggested cases and of the ways through a scheme. */
export const caseMessages = defineMessages({
  suggestion: {
    ru: '{name}: {side, select, below {чуть ниже} at {ровно} other {чуть выше}} {mark}',
    en: '{name}: {side, select, below {just below} at {exactly} other {just above}} {mark}',
  },
  bands: { ru: 'ступень {row}', en: 'tier {row}' },
  rows: { ru: 'строка {row}', en: 'row {row}' },
  cases: { ru: 'вариант {row}', en: 'choice {row}' },
  axis: { ru: 'ось {axis}, строка {row}', en: 'axis {axis}, row {row}' },
  branches: { ru: 'ветвь {row}', en: 'branch {row}' },
  otherwise: { ru: 'иначе', en: 'otherwise' },
  then: { ru: 'да', en: 'yes' },
  else: { ru: 'нет', en: 'no' },
  value: { ru: 'условие выполнено', en: 'the condition holds' },
  cap: { ru: 'предел сверху', en: 'the cap' },
  floor: { ru: 'предел снизу', en: 'the floor' },
});
