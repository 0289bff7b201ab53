import type { ValueType } from '../../values/value-type.ts';
import { shapeOfValue } from './cell-algebra.ts';
import { DATE_RANGE, type InputProfile, TEXT_RANGE } from './input-profile.ts';
import type { Interval } from './interval.ts';
import type { Operation, Register } from './kernel.ts';
import type { KernelBuilder } from './kernel-builder.ts';
import type { ColumnSource } from './lowered-plan.ts';
import type { Scope } from './scope.ts';
import { type Cell, NO_PROBLEMS, type Shape } from './shape.ts';

/** Reads an input column, one for each distinct source. */
export function inputCell(scope: Scope, input: { readonly source: ColumnSource; readonly type: ValueType }): Cell {
  const { builder, workshop } = scope;
  const key = sourceKey(input.source);
  const profile = workshop.profiles.input(input);
  if (profile.kind === 'constant')
    return { shape: shapeOfValue(builder, profile.value, workshop.codes), problems: NO_PROBLEMS };
  const known = workshop.inputs.findIndex(({ source }) => sourceKey(source) === key);
  const column = known >= 0 ? known : workshop.inputs.push({ source: input.source, type: input.type, profile }) - 1;
  return columnCell(builder, profile, {
    read: (nullable) => ({ op: 'column', column, nullable }),
    absent: { op: 'absent', column },
  });
}

export function sourceKey(source: ColumnSource): string {
  switch (source.kind) {
    case 'criterion':
      return `criterion ${source.measure} ${source.criterion}`;
    case 'attribute':
      return `attribute ${source.attribute}`;
    case 'parameter':
      return `parameter ${source.parameter}`;
    case 'balance':
      return `balance ${source.balance}`;
    case 'calendar':
      return `calendar ${source.scope} ${source.measure}`;
    case 'given':
      return `given ${source.part} ${source.step}`;
  }
}

interface ColumnReading {
  readonly read: (nullable: boolean) => Operation;
  readonly absent: Operation;
}

/** The shape and the missing bit of a column, whether of the row or of a fact. */
export function columnCell(
  builder: KernelBuilder,
  profile: Exclude<InputProfile, { kind: 'constant' }>,
  { read, absent }: ColumnReading,
): Cell {
  const missing = profile.nullable ? builder.append(absent, 'bit') : null;
  const register = builder.append(read(profile.nullable), 'integer', rangeOf(profile));
  return { shape: shapeOf(builder, profile, register), problems: { ...NO_PROBLEMS, missing } };
}

function rangeOf(profile: Exclude<InputProfile, { kind: 'constant' }>): Interval {
  switch (profile.kind) {
    case 'number':
      return { min: profile.min, max: profile.max };
    case 'boolean':
      return { min: 0n, max: 1n };
    case 'text':
      return TEXT_RANGE;
    case 'date':
      return DATE_RANGE;
  }
}

function shapeOf(
  builder: KernelBuilder,
  profile: Exclude<InputProfile, { kind: 'constant' }>,
  register: Register,
): Shape {
  switch (profile.kind) {
    case 'number':
      return { kind: 'whole', register, unit: profile.unit };
    case 'boolean':
      return { kind: 'bit', register: builder.compare('notEqual', register, builder.integer(0n)) };
    case 'text':
    case 'date':
      return { kind: profile.kind, register };
  }
}
