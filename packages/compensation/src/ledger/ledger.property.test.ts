import { add, decimal, isZero, toExactText, ZERO } from '@premia/decimal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustmentDelta } from './adjustment.ts';
import { balanceEntries, balanceMovements, moveBalances } from './balances.ts';
import { bookOwed, bookPayment, sumAmounts } from './booking.ts';
import { type FactVersionForPerson, factsKnownAt, versionsSince } from './fact-history.ts';

const amount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map((cents) => {
  const text = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
});
const lines = fc
  .uniqueArray(fc.record({ code: fc.constantFrom('a', 'b', 'c', 'd', 'e'), amount }), { selector: ({ code }) => code })
  .map((list) => list.map((line) => ({ ...line, category: 'bonus' })));

const owed = {
  kind: 'statement',
  causeId: 's1',
  employeeId: 'bob',
  departmentId: 'east',
  period: '2026-03',
  originPeriod: '2026-03',
  currency: 'RUB',
} as const;

describe('booking', () => {
  it('balances, and empties the person’s account when paid', () => {
    fc.assert(
      fc.property(amount, (value) => {
        const booked = bookOwed({ ...owed, amount: value })?.entries ?? [];
        const paid = bookPayment({ ...owed, amount: value })?.entries ?? [];
        expect(isZero(decimal(sumAmounts(booked.map((entry) => entry.amount))))).toBe(true);
        expect(isZero(decimal(sumAmounts(paid.map((entry) => entry.amount))))).toBe(true);
        const payable = [...booked, ...paid].filter(({ accountKind }) => accountKind === 'payable');
        expect(isZero(decimal(sumAmounts(payable.map((entry) => entry.amount))))).toBe(true);
      }),
    );
  });

  it.each([null, '0', '0.00'])('books nothing for %o', (value) => {
    expect([bookOwed({ ...owed, amount: value }), bookPayment({ ...owed, amount: value })]).toEqual([null, null]);
  });
});

describe('adjustments', () => {
  it('bring what is booked to what is right, and are nothing the second time', () => {
    fc.assert(
      fc.property(lines, lines, (right, booked) => {
        const delta = adjustmentDelta(right, booked);
        const after = [...booked, ...(delta?.lines ?? [])];
        for (const code of ['a', 'b', 'c', 'd', 'e']) {
          expect(sum(after, code)).toBe(sum(right, code));
        }
        expect(adjustmentDelta(right, after)).toBeNull();
        if (delta !== null) expect(delta.delta).toBe(sumAmounts(delta.lines.map((line) => line.amount)));
      }),
    );
  });

  it('take back a line that is owed no more', () => {
    expect(adjustmentDelta([], [{ code: 'a', category: 'bonus', amount: '10.50' }])).toEqual({
      delta: '-10.5',
      lines: [{ code: 'a', category: 'bonus', amount: '-10.5', before: '10.5', after: '0' }],
    });
  });
});

describe('balances', () => {
  const balances = fc.dictionary(fc.constantFrom('drawBalance', 'reserve', 'later'), amount);

  it('arrive where the movements lead, whatever was booked in between', () => {
    fc.assert(
      fc.property(balances, balances, (before, after) => {
        const movements = balanceMovements(before, after);
        const entries = balanceEntries(movements, 'RUB');
        expect(isZero(decimal(sumAmounts(entries.map((entry) => entry.amount))))).toBe(true);
        const moved = moveBalances(before, movements);
        for (const [name, value] of Object.entries(after)) {
          expect(
            isZero(decimal(sumAmounts([moved[name] ?? '0', value.startsWith('-') ? value.slice(1) : `-${value}`]))),
          ).toBe(true);
        }
        expect(balanceMovements(after, after)).toEqual([]);
      }),
    );
  });
});

describe('what was known of facts', () => {
  const version = (factId: string, number: number, sequence: number, amount: string | null): FactVersionForPerson => ({
    factId,
    version: number,
    sequence: String(sequence),
    deleted: amount === null,
    source: 'crm',
    id: factId,
    title: factId,
    occurredOn: '2026-03-10',
    credits:
      amount === null
        ? []
        : [
            {
              factId,
              version: number,
              source: 'crm',
              id: factId,
              type: 'deal.won',
              on: '2026-03-10',
              amount,
              currency: 'RUB',
              title: factId,
              attributes: {},
              role: 'owner',
              share: '1',
            },
          ],
  });
  const history = [
    version('b', 1, 1, '10'),
    version('a', 3, 2, '30'),
    version('a', 2, 3, '20'),
    version('b', 2, 4, null),
    version('c', 1, 5, '5'),
  ];
  const known = (sequence: string) => factsKnownAt(history, sequence).map(({ id, amount }) => [id, amount]);

  it('is the highest version that had arrived, without what was taken back', () => {
    expect(known('0')).toEqual([]);
    expect(known('2')).toEqual([
      ['a', '30'],
      ['b', '10'],
    ]);
    expect(known('3')).toEqual([
      ['a', '30'],
      ['b', '10'],
    ]);
    expect(known('4')).toEqual([['a', '30']]);
    expect(known('99')).toEqual([
      ['a', '30'],
      ['c', '5'],
    ]);
  });

  it('tells what came since, in the order it came', () => {
    expect(versionsSince(history, '3').map(({ factId }) => factId)).toEqual(['b', 'c']);
  });
});

function sum(list: readonly { readonly code: string; readonly amount: string }[], code: string): string | null {
  return toExactText(
    list
      .filter((line) => line.code === code)
      .map((line) => decimal(line.amount))
      .reduce(add, ZERO),
  );
}
