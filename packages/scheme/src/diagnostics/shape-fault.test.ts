import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { shapeFault, valueAt } from './shape-fault.ts';

const SCHEMA = z.strictObject({
  text: z.string().min(1).max(3),
  rows: z.array(z.string()).min(1).max(2),
  share: z.number().min(0).max(1),
  mode: z.enum(['a', 'b']),
  code: z.string().regex(/^[A-Z]+$/),
  either: z.union([z.int(), z.string().regex(/^\d+$/)]),
  inner: z.strictObject({}),
});
const GOOD = { text: 'ab', rows: ['x'], share: 0.5, mode: 'a', code: 'RUB', either: 1, inner: {} };

function faultOf(change: Readonly<Record<string, unknown>>) {
  const given = { ...GOOD, ...change };
  const [issue] = SCHEMA.safeParse(given).error?.issues ?? [];
  if (issue === undefined) throw new Error('nothing wrong');
  return shapeFault(issue, valueAt(given, issue.path));
}

describe('the fault behind a validator’s issue', () => {
  test.each([
    [{ text: 7 }, { fault: 'wrong-kind', kind: 'text' }],
    [{ rows: 'x' }, { fault: 'wrong-kind', kind: 'list' }],
    [{ share: 'x' }, { fault: 'wrong-kind', kind: 'number' }],
    [{ inner: 1 }, { fault: 'wrong-kind', kind: 'object' }],
    [{ text: undefined }, { fault: 'missing' }],
    [{ either: undefined }, { fault: 'missing' }],
    [{ text: 'long' }, { fault: 'too-long', limit: 3 }],
    [{ text: '' }, { fault: 'too-short', limit: 1 }],
    [{ rows: ['x', 'y', 'z'] }, { fault: 'too-many', limit: 2 }],
    [{ rows: [] }, { fault: 'too-few', limit: 1 }],
    [{ share: 2 }, { fault: 'too-great', limit: 1 }],
    [{ share: -1 }, { fault: 'too-small', limit: 0 }],
    [{ mode: 'c' }, { fault: 'not-one-of', known: ['a', 'b'] }],
    [{ code: 'rub' }, { fault: 'bad-writing' }],
    [{ either: 'x' }, { fault: 'bad-writing' }],
    [{ extra: 1 }, { fault: 'unknown-entries', entries: ['extra'] }],
  ])('%j', (change, expected) => {
    expect(faultOf(change)).toEqual(expected);
  });
});
