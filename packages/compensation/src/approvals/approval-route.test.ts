import { describe, expect, test } from 'vitest';
import { type OnRoute, SUBMISSION_COMMANDS, submissionTransition, waitingFor } from './approval-route.ts';

const short: OnRoute = { state: 'submitted', route: ['finance'], approved: [] };
const long: OnRoute = { state: 'submitted', route: ['finance', 'executive'], approved: [] };
const halfway: OnRoute = { ...long, approved: ['finance'] };

describe('a submission on its way', () => {
  test.each([
    [short, 'finance', ['approved', 'returned', 'withdrawn']],
    [long, 'finance', ['submitted', 'returned', 'withdrawn']],
    [halfway, 'executive', ['approved', 'returned', 'withdrawn']],
  ] as const)('%o waits for %s', (submission, step, states) => {
    expect(waitingFor(submission)).toBe(step);
    expect(SUBMISSION_COMMANDS.map((command) => submissionTransition(submission, command))).toEqual(states);
  });

  test.each(['approved', 'returned', 'withdrawn'] as const)('that is %s takes no command any more', (state) => {
    const closed: OnRoute = { ...halfway, state };
    expect(waitingFor(closed)).toBeNull();
    expect(SUBMISSION_COMMANDS.map((command) => submissionTransition(closed, command))).toEqual([null, null, null]);
  });
});
