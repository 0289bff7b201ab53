import { expect, test } from 'vitest';
import { portKey } from '../preview/value-store.ts';
import { createAnalysisStore, takeAnalysis } from './analysis-store.ts';

const RUB = { base: 'money', grain: 'employee', currency: 'RUB' } as const;
const COUNT = { base: 'count', grain: 'employee', currency: null } as const;
const A = portKey('a', 'value');
const B = portKey('b', 'value');

test('an answer that says the same of a port leaves it the type it had, though it came as a copy', () => {
  const store = createAnalysisStore();
  const take = (types: ReadonlyMap<typeof A, typeof RUB | typeof COUNT>) =>
    takeAnalysis(store, { diagnostics: [], types: structuredClone(types), hash: null });
  take(
    new Map([
      [A, RUB],
      [B, RUB],
    ]),
  );
  const before = store.getState().types;
  take(
    new Map([
      [A, RUB],
      [B, RUB],
    ]),
  );
  expect(store.getState().types).toBe(before);
  take(
    new Map<typeof A, typeof RUB | typeof COUNT>([
      [A, RUB],
      [B, COUNT],
    ]),
  );
  expect(store.getState().types.get(A)).toBe(before.get(A));
  expect(store.getState().types.get(B)).toEqual(COUNT);
  take(new Map([[A, RUB]]));
  expect([...store.getState().types.keys()]).toEqual([A]);
});
