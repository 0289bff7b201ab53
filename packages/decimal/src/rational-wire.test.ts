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
});
