import { describe, expect, it } from 'vitest';
import { chunksOf } from './chunks.ts';
import { runHash, runInputHash } from './hashes.ts';
import { isSealed, RUN_COMMANDS, RUN_KINDS, RUN_STATES, transition } from './run-states.ts';

/** LEDGER.md: draft → snapshotting → computing → review → approved → sealed → exported → paid; failed, cancelled. */
const LEGAL = new Set([
  'draft freeze snapshotting',
  'snapshotting compute computing',
  'computing finish review',
  'review approve approved',
  'approved seal sealed',
  'sealed export exported',
  'exported markPaid paid',
  'draft cancel cancelled',
  'snapshotting cancel cancelled',
  'computing cancel cancelled',
  'review cancel cancelled',
  'approved cancel cancelled',
  'draft fail failed',
  'snapshotting fail failed',
  'computing fail failed',
]);

describe('the transition table', () => {
  it('allows exactly the legal moves of a final run', () => {
    const moves = RUN_STATES.flatMap((state) =>
      RUN_COMMANDS.flatMap((command) => {
        const result = transition({ kind: 'final', state }, command);
        return result.ok ? [`${state} ${command} ${result.state}`] : [];
      }),
    );
    expect(new Set(moves)).toEqual(LEGAL);
  });

  it('never lets anything but a final run into the books', () => {
    for (const kind of RUN_KINDS.filter((name) => name !== 'final')) {
      for (const command of ['approve', 'seal', 'export', 'markPaid'] as const) {
        expect(RUN_STATES.filter((state) => transition({ kind, state }, command).ok)).toEqual([]);
      }
    }
  });

  it('has no way out of a sealed state but onwards', () => {
    for (const state of RUN_STATES.filter(isSealed)) {
      for (const command of RUN_COMMANDS) {
        const result = transition({ kind: 'final', state }, command);
        if (result.ok) expect(isSealed(result.state)).toBe(true);
      }
    }
  });
});

describe('chunks', () => {
  it.each([
    [[], []],
    [[{ people: 0, isTeam: false }], []],
    [
      [{ people: 5, isTeam: false }],
      [
        [0, 2],
        [2, 4],
        [4, 5],
      ],
    ],
    [[{ people: 5, isTeam: true }], [[0, 5]]],
    [
      [
        { people: 3, isTeam: false },
        { people: 3, isTeam: true },
        { people: 1, isTeam: false },
      ],
      [
        [0, 2],
        [2, 3],
        [3, 6],
        [6, 7],
      ],
    ],
  ])('%j are cut into %j', (groups, slices) => {
    expect(chunksOf(groups, 2).map(({ fromOrdinal, toOrdinal }) => [fromOrdinal, toOrdinal])).toEqual(slices);
    expect(chunksOf(groups, 2).map(({ ordinal }) => ordinal)).toEqual(slices.map((_, index) => index));
  });
});

describe('hashes', () => {
  const frozen = {
    period: '2026-03',
    engineVersion: 'e/1',
    schemes: [
      { schemeHash: 'b', contextHash: '2' },
      { schemeHash: 'a', contextHash: '1' },
    ],
    people: [{ employeeId: 'bob', assignmentId: 'x', inputsHash: 'h' }],
  };
  it('do not depend on the order schemes are listed in, and on everything else', () => {
    const hash = runInputHash(frozen);
    expect(runInputHash({ ...frozen, schemes: [...frozen.schemes].reverse() })).toBe(hash);
    expect(runInputHash({ ...frozen, engineVersion: 'e/2' })).not.toBe(hash);
    expect(runInputHash({ ...frozen, people: [{ employeeId: 'bob', assignmentId: 'x', inputsHash: 'i' }] })).not.toBe(
      hash,
    );
  });

  it('of a run tell the order of its statements', () => {
    expect(runHash('i', ['a', 'b'])).not.toBe(runHash('i', ['b', 'a']));
  });
});
