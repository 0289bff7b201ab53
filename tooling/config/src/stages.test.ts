import { describe, expect, it } from 'vitest';
import { countPlain, countVitest, judge } from './stages.ts';

describe('judge', () => {
  it.each([
    ['a check that passed', 0, undefined, false, { passed: 1, failed: 0 }],
    ['a check that failed', 1, undefined, false, { passed: 0, failed: 1 }],
    ['tests that passed', 0, { passed: 5, failed: 0 }, true, { passed: 5, failed: 0 }],
    ['tests that failed', 1, { passed: 5, failed: 2 }, true, { passed: 5, failed: 2 }],
    ['a runner that failed besides its tests', 1, { passed: 5, failed: 0 }, true, { passed: 5, failed: 1 }],
    ['a runner that ran nothing', 0, { passed: 0, failed: 0 }, true, { passed: 0, failed: 1 }],
    ['a runner that left no report', 0, undefined, true, { passed: 0, failed: 1 }],
  ])('%s', (_, exitCode, counted, hasReport, expected) => {
    expect(judge(exitCode, counted, hasReport)).toEqual(expected);
  });
});

it('counts a file that could not be loaded', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
  ];
  expect(countVitest({ numPassedTests: 3, numFailedTests: 1, testResults })).toEqual({ passed: 3, failed: 2 });
});

it('does not take another shape for a report', () => {
  for (const report of [undefined, null, {}, { passed: '1', failed: 0 }, []]) {
    expect(countVitest(report)).toBeUndefined();
    expect(countPlain(report)).toBeUndefined();
  }
});
