import type { Comparison } from '../../plan/plan.ts';
import { datePartsOf, toDayNumber } from '../../values/calendar-date.ts';
import type { Value } from '../../values/value.ts';
import { isNumeric as isNumericType, type ValueType } from '../../values/value-type.ts';
import type { Register } from './kernel.ts';
import type { KernelBuilder } from './kernel-builder.ts';
import { compareNumeric, selectNumeric } from './numeric.ts';
import { NotExpressible } from './scope.ts';
import { type Cell, isNumeric, NO_PROBLEMS, type Numeric, type Problems, type Shape, wholeConstant } from './shape.ts';
import type { TextCodes } from './text-codes.ts';

export function shapeOfValue(builder: KernelBuilder, value: Value, codes: TextCodes): Shape {
  switch (value.kind) {
    case 'number':
      return wholeConstant(builder, value.number);
    case 'boolean':
      return { kind: 'bit', register: builder.bit(value.boolean) };
    case 'text':
      return { kind: 'text', register: builder.integer(BigInt(codes.codeOf(value.text))) };
    case 'date':
      return { kind: 'date', register: builder.integer(BigInt(toDayNumber(datePartsOf(value.date)))) };
  }
}

export function numericOf({ shape }: Cell): Numeric {
  if (!isNumeric(shape)) throw new Error(`lowering: a ${shape.kind} stands where a number belongs`);
  return shape;
}

export function bitOf({ shape }: Cell): Register {
  if (shape.kind !== 'bit') throw new Error(`lowering: a ${shape.kind} stands where a truth value belongs`);
  return shape.register;
}

export function dateOf({ shape }: Cell): Register {
  if (shape.kind !== 'date') throw new Error(`lowering: a ${shape.kind} stands where a date belongs`);
  return shape.register;
}

function eitherBit(builder: KernelBuilder, left: Register | null, right: Register | null): Register | null {
  if (left === null || right === null) return left ?? right;
  return builder.or(left, right);
}

export function joinProblems(builder: KernelBuilder, all: readonly Problems[]): Problems {
  return all.reduce(
    (joined, next) => ({
      missing: eitherBit(builder, joined.missing, next.missing),
      zeroDivisor: eitherBit(builder, joined.zeroDivisor, next.zeroDivisor),
      other: eitherBit(builder, joined.other, next.other),
    }),
    NO_PROBLEMS,
  );
}

export function anyProblem(builder: KernelBuilder, { missing, zeroDivisor, other }: Problems): Register | null {
  return eitherBit(builder, eitherBit(builder, missing, zeroDivisor), other);
}

function chosenBit(
  builder: KernelBuilder,
  condition: Register,
  branches: { then: Register | null; otherwise: Register | null },
) {
  if (branches.then === null && branches.otherwise === null) return null;
  const no = builder.bit(false);
  const bit = builder.select(condition, { then: branches.then ?? no, otherwise: branches.otherwise ?? no });
  return builder.bitOf(bit) === false ? null : bit;
}

export function selectProblems(
  builder: KernelBuilder,
  condition: Register,
  { then, otherwise }: { then: Problems; otherwise: Problems },
): Problems {
  return {
    missing: chosenBit(builder, condition, { then: then.missing, otherwise: otherwise.missing }),
    zeroDivisor: chosenBit(builder, condition, { then: then.zeroDivisor, otherwise: otherwise.zeroDivisor }),
    other: chosenBit(builder, condition, { then: then.other, otherwise: otherwise.other }),
  };
}

export function selectShape(
  builder: KernelBuilder,
  condition: Register,
  branches: { then: Shape; otherwise: Shape },
): Shape {
  const { then, otherwise } = branches;
  if (isNumeric(then) && isNumeric(otherwise)) return selectNumeric(builder, condition, { then, otherwise });
  if (isNumeric(then) || isNumeric(otherwise) || then.kind !== otherwise.kind) {
    throw new Error(`lowering: a ${then.kind} and a ${otherwise.kind} in one choice`);
  }
  return { ...then, register: builder.select(condition, { then: then.register, otherwise: otherwise.register }) };
}

export function compareShapes(
  builder: KernelBuilder,
  comparison: Comparison,
  { left, right }: { left: Shape; right: Shape },
): Register {
  if (isNumeric(left) && isNumeric(right)) return compareNumeric(builder, comparison, { left, right });
  if (isNumeric(left) || isNumeric(right) || left.kind !== right.kind) {
    throw new Error(`lowering: a ${left.kind} is compared with a ${right.kind}`);
  }
  if (left.kind === 'date') return builder.compare(comparison, left.register, right.register);
  if (comparison !== 'equal' && comparison !== 'notEqual')
    throw new NotExpressible(`compare.${left.kind}.${comparison}`);
  if (left.kind === 'bit') {
    // Bits are no integers: they differ when one of them alone holds.
    const onlyLeft = builder.and(left.register, builder.not(right.register));
    const differ = builder.or(onlyLeft, builder.and(builder.not(left.register), right.register));
    return comparison === 'notEqual' ? differ : builder.not(differ);
  }
  return builder.compare(comparison, left.register, right.register);
}

/** Stands for a value that is never looked at, because its row is marked or its problem told. */
export function dummyShape(builder: KernelBuilder, type: ValueType): Shape {
  const register = builder.integer(0n);
  if (isNumericType(type)) return { kind: 'whole', register, unit: 1n };
  if (type.base === 'boolean') return { kind: 'bit', register: builder.bit(false) };
  return { kind: type.base === 'date' ? 'date' : 'text', register };
}
