import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rational } from './rational.ts';
import { fromWire, toWire } from './rational-wire.ts';

const throughJson = (value: unknown): unknown => fromWire(JSON.parse(JSON.stringify(toWire(value))));

describe('toWire and fromWire', () => {
  it('bring any rational through JSON unchanged, wherever it stands', () => {
    const rationals = fc
      .tuple(fc.bigInt(), fc.bigInt({ min: 1n }))
      .map(([numerator, denominator]) => rational(numerator, denominator));
    fc.assert(
      fc.property(rationals, (number) => {
        const trace = { nodes: [{ nodeId: 'a', outputs: { value: { value: { kind: 'number', number } } } }] };
        expect(throughJson(trace)).toEqual(trace);
      }),
    );
  });

  it('leave data without rationals as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(toWire(value)).toEqual(value);
      }),
    );
  });

  it('do not take a forged tag for a number', () => {
    for (const forged of ['1/0', 'x', '1/2/3', '']) {
      expect(fromWire({ $rational: forged })).toEqual({ $rational: forged });
    }
  });

  it('take only what is a rational, or its tag and nothing else, for one', () => {
    const odd = [
      { numerator: 1, denominator: 2 },
      { numerator: 1n },
      { denominator: 2n },
      { numerator: 'one', denominator: 2n },
      { $rational: '1/2', also: 1 },
      { $rational: 5 },
      { other: '1/2' },
    ];
    for (const value of odd) {
      expect(toWire(value)).toEqual(value);
      expect(fromWire(value)).toEqual(value);
    }
    expect(fromWire({ $rational: '-3/4' })).toEqual(rational(-3n, 4n));
    expect(toWire(rational(-3n, 4n))).toEqual({ $rational: '-3/4' });
  });

  it('leave alone what has a class of its own, and walk what has none at all', () => {
    const date = new Date(0);
    const map = new Map([['a', 1]]);
    expect(toWire(date)).toBe(date);
    expect(fromWire(map)).toBe(map);
    const bare: Record<string, unknown> = Object.create(null);
    bare['half'] = rational(1n, 2n);
    expect(toWire(bare)).toEqual({ half: { $rational: '1/2' } });
    expect(toWire(null)).toBeNull();
    expect(fromWire(null)).toBeNull();
  });
});
