import { describe, expect, it } from 'vitest';
import { isSealed, RUN_COMMANDS, RUN_KINDS, RUN_STATES, transition } from './run-states.ts';

/** How a run goes: draft → snapshotting → computing → review → approved → sealed → exported → paid; failed, cancelled. */
const LEGAL = new Set([
  'draft freeze snapshotting',
  'snapshotting compute computing',
  'computing finish review',
  'review approve approved',
  'approved seal sealed',
  'sealed export exported',
  'exported export exported',
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
