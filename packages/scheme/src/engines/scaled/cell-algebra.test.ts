import { decimal } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import { booleanValue, numberValue, textValue } from '../../values/literal.ts';
import { money, plain } from '../../values/value-type.ts';
import {
  anyProblem,
  bitOf,
  compareShapes,
  dateOf,
  dummyShape,
  joinProblems,
  numericOf,
  selectProblems,
  selectShape,
  shapeOfValue,
} from './cell-algebra.ts';
import { KernelBuilder } from './kernel-builder.ts';
import { NotExpressible } from './scope.ts';
import { NO_PROBLEMS, type Shape } from './shape.ts';
import { TextCodes } from './text-codes.ts';

/** A builder with bits nothing is known of. */
function drawn() {
  const builder = new KernelBuilder({ integerMax: 1_000n });
  let columns = 0;
  const column = () => {
    columns += 1;
    return builder.append({ op: 'column', column: columns, nullable: false }, 'integer', { min: 0n, max: 9n });
  };
  return { builder, column, bit: () => builder.compare('less', column(), column()) };
}

describe('a value as a shape', () => {
  test('is whole over its unit, a bit, the code of a word, the number of a day', () => {
    const { builder } = drawn();
    const codes = new TextCodes();
    codes.codeOf('first');
    const shapeOf = (value: Parameters<typeof shapeOfValue>[1]) => shapeOfValue(builder, value, codes);
    const held = (shape: Shape) =>
      shape.kind === 'whole' || shape.kind === 'text' || shape.kind === 'date'
        ? builder.constantOf(shape.register)
        : null;
    const [number, word, day] = [
      shapeOf(numberValue(decimal('-2.5'))),
      shapeOf(textValue('second')),
      shapeOf({ kind: 'date', date: '1970-01-02' }),
    ];
    expect(number).toMatchObject({ kind: 'whole', unit: 2n });
    expect([number, word, day].map(held)).toEqual([-5n, BigInt(codes.codeOf('second')), 1n]);
    expect([word.kind, day.kind]).toEqual(['text', 'date']);
    expect(builder.bitOf(bitOf({ shape: shapeOf(booleanValue(true)), problems: NO_PROBLEMS }))).toBe(true);
  });

  test('that is never looked at is one of its type', () => {
    const { builder } = drawn();
    expect(
      [money('RUB'), plain('count'), plain('boolean'), plain('date'), plain('text')].map(
        (type) => dummyShape(builder, type).kind,
      ),
    ).toEqual(['whole', 'whole', 'bit', 'date', 'text']);
    expect(builder.bitOf(bitOf({ shape: dummyShape(builder, plain('boolean')), problems: NO_PROBLEMS }))).toBe(false);
  });

  test('stands only where one of its kind belongs', () => {
    const [bit, date, number]: readonly Shape[] = [
      { kind: 'bit', register: 1 },
      { kind: 'date', register: 2 },
      { kind: 'whole', register: 3, unit: 1n },
    ];
    if (bit === undefined || date === undefined || number === undefined) throw new Error('three of them');
    const cell = (shape: Shape) => ({ shape, problems: NO_PROBLEMS });
    expect([bitOf(cell(bit)), dateOf(cell(date)), numericOf(cell(number))]).toEqual([1, 2, number]);
    expect(() => numericOf(cell(bit))).toThrow('a bit stands where a number belongs');
    expect(() => bitOf(cell(date))).toThrow('a date stands where a truth value belongs');
    expect(() => dateOf(cell(number))).toThrow('a whole stands where a date belongs');
  });

  test('is chosen and compared among its like', () => {
    const { builder, bit, column } = drawn();
    const [word, day] = [
      { kind: 'text', register: column() },
      { kind: 'date', register: column() },
    ] as const;
    const number = { kind: 'whole', register: column(), unit: 1n } as const;
    for (const otherwise of [day, number]) {
      expect(() => selectShape(builder, bit(), { then: word, otherwise })).toThrow('in one choice');
      expect(() => compareShapes(builder, 'equal', { left: word, right: otherwise })).toThrow('is compared with');
      expect(() => compareShapes(builder, 'equal', { left: otherwise, right: word })).toThrow('is compared with');
    }
    const truth: Shape = { kind: 'bit', register: bit() };
    for (const shape of [word, truth]) {
      for (const comparison of ['less', 'lessOrEqual', 'greater', 'greaterOrEqual'] as const) {
        expect(() => compareShapes(builder, comparison, { left: shape, right: shape })).toThrow(NotExpressible);
      }
    }
    expect(
      builder.instruction(compareShapes(builder, 'less', { left: day, right: { kind: 'date', register: column() } })),
    ).toMatchObject({
      operation: { op: 'compare', comparison: 'less' },
    });
  });
});

describe('problems', () => {
  test('of several cells are together those of any of them', () => {
    const { builder, bit } = drawn();
    const [missing, other, zero] = [bit(), bit(), bit()];
    const one = { ...NO_PROBLEMS, missing };
    const two = { missing: other, zeroDivisor: zero, other };
    expect(joinProblems(builder, [])).toEqual(NO_PROBLEMS);
    expect(joinProblems(builder, [one, NO_PROBLEMS])).toEqual(one);
    expect(joinProblems(builder, [NO_PROBLEMS, one])).toEqual(one);
    expect(joinProblems(builder, [one, two])).toEqual({
      missing: builder.or(missing, other),
      zeroDivisor: zero,
      other,
    });
    expect(anyProblem(builder, NO_PROBLEMS)).toBeNull();
    expect(anyProblem(builder, { ...NO_PROBLEMS, zeroDivisor: zero })).toBe(zero);
    expect(anyProblem(builder, { ...NO_PROBLEMS, other })).toBe(other);
    expect(anyProblem(builder, { missing, zeroDivisor: zero, other })).toBe(
      builder.or(builder.or(missing, zero), other),
    );
  });

  test('of a choice are those of the branch that is taken, kind by kind', () => {
    const { builder, bit } = drawn();
    const [condition, missing, zero, other] = [bit(), bit(), bit(), bit()];
    const no = builder.bit(false);
    const then = { missing, zeroDivisor: zero, other: null };
    const otherwise = { missing: null, zeroDivisor: zero, other };
    expect(selectProblems(builder, condition, { then, otherwise })).toEqual({
      missing: builder.select(condition, { then: missing, otherwise: no }),
      zeroDivisor: zero,
      other: builder.select(condition, { then: no, otherwise: other }),
    });
    expect(selectProblems(builder, condition, { then: NO_PROBLEMS, otherwise: NO_PROBLEMS })).toEqual(NO_PROBLEMS);
  });

  test('of a branch that is never taken are none', () => {
    const { builder, bit } = drawn();
    const then = { missing: bit(), zeroDivisor: bit(), other: bit() };
    expect(selectProblems(builder, builder.bit(false), { then, otherwise: NO_PROBLEMS })).toEqual(NO_PROBLEMS);
    expect(selectProblems(builder, builder.bit(true), { then, otherwise: NO_PROBLEMS })).toEqual(then);
  });
});
