import { compare, ONE, parseDecimal, type Rational, sign } from '@premia/decimal';
import type { SchemeLink } from '../document/scheme-document.ts';
import type { StepIndex, StepOperation } from '../plan/plan.ts';
import { numberValue, parseLiteral } from '../values/literal.ts';
import type { TypeRule } from '../values/type-algebra.ts';
import { describeType, isNumeric, plain, type ValueType } from '../values/value-type.ts';
import type { NodeContext, Operand, Report } from './node-context.ts';

/** Reports a refused meeting of two values with its reason and, where one exists, the node kind to put between. */
export function reportConflict(context: NodeContext, port: string, conflict: Conflict): void {
  const { rule, left, right, operands = [] } = conflict;
  const converted = rule.conversion === 'convert' ? foreignOperand(context, operands) : null;
  context.report({
    code: rule.conflict,
    port,
    ...(converted?.link === undefined ? {} : { link: converted.link }),
    details: {
      left: describeType(left),
      right: describeType(right),
      ...(rule.conversion === null ? {} : { conversion: rule.conversion }),
      ...(converted === null ? {} : { conversionTo: converted.to }),
    },
  });
}

/** Which of two amounts to convert, and into what: the one that is not in the scheme's currency, else the second. */
function foreignOperand(
  { scheme }: NodeContext,
  operands: readonly Operand[],
): { readonly link: SchemeLink | undefined; readonly to: string } | null {
  const [left, right] = operands;
  if (left === undefined || right === undefined) return null;
  const isLeft = right.type.currency === scheme.currency && left.link !== undefined;
  const [foreign, other] = isLeft ? [left, right] : [right, left];
  return other.type.currency === null ? null : { link: foreign.link, to: other.type.currency };
}

interface Conflict {
  readonly rule: Extract<TypeRule, { ok: false }>;
  readonly left: ValueType;
  readonly right: ValueType;
  /** The two values themselves, where a node could be put before one of them. */
  readonly operands?: readonly [Operand, Operand];
}

export interface BinaryStep {
  readonly left: Operand;
  readonly right: Operand;
  readonly rule: (left: ValueType, right: ValueType) => TypeRule;
  readonly operation: (left: StepIndex, right: StepIndex) => StepOperation;
  /** Where a conflict is shown. */
  readonly port: string;
}

/** Emits a step over two operands when their types may meet, else reports why not. */
export function emitBinary(context: NodeContext, { left, right, rule, operation, port }: BinaryStep): Operand | null {
  const typed = rule(left.type, right.type);
  if (!typed.ok) {
    reportConflict(context, port, { rule: typed, left: left.type, right: right.type, operands: [left, right] });
    return null;
  }
  return context.emit({ ...operation(left.step, right.step), type: typed.type });
}

type FoldOperation = 'add' | 'multiply' | 'minimum' | 'maximum';

/** Combines operands left to right; one operand is its own result. Null when there is none or two cannot meet. */
export function emitFold(
  context: NodeContext,
  operands: readonly Operand[],
  fold: { readonly op: FoldOperation; readonly rule: BinaryStep['rule']; readonly port: string },
): Operand | null {
  let result: Operand | null = null;
  for (const operand of operands) {
    if (result === null) {
      result = operand;
      continue;
    }
    const operation = (left: StepIndex, right: StepIndex): StepOperation => ({ op: fold.op, left, right });
    const next: Operand | null = emitBinary(context, {
      left: result,
      right: operand,
      rule: fold.rule,
      operation,
      port: fold.port,
    });
    if (next === null) return null;
    result = next;
  }
  return result;
}

export function emitNumber(context: NodeContext, number: Rational, type: ValueType): Operand {
  return context.emit({ op: 'constant', value: numberValue(number), type });
}

/** A constant written in the params, read as `type`; reports at `path` when it cannot be. */
export function emitConstant(context: NodeContext, constant: ConstantParam): Operand | null {
  const parsed = parseLiteral(constant.text, constant.type.base);
  if (parsed.ok) return context.emit({ op: 'constant', value: parsed.value, type: constant.type });
  context.report({
    code: 'params/bad-value',
    path: constant.path,
    details: { given: constant.text, expected: constant.type.base, problem: parsed.problem },
  });
  return null;
}

export interface ConstantParam {
  readonly text: string;
  readonly type: ValueType;
  readonly path: string;
}

/** The type of a constant that stands next to `peer`: money beside money, half a thing beside counts a plain number. */
export function constantTypeBeside(peer: ValueType | null, text: string): ValueType {
  if (peer === null) return plain('number', 'group');
  const isPart = peer.base === 'count' && !parseLiteral(text, 'count').ok && parseLiteral(text, 'number').ok;
  return isPart ? plain('number', 'group') : { ...peer, grain: 'group' };
}

/** The linked value of a port, else the constant its params hold for it, read beside `peer`. */
export function inputOrConstantOperand(
  context: NodeContext,
  port: string,
  { constant, beside }: { readonly constant: string | undefined; readonly beside: ValueType | null },
): Operand | null {
  const linked = context.input(port);
  if (linked !== null) return linked;
  if (constant === undefined) return null;
  return emitConstant(context, { text: constant, type: constantTypeBeside(beside, constant), path: port });
}

/** Written limits of which the floor lies above the cap: the cap would be the answer for everybody. */
export function reportCrossedLimits(context: NodeContext, limits: WrittenLimits): void {
  const [floor, cap] = [limits.floor, limits.cap].map(({ port, constant }) => {
    const parsed = constant === undefined || context.input(port) !== null ? null : parseDecimal(constant);
    return parsed?.ok === true ? parsed.value : null;
  });
  if (floor == null || cap == null || compare(floor, cap) <= 0) return;
  context.report({ code: 'table/floor-above-cap', severity: 'warning', path: limits.floor.port });
}

/** A written share below nothing or above the whole: more would be taken than there is, or the opposite of what is meant. */
export function reportShareOutOfRange(
  report: Report,
  { share, path }: { readonly share: Rational; readonly path: string },
): void {
  if (sign(share) >= 0 && compare(share, ONE) <= 0) return;
  report({ code: 'params/share-out-of-range', severity: 'warning', path });
}

interface WrittenLimit {
  readonly port: string;
  readonly constant: string | undefined;
}

interface WrittenLimits {
  readonly floor: WrittenLimit;
  readonly cap: WrittenLimit;
}

/** Both sides of a binary node; a constant side takes the type of the linked one. */
export function bothSides(
  context: NodeContext,
  constants: { readonly left?: string | undefined; readonly right?: string | undefined },
): { readonly left: Operand; readonly right: Operand } | null {
  const linkedLeft = context.input('left');
  const linkedRight = context.input('right');
  const left =
    linkedLeft ??
    inputOrConstantOperand(context, 'left', { constant: constants.left, beside: linkedRight?.type ?? null });
  const right =
    linkedRight ??
    inputOrConstantOperand(context, 'right', { constant: constants.right, beside: linkedLeft?.type ?? null });
  return left === null || right === null ? null : { left, right };
}

export interface Constants {
  readonly texts: readonly string[] | undefined;
  /** Whether constants are of the linked values' measure, as in a sum, or plain numbers, as factors are. */
  readonly as: 'peers' | 'numbers';
}

/** Every linked value of a many-port, then the constants of the params. */
export function manyOperands(context: NodeContext, port: string, constants: Constants): readonly Operand[] | null {
  const linked = context.inputs(port);
  const peer = linked.find((operand) => isNumeric(operand.type)) ?? linked[0];
  const operands = [...linked];
  for (const [index, text] of (constants.texts ?? []).entries()) {
    const type = constantTypeBeside(constants.as === 'peers' ? (peer?.type ?? null) : null, text);
    const operand = emitConstant(context, { text, type, path: `${port}.${index}` });
    if (operand === null) return null;
    operands.push(operand);
  }
  return operands;
}

/** Replaces a problem of the given sort by the constant the scheme states for it; unchanged when it states none. */
export function withFallback(context: NodeContext, value: Operand, fallback: Fallback): Operand | null {
  if (fallback.text === undefined) return value;
  const type = { ...value.type, grain: 'group' as const };
  const constant = emitConstant(context, { text: fallback.text, type, path: fallback.path });
  if (constant === null) return null;
  return context.emit({
    op: 'recover',
    value: value.step,
    fallback: constant.step,
    only: fallback.only,
    type: value.type,
  });
}

export interface Fallback {
  readonly text: string | undefined;
  readonly path: 'ifMissing' | 'ifZero';
  readonly only: 'missing' | 'zero-divisor';
}
