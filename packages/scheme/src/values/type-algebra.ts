import { type BaseType, type Grain, isNumeric, money, plain, type ValueType } from './value-type.ts';

/** Why two values cannot meet; each is a diagnostic code with its own words. */
export type TypeConflict =
  | 'type/money-times-money'
  | 'type/money-and-number'
  | 'type/number-over-money'
  | 'type/other-currency'
  | 'type/not-a-number'
  | 'type/different-kinds'
  | 'type/no-order'
  | 'type/power-of-money';

/** The node kind that makes the link possible when put between. */
export type Conversion = 'convert' | 'each' | 'pool' | 'divide' | 'multiply';

export type TypeRule =
  | { readonly ok: true; readonly type: ValueType }
  | { readonly ok: false; readonly conflict: TypeConflict; readonly conversion: Conversion | null };

const conflict = (code: TypeConflict, conversion: Conversion | null = null): TypeRule => ({
  ok: false,
  conflict: code,
  conversion,
});

/** A value per fact makes the result per fact; a value per employee makes it per employee. */
export function joinGrain(left: Grain, right: Grain): Grain {
  if (left === 'rows' || right === 'rows') return 'rows';
  return left === 'employee' || right === 'employee' ? 'employee' : 'group';
}

type PlainNumeric = 'number' | 'percent' | 'count';

function plainNumeric(type: ValueType): PlainNumeric | null {
  switch (type.base) {
    case 'number':
    case 'percent':
    case 'count':
      return type.base;
    case 'money':
    case 'boolean':
    case 'text':
    case 'date':
      return null;
  }
}

/** Addition, subtraction, minimum, maximum and everything else that needs two values of one measure. */
export function addTypes(left: ValueType, right: ValueType): TypeRule {
  if (!isNumeric(left) || !isNumeric(right)) return conflict('type/not-a-number');
  const grain = joinGrain(left.grain, right.grain);
  if (left.currency !== null && right.currency !== null) {
    if (left.currency !== right.currency) return conflict('type/other-currency', 'convert');
    return { ok: true, type: money(left.currency, grain) };
  }
  if (left.currency !== null || right.currency !== null) {
    const share = left.base === 'percent' || right.base === 'percent';
    return conflict('type/money-and-number', share ? 'multiply' : null);
  }
  return { ok: true, type: plain(left.base === right.base ? asPlain(left.base) : 'number', grain) };
}

function asPlain(base: BaseType): PlainNumeric {
  return base === 'percent' || base === 'count' ? base : 'number';
}

/** money × money is an error; a percent stays a percent next to a number; count × count is a count. */
export function multiplyTypes(left: ValueType, right: ValueType): TypeRule {
  if (!isNumeric(left) || !isNumeric(right)) return conflict('type/not-a-number');
  const grain = joinGrain(left.grain, right.grain);
  if (left.currency !== null && right.currency !== null) return conflict('type/money-times-money', 'divide');
  const currency = left.currency ?? right.currency;
  if (currency !== null) return { ok: true, type: money(currency, grain) };
  if (left.base === 'percent' || right.base === 'percent') return { ok: true, type: plain('percent', grain) };
  return { ok: true, type: plain(left.base === 'count' && right.base === 'count' ? 'count' : 'number', grain) };
}

/** money ÷ money of one currency is a number; a plain number ÷ money is an error. */
export function divideTypes(left: ValueType, right: ValueType): TypeRule {
  if (!isNumeric(left) || !isNumeric(right)) return conflict('type/not-a-number');
  const grain = joinGrain(left.grain, right.grain);
  if (right.currency !== null) {
    if (left.currency === null) return conflict('type/number-over-money');
    if (left.currency !== right.currency) return conflict('type/other-currency', 'convert');
    return { ok: true, type: plain('number', grain) };
  }
  if (left.currency !== null) return { ok: true, type: money(left.currency, grain) };
  const staysPercent = left.base === 'percent' && plainNumeric(right) !== 'percent';
  return { ok: true, type: plain(staysPercent ? 'percent' : 'number', grain) };
}

/** A whole power of a plain number is a number; money squared means nothing. */
export function powerType(base: ValueType): TypeRule {
  if (!isNumeric(base)) return conflict('type/not-a-number');
  if (base.currency !== null) return conflict('type/power-of-money');
  return { ok: true, type: plain('number', base.grain) };
}

/** The answer is a yes or no; `ordered` asks for less and greater, which texts and booleans do not have. */
export function compareTypes(left: ValueType, right: ValueType, ordered: boolean): TypeRule {
  const grain = joinGrain(left.grain, right.grain);
  const unified = unifyTypes(left, right);
  if (!unified.ok) return unified;
  if (ordered && (left.base === 'text' || left.base === 'boolean')) return conflict('type/no-order');
  return { ok: true, type: plain('boolean', grain) };
}

/** The type of "one or the other": both branches of an `if`, the cells of a table and its fallback. */
export function unifyTypes(left: ValueType, right: ValueType): TypeRule {
  if (isNumeric(left) && isNumeric(right)) return addTypes(left, right);
  if (left.base !== right.base) return conflict('type/different-kinds');
  return { ok: true, type: plain(left.base as 'boolean' | 'text' | 'date', joinGrain(left.grain, right.grain)) };
}
