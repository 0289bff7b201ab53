import { expect, it } from 'vitest';
import { type LateReport, whatIsWrong } from './late-deals.ts';

const MARCH = {
  month: '2017-03',
  expected: new Map([
    ['CORRECTED', 'corrected'],
    ['FORGOTTEN', 'added'],
  ] as const),
};

function correction(cause: string, change: string) {
  return {
    employee: 'Moses Frase',
    period: '2017-04',
    originPeriod: '2017-03',
    cause,
    change,
    delta: '315.00',
    lines: [{ code: 'commission', before: '0', after: '315', amount: '315' }],
  };
}

const SOUND: Omit<LateReport, 'wrong'> = {
  sealedBefore: 'same',
  sealedAfter: 'same',
  unchanged: true,
  adjustments: [correction('CORRECTED', 'corrected'), correction('FORGOTTEN', 'added')],
  again: { duplicates: 2, adjustments: 0 },
};

it('finds nothing wrong with one correction a late deal, in the month after', () => {
  expect(whatIsWrong(SOUND, MARCH)).toEqual([]);
});

it.each<readonly [string, Partial<LateReport>]>([
  ['sealed statements', { unchanged: false }],
  ['FORGOTTEN is 0 corrections', { adjustments: SOUND.adjustments.slice(0, 1) }],
  ['FORGOTTEN is 2 corrections', { adjustments: [...SOUND.adjustments, correction('FORGOTTEN', 'added')] }],
  [
    'CORRECTED is said to be added',
    { adjustments: [correction('CORRECTED', 'added'), correction('FORGOTTEN', 'added')] },
  ],
  ['which was not late', { adjustments: [...SOUND.adjustments, correction('OTHER', 'added')] }],
  ['in 2017-05', { adjustments: SOUND.adjustments.map((one) => ({ ...one, period: '2017-05' })) }],
  ['belong to 2017-02', { adjustments: SOUND.adjustments.map((one) => ({ ...one, originPeriod: '2017-02' })) }],
  ['corrects nothing', { adjustments: SOUND.adjustments.map((one) => ({ ...one, delta: '0.00', lines: [] })) }],
  ['are not its 315.00', { adjustments: SOUND.adjustments.map((one) => ({ ...one, lines: [] })) }],
  ['again brought 1', { again: { duplicates: 2, adjustments: 1 } }],
  ['again knew 0', { again: { duplicates: 0, adjustments: 0 } }],
])('says that %s', (words, broken) => {
  expect(whatIsWrong({ ...SOUND, ...broken }, MARCH).join('\n')).toContain(words);
});
