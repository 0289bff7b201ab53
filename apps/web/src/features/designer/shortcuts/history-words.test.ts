import { createTranslator } from '@premia/locale';
import { expect, test } from 'vitest';
import type { HistoryStep } from '../document-store/draft.ts';
import { historyWords } from './history-words.ts';

const entry = { id: 1, words: () => '«Ставка»' };
const taken = (contesters: readonly number[]): HistoryStep => ({
  entry,
  isTaken: true,
  contesters: new Set(contesters),
});
const dropped = (contesters: readonly number[]): HistoryStep => ({ ...taken(contesters), isTaken: false });

test.each([
  [taken([]), null, 'Отменено: «Ставка»', false],
  [taken([7]), 'Анна', 'Отменено не всё: «Ставка». Осталось то, что с тех пор записал другой автор: Анна', true],
  [dropped([7]), 'Анна', 'Не отменено: «Ставка». С тех пор здесь другое значение, его автор: Анна', true],
  // What one drew was deleted by somebody: no value of theirs stands there, and they may have left.
  [dropped([]), null, 'Не отменено: «Ставка». С тех пор здесь другое значение, его автор: другой человек', true],
  [null, null, 'Больше нечего отменять', false],
])('says what came of a step back: %#', (outcome, who, text, isOvertaken) => {
  expect(historyWords({ step: outcome, direction: 'undo', who }, createTranslator('ru'))).toEqual({
    text,
    isOvertaken,
  });
});
