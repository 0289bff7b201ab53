import { expect, test } from 'vitest';
import { signedAmountsIn } from './signed-amounts.ts';

const amountsIn = (sentence: string) =>
  signedAmountsIn(sentence)
    .filter(({ isSignedAmount }) => isSignedAmount)
    .map(({ text }) => text);

test.each([
  ['To the next tier – ₽180,000 more of "Sales": +₽8,099.88.', ['+₽8,099.88.']],
  ['До следующей ступени – ещё 180\u00a0000\u00a0₽: +9\u00a0000,00\u00a0₽.', ['+9\u00a0000,00\u00a0₽.']],
  ['It was ₽10. +₽5 — "Deals"; −₽3 — "Quality".', ['+₽5', '−₽3']],
  ['It became less (-$2).', ['-$2).']],
  ['Nothing of a pre-2024 plan - none – here.', []],
])('keeps the signed amounts of %j whole', (sentence, amounts) => {
  expect(amountsIn(sentence)).toEqual(amounts);
  expect(
    signedAmountsIn(sentence)
      .map(({ text }) => text)
      .join(''),
  ).toBe(sentence);
});
