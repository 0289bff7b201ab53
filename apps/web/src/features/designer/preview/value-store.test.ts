import { fromInteger } from '@premia/decimal';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createValueStore, type PortKey, type PortValue, portKey } from './value-store.ts';

const type = { base: 'money', grain: 'employee', currency: 'RUB' } as const;
const amount = (value: number): PortValue => ({
  kind: 'value',
  value: { kind: 'number', number: fromInteger(value) },
  type,
});
const values = (entries: Record<string, number>) =>
  new Map(
    Object.entries(entries).map(([node, value]) => [portKey(node, 'result'), amount(value)] as [PortKey, PortValue]),
  );
const a = portKey('a', 'result');
const b = portKey('b', 'result');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('live values', () => {
  test('wake only those whose value changed, and show before → after for four seconds', () => {
    const store = createValueStore();
    store.replace(values({ a: 1, b: 2 }), false);
    const woken: string[] = [];
    store.subscribe(a, () => woken.push('a'));
    store.subscribe(b, () => woken.push('b'));
    store.replace(values({ a: 1, b: 3 }), true);
    expect(woken).toEqual(['b']);
    expect(store.get(b)).toEqual({ now: amount(3), before: amount(2) });
    vi.advanceTimersByTime(3_999);
    expect(store.get(b)?.before).not.toBeNull();
    vi.advanceTimersByTime(1);
    expect(store.get(b)).toEqual({ now: amount(3), before: null });
    expect(woken).toEqual(['b', 'b']);
  });

  test('another employee is no change', () => {
    const store = createValueStore();
    store.replace(values({ a: 1 }), false);
    store.replace(values({ a: 2 }), false);
    expect(store.get(a)).toEqual({ now: amount(2), before: null });
  });

  test('a value that is gone is nothing, not zero', () => {
    const store = createValueStore();
    store.replace(values({ a: 1 }), false);
    let woken = 0;
    store.subscribe(a, () => {
      woken += 1;
    });
    store.replace(new Map(), true);
    expect(store.get(a)).toBeNull();
    expect(woken).toBe(1);
  });

  test('a listener that left is not woken', () => {
    const store = createValueStore();
    let woken = 0;
    store.subscribe(a, () => {
      woken += 1;
    })();
    store.replace(values({ a: 1 }), false);
    expect(woken).toBe(0);
  });
});
