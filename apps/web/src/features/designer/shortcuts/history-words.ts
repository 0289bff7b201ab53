import { defineMessages, type Translate } from '@premia/locale';
import type { HistoryStep } from '../document-store/draft.ts';

export type Direction = 'undo' | 'redo';

const messages = defineMessages({
  undone: { ru: 'Отменено: {what}', en: 'Undone: {what}' },
  redone: { ru: 'Возвращено: {what}', en: 'Redone: {what}' },
  nothing: { ru: 'Больше нечего отменять', en: 'Nothing more to undo' },
  notUndone: {
    ru: 'Не отменено: {what}. С тех пор здесь другое значение, его автор: {who}',
    en: 'Not undone: {what}. Changed by {who} since',
  },
  notRedone: {
    ru: 'Не возвращено: {what}. С тех пор здесь другое значение, его автор: {who}',
    en: 'Not redone: {what}. Changed by {who} since',
  },
  partlyUndone: {
    ru: 'Отменено не всё: {what}. Осталось то, что с тех пор записал другой автор: {who}',
    en: 'Undone in part: {what}. What {who} changed since has stayed',
  },
  partlyRedone: {
    ru: 'Возвращено не всё: {what}. Осталось то, что с тех пор записал другой автор: {who}',
    en: 'Redone in part: {what}. What {who} changed since has stayed',
  },
  somebody: { ru: 'другой человек', en: 'somebody else' },
});

const WORDS = {
  undo: { whole: messages.undone, partly: messages.partlyUndone, none: messages.notUndone },
  redo: { whole: messages.redone, partly: messages.partlyRedone, none: messages.notRedone },
} as const;

export interface StepWords {
  readonly text: string;
  /** Somebody else's newer work stays: that is to be seen, not only heard. */
  readonly isOvertaken: boolean;
}

export interface StepReport {
  /** Null when there was no step left. */
  readonly step: HistoryStep | null;
  readonly direction: Direction;
  /** Those whose newer work stays, as far as they are here; else null. */
  readonly who: string | null;
}

/** What came of going one step through the history. */
export function historyWords({ step, direction, who }: StepReport, t: Translate): StepWords {
  if (step === null) return { text: t(messages.nothing), isOvertaken: false };
  const words = WORDS[direction];
  const what = step.entry.words(t);
  if (step.isTaken && step.contesters.size === 0) return { text: t(words.whole, { what }), isOvertaken: false };
  const overtaken = step.isTaken ? words.partly : words.none;
  return { text: t(overtaken, { what, who: who ?? t(messages.somebody) }), isOvertaken: true };
}
