import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../plan/plan.ts';
import { type Interval, point } from './interval.ts';
import type { Register } from './kernel.ts';
import { KernelBuilder } from './kernel-builder.ts';

const LARGEST = 1_000n;

class Drawn {
  readonly builder = new KernelBuilder({ integerMax: LARGEST });
  #columns = 0;

  column(min: number, max: number): Register {
    const interval = { min: BigInt(min), max: BigInt(max) };
    const register = this.builder.append({ op: 'column', column: this.#columns, nullable: false }, 'integer', interval);
    this.#columns += 1;
    return register;
  }

  /** A bit nothing is known of. */
  bit(): Register {
    return this.builder.compare('less', this.column(0, 9), this.column(0, 9));
  }

  constant(value: number): Register {
    return this.builder.integer(BigInt(value));
  }
}

const between = (min: number, max: number): Interval => ({ min: BigInt(min), max: BigInt(max) });

describe('arithmetic', () => {
  test.each([
    ['add', between(-3, 9)],
    ['subtract', between(-7, 5)],
    ['multiply', between(-10, 20)],
    ['minimum', between(-2, 4)],
    ['maximum', between(-1, 5)],
  ] as const)('%s knows its range', (op, interval) => {
    const drawn = new Drawn();
    const { builder } = drawn;
    const [left, right] = [drawn.column(-2, 4), drawn.column(-1, 5)];
    const result = builder.arithmetic(op, left, right) ?? -1;
    expect(builder.instruction(result)).toEqual({ operation: { op, left, right }, type: 'integer', interval });
  });

  test('of constants is a constant', () => {
    const drawn = new Drawn();
    const [six, two] = [drawn.constant(6), drawn.constant(-2)];
    const results = (['add', 'subtract', 'multiply', 'minimum', 'maximum'] as const).map((op) =>
      drawn.builder.constantOf(drawn.builder.arithmetic(op, six, two) ?? -1),
    );
    expect(results).toEqual([4n, 8n, -12n, -2n, 6n]);
    expect(drawn.builder.constantOf(drawn.builder.negate(six))).toBe(-6n);
    expect(drawn.builder.constantOf(drawn.builder.absolute(two))).toBe(2n);
  });

  test('that changes nothing is no instruction', () => {
    const drawn = new Drawn();
    const { builder } = drawn;
    const [value, zero, one] = [drawn.column(-5, 5), drawn.constant(0), drawn.constant(1)];
    expect(builder.arithmetic('add', value, zero)).toBe(value);
    expect(builder.arithmetic('add', zero, value)).toBe(value);
    expect(builder.arithmetic('subtract', value, zero)).toBe(value);
    expect(builder.arithmetic('subtract', zero, value)).not.toBe(value);
    expect(builder.arithmetic('multiply', value, one)).toBe(value);
    expect(builder.arithmetic('multiply', one, value)).toBe(value);
    expect(builder.multiplyBy(value, 1n)).toBe(value);
    expect(builder.divideRounded(value, one, { mode: 'half-up', within: null })).toBe(value);
    const positive = drawn.column(0, 5);
    expect(builder.absolute(positive)).toBe(positive);
    expect(builder.absolute(value)).not.toBe(value);
  });

  test('the lesser and the greater are told by their ranges where these say', () => {
    const drawn = new Drawn();
    const { builder } = drawn;
    const [low, high, wide] = [drawn.column(0, 5), drawn.column(5, 9), drawn.column(0, 9)];
    const both = (op: 'minimum' | 'maximum', left: Register, right: Register) => [
      builder.arithmetic(op, left, right),
      builder.arithmetic(op, right, left),
    ];
    expect(both('minimum', low, high)).toEqual([low, low]);
    expect(both('maximum', low, high)).toEqual([high, high]);
    expect([...both('minimum', wide, wide), ...both('maximum', wide, wide)]).toEqual([wide, wide, wide, wide]);
    for (const op of ['minimum', 'maximum'] as const) {
      for (const register of both(op, low, wide)) expect([low, wide]).not.toContain(register);
    }
  });

  test('that may not fit is refused, at both ends', () => {
    const drawn = new Drawn();
    const { builder } = drawn;
    const half = drawn.column(-500, 500);
    expect(builder.arithmetic('add', half, half)).not.toBeNull();
    expect(builder.arithmetic('add', half, drawn.column(0, 501))).toBeNull();
    expect(builder.arithmetic('subtract', half, drawn.column(0, 501))).toBeNull();
    expect(builder.multiplyBy(half, 3n)).toBeNull();
    expect([
      builder.fits(between(-1_000, 1_000)),
      builder.fits(between(0, 1_001)),
      builder.fits(between(-1_001, 0)),
    ]).toEqual([true, false, false]);
  });

  test('of floats is folded where both are known', () => {
    const { builder } = new Drawn();
    const [left, right] = [builder.float(1.5), builder.float(-2)];
    const results = (['add', 'subtract', 'multiply', 'minimum', 'maximum'] as const).map(
      (op) => builder.instruction(builder.floatArithmetic(op, left, right)).operation,
    );
    expect(results).toEqual([-0.5, 3.5, -3, -2, 1.5].map((value) => ({ op: 'float', value })));
    const unknown = builder.append({ op: 'toFloat', value: builder.integer(1n) }, 'float');
    expect(builder.instruction(builder.floatArithmetic('add', left, unknown)).operation.op).toBe('add');
    expect(builder.instruction(builder.floatArithmetic('add', unknown, left)).operation.op).toBe('add');
  });
});

describe('ranges known from elsewhere', () => {
  test('narrow a sum and a quotient, and have to agree with them', () => {
    const drawn = new Drawn();
    const { builder } = drawn;
    const [left, right] = [drawn.column(0, 10), drawn.column(1, 10)];
    const sum = builder.addWithin(left, right, between(5, 100)) ?? -1;
    expect(builder.intervalOf(sum)).toEqual(between(5, 20));
    const quotient = builder.divideRounded(left, right, { mode: 'down', within: between(2, 50) }) ?? -1;
    expect(builder.intervalOf(quotient)).toEqual(between(2, 10));
    expect(() => builder.addWithin(left, right, between(50, 100))).toThrow('contradict');
  });

  test('do not make fit what does not', () => {
    const drawn = new Drawn();
    const large = drawn.column(0, 900);
    expect(drawn.builder.addWithin(large, drawn.column(0, 900), between(0, 10))).toBeNull();
  });
});

describe('comparisons are decided by ranges where these say', () => {
  type Known = boolean | null;
  const kinds: readonly (readonly [name: string, left: Interval, right: Interval])[] = [
    ['below', between(0, 3), between(4, 9)],
    ['touching from below', between(0, 4), between(4, 9)],
    ['the same', point(4n), point(4n)],
    ['across', between(0, 5), between(4, 9)],
    ['touching from above', between(4, 9), between(0, 4)],
    ['above', between(5, 9), between(0, 4)],
    ['one in the other', point(4n), between(4, 5)],
  ];
  test.each<[Comparison, readonly Known[]]>([
    ['equal', [false, null, true, null, null, false, null]],
    ['notEqual', [true, null, false, null, null, true, null]],
    ['less', [true, null, false, null, false, false, null]],
    ['lessOrEqual', [true, true, true, null, null, false, true]],
    ['greater', [false, false, false, null, null, true, false]],
    ['greaterOrEqual', [false, null, true, null, true, true, null]],
  ])('%s', (comparison, expected) => {
    const answers = kinds.map(([, left, right]): Known => {
      const { builder } = new Drawn();
      const column = (interval: Interval, index: number) =>
        builder.append({ op: 'column', column: index, nullable: false }, 'integer', interval);
      return builder.bitOf(builder.compare(comparison, column(left, 0), column(right, 1)));
    });
    expect(answers).toEqual(expected);
  });
});

describe('logic', () => {
  test('with what is known is the other or known itself', () => {
    const drawn = new Drawn();
    const { builder } = drawn;
    const [bit, yes, no] = [drawn.bit(), builder.bit(true), builder.bit(false)];
    expect([builder.and(bit, yes), builder.and(yes, bit), builder.and(bit, bit)]).toEqual([bit, bit, bit]);
    expect([builder.and(bit, no), builder.and(no, bit)]).toEqual([no, no]);
    expect([builder.or(bit, no), builder.or(no, bit), builder.or(bit, bit)]).toEqual([bit, bit, bit]);
    expect([builder.or(bit, yes), builder.or(yes, bit)]).toEqual([yes, yes]);
    expect([builder.not(yes), builder.not(no)]).toEqual([no, yes]);
    const other = drawn.bit();
    const operations = [builder.and(bit, other), builder.or(bit, other), builder.not(bit)].map(
      (register) => builder.instruction(register).operation.op,
    );
    expect(operations).toEqual(['and', 'or', 'not']);
  });

  test('a choice that is known, or none, is what is chosen; else it may be either', () => {
    const drawn = new Drawn();
    const { builder } = drawn;
    const [bit, then, otherwise] = [drawn.bit(), drawn.column(-3, 2), drawn.column(0, 7)];
    expect(builder.select(builder.bit(true), { then, otherwise })).toBe(then);
    expect(builder.select(builder.bit(false), { then, otherwise })).toBe(otherwise);
    expect(builder.select(bit, { then, otherwise: then })).toBe(then);
    expect(builder.intervalOf(builder.select(bit, { then, otherwise }))).toEqual(between(-3, 7));
    const floats = builder.select(bit, { then: builder.float(1), otherwise: builder.float(2) });
    expect(builder.instruction(floats)).toMatchObject({ type: 'float', interval: null });
  });
});

describe('instructions', () => {
  test('that say the same stand once; checks and outputs as often as they are said', () => {
    const drawn = new Drawn();
    const { builder } = drawn;
    const [left, right] = [drawn.column(0, 9), drawn.column(0, 9)];
    expect(builder.arithmetic('add', left, right)).toBe(builder.arithmetic('add', left, right));
    expect(builder.arithmetic('subtract', left, right)).not.toBe(builder.arithmetic('subtract', right, left));
    const bit = builder.compare('less', left, right);
    const before = builder.length;
    builder.check(bit);
    builder.check(bit);
    expect(builder.append({ op: 'output', output: 0, value: left }, 'integer')).not.toBe(
      builder.append({ op: 'output', output: 0, value: left }, 'integer'),
    );
    expect(builder.length).toBe(before + 4);
  });

  test('a check that cannot fail is none', () => {
    const { builder } = new Drawn();
    const no = builder.bit(false);
    const before = builder.length;
    builder.check(no);
    expect(builder.length).toBe(before);
    builder.check(builder.bit(true));
    expect(builder.block.instructions.at(-1)?.operation.op).toBe('check');
  });

  test('an input that can have one value only is still read, so that this is checked', () => {
    const drawn = new Drawn();
    const { builder } = drawn;
    const sure = drawn.column(7, 7);
    expect(builder.instruction(sure).operation.op).toBe('column');
    expect(builder.constantOf(sure)).toBe(7n);
    expect(builder.constantOf(drawn.column(7, 8))).toBeNull();
  });

  test('that are not there, or hold no integer, are defects', () => {
    const { builder } = new Drawn();
    expect(() => builder.instruction(5)).toThrow('register 5 is not filled yet');
    expect(() => builder.intervalOf(builder.bit(true))).toThrow('register 0 is not an integer');
    expect(builder.bitOf(builder.integer(1n))).toBeNull();
  });
});
