import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSubmission } from '../facts/submission.ts';
import { initiativeFacts, monthsBegun } from './initiative-facts.ts';
import {
  countsForAuthors,
  INITIATIVE_COMMANDS,
  INITIATIVE_KINDS,
  INITIATIVE_STATES,
  initiativeTransition,
} from './initiative-states.ts';

/** Every legal step, written down apart from the table it is held against: kind, state, command, next state. */
const LEGAL = new Set(
  INITIATIVE_KINDS.flatMap((kind) => [
    `${kind} recorded assign assessment`,
    `${kind} assessment assign assessment`,
    `${kind} assessment measure measured`,
    `${kind} measured measure measured`,
    `${kind} assessment return returned`,
    `${kind} measured return returned`,
    `${kind} returned resubmit assessment`,
    ...['recorded', 'assessment', 'returned', 'measured'].map((state) => `${kind} ${state} withdraw withdrawn`),
    ...['recorded', 'assessment', 'measured'].map((state) => `${kind} ${state} decline declined`),
    `${kind} measured approve approved`,
    ...['approved', 'implemented', 'rewarded'].flatMap((state) => [
      `${kind} ${state} correct measured`,
      `${kind} ${state} revoke revoked`,
    ]),
  ]).concat(
    'proposal approved implement implemented',
    'achievement approved reward rewarded',
    'proposal implemented reward rewarded',
  ),
);

describe('the transitions of an initiative', () => {
  const cases = INITIATIVE_KINDS.flatMap((kind) =>
    INITIATIVE_STATES.flatMap((state) => INITIATIVE_COMMANDS.map((command) => ({ kind, state, command }))),
  );
  it('are the legal ones and no others', () => {
    const taken = cases.flatMap(({ kind, state, command }) => {
      const next = initiativeTransition({ kind, state }, command);
      return next === null ? [] : [`${kind} ${state} ${command} ${next}`];
    });
    expect(new Set(taken)).toEqual(LEGAL);
  });

  it('never lead out of an end', () => {
    for (const state of ['declined', 'withdrawn', 'revoked'] as const) {
      for (const command of INITIATIVE_COMMANDS) {
        expect(initiativeTransition({ kind: 'proposal', state }, command)).toBeNull();
      }
    }
  });

  it('let a correction be measured anew, approved or declined, and declined it leaves what stood', () => {
    for (const state of ['approved', 'implemented', 'rewarded'] as const) {
      const waiting = { kind: 'proposal', state: 'measured', standing: { state } } as const;
      const taken = INITIATIVE_COMMANDS.map((command) => [command, initiativeTransition(waiting, command)] as const);
      expect(taken.filter(([, next]) => next !== null)).toEqual([
        ['measure', 'measured'],
        ['decline', state],
        ['approve', 'approved'],
      ]);
    }
  });

  it('count a proposal only when it is carried out', () => {
    expect(countsForAuthors({ kind: 'proposal', state: 'approved' })).toBe(false);
    expect(countsForAuthors({ kind: 'achievement', state: 'approved' })).toBe(true);
    expect(countsForAuthors({ kind: 'proposal', state: 'implemented' })).toBe(true);
    expect(countsForAuthors({ kind: 'proposal', state: 'revoked' })).toBe(false);
  });
});

const INITIATIVE = {
  id: 'ini_1',
  kind: 'proposal',
  title: 'One stock for two regions',
  authors: [
    { employee: 'anna', share: '0.6' },
    { employee: 'boris', share: '0.4' },
  ],
  currency: 'RUB',
  factVersion: 1,
} as const;

describe('the facts of an initiative', () => {
  const effect = { amount: '100000', months: 12, from: '2026-10-15' };
  it('are one a month that has begun', () => {
    expect(monthsBegun(effect, '2026-10-14')).toBe(0);
    expect(monthsBegun(effect, '2026-10-31')).toBe(1);
    expect(monthsBegun(effect, '2026-12-01')).toBe(3);
    expect(monthsBegun(effect, '2030-01-01')).toBe(12);
    const facts = initiativeFacts(INITIATIVE, effect, { first: 1, last: 3, takenBackOn: '2026-12-01' });
    expect(facts.map(({ id, on, amount }) => [id, on, amount])).toEqual([
      ['ini_1', '2026-10-15', '100000'],
      ['ini_1/2', '2026-11-01', '100000'],
      ['ini_1/3', '2026-12-01', '100000'],
    ]);
  });

  it('are taken back when the effect is shorter after all, or none', () => {
    const shorter = initiativeFacts(
      INITIATIVE,
      { ...effect, months: 1 },
      { first: 1, last: 2, takenBackOn: '2026-12-05' },
    );
    expect(shorter.map(({ deleted }) => deleted ?? false)).toEqual([false, true]);
    const none = initiativeFacts(INITIATIVE, null, { first: 1, last: 2, takenBackOn: '2026-12-05' });
    expect(none.every(({ deleted }) => deleted)).toBe(true);
  });

  it('are sound submissions whose months follow each other, whatever the day they begin on', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 36 }),
        (day, months) => {
          const from = day.toISOString().slice(0, 10);
          const facts = initiativeFacts(
            INITIATIVE,
            { amount: '10.5', months, from },
            { first: 1, last: months, takenBackOn: from },
          );
          const context = { timeZone: 'Europe/Moscow', currency: 'RUB' };
          expect(facts.every((fact) => readSubmission(fact, context).ok)).toBe(true);
          expect(new Set(facts.map(({ on }) => on.slice(0, 7))).size).toBe(months);
          expect(new Set(facts.map(({ id }) => id)).size).toBe(months);
          expect(facts.map(({ on }) => on)).toEqual(facts.map(({ on }) => on).toSorted());
        },
      ),
    );
  });
});
