import { fromInteger } from '@premia/decimal';
import { integerValue, ONE_VALUE, ZERO_VALUE } from '../../values/literal.ts';
import { plain } from '../../values/value-type.ts';
import {
  addTerms,
  chooseTerm,
  comparisonOf,
  divideTerms,
  extremeOf,
  multiplyTerms,
  type Place,
  powerOf,
  presence,
  roundTerm,
  subtractTerms,
  writtenDivision,
  zeroLike,
} from '../algebra.ts';
import type { Span } from '../ast.ts';
import { bareNumber, constantTerm, stepTerm, type Term, unitTerm } from '../terms.ts';
import type { FormulaFunction, FunctionCall } from './function.ts';
import { needs, takes } from './parameters.ts';

type Fold = (left: Term, right: Term, span: Span) => Term | null;

/** Joins all values from left to right; stops at the first pair that cannot meet. */
function foldValues(call: FunctionCall, fold: Fold): Term | null {
  const [first, ...rest] = call.spread();
  if (first === undefined) throw new Error(`${call.fn.names.en}: no arguments passed the check`);
  let total: Term | null = first.term;
  for (const { term, span } of rest) {
    if (total === null) return null;
    total = fold(total, term, span);
  }
  return total;
}

const sumOf = (call: FunctionCall): Term | null =>
  foldValues(call, (left, right, span) => addTerms(left, right, call.placeOf(span)));

const extreme =
  (op: 'minimum' | 'maximum') =>
  (call: FunctionCall): Term | null =>
    foldValues(call, (left, right, span) => extremeOf(op, [left, right], call.placeOf(span)));

function buildAverage(call: FunctionCall): Term | null {
  const sum = sumOf(call);
  const count = bareNumber(fromInteger(call.spread().length));
  return sum === null ? null : divideTerms(sum, count, call.placeOf(call.span));
}

/** How many of the values can be worked out. */
function buildCount(call: FunctionCall): Term | null {
  const type = plain('count', 'group');
  const one = constantTerm(ONE_VALUE, type);
  const none = constantTerm(ZERO_VALUE, type);
  const presences = call.spread().map(({ term }) => {
    const counted = chooseTerm(presence(term), one, one);
    return stepTerm(counted.type, (stepOf) => ({
      op: 'recover',
      value: stepOf(counted),
      fallback: stepOf(none),
      only: 'any',
    }));
  });
  return presences.reduce<Term | null>(
    (left, right) => (left === null ? null : addTerms(left, right, call.placeOf(call.span))),
    none,
  );
}

/** {a; b} and {c; d} give a*c + b*d; every list needs as many items as the first. */
function buildSumProduct(call: FunctionCall): Term | null {
  const lists = call.args.map((argument) => {
    if (argument.kind === 'list') return argument.items;
    throw new Error('SUMPRODUCT: an argument that is not a list passed the check');
  });
  const [first, ...others] = lists;
  if (first === undefined) throw new Error('SUMPRODUCT: no arguments passed the check');
  const uneven = others.findIndex((list) => list.length !== first.length);
  if (uneven >= 0) {
    return call.refuse('formula/lists-differ', call.arg(uneven + 1), {
      expected: first.length,
      given: others[uneven]?.length ?? 0,
    });
  }
  let total: Term | null = null;
  for (const [row, { term: head }] of first.entries()) {
    let product: Term | null = head;
    for (const factor of others.map((list) => list[row])) {
      if (product === null || factor === undefined) return null;
      product = multiplyTerms(product, factor.term, call.placeOf(factor.span));
    }
    if (product === null) return null;
    total = total === null ? product : addTerms(total, product, call.placeOf(call.span));
    if (total === null) return null;
  }
  return total;
}

/** The remainder has the divisor's sign, as in Excel: n - d × INT(n / d). */
function buildMod(call: FunctionCall): Term | null {
  const place = call.placeOf(call.span);
  const [value, divisor] = valueAndDivisor(call);
  const quotient = divideTerms(value, divisor, divisionPlace(call));
  if (quotient === null) return null;
  const whole = multiplyTerms(roundTerm(quotient, 0, 'floor'), divisor, place);
  return whole === null ? null : subtractTerms(value, whole, place);
}

/** A call whose second argument divides the first. */
function divisionPlace(call: FunctionCall): Place {
  return { ...call.placeOf(call.span), written: writtenDivision(call.arg(1), call.span) };
}

/** How often the divisor fits, the fraction cut off. */
function buildQuotient(call: FunctionCall): Term | null {
  const quotient = divideTerms(...valueAndDivisor(call), divisionPlace(call));
  return quotient === null ? null : roundTerm(quotient, 0, 'down');
}

/** A bare divisor counts in the unit of the value. */
function valueAndDivisor(call: FunctionCall): readonly [value: Term, divisor: Term] {
  const [value, divisor] = [call.term(0), call.term(1)];
  const isBare = divisor.retype !== null && value.retype === null;
  return [value, isBare ? (divisor.retype?.(value.type) ?? divisor) : divisor];
}

/** -1, 0 or 1. */
function buildSign(call: FunctionCall): Term {
  const value = call.term(0);
  const unit = (number: number): Term => constantTerm(integerValue(number), plain('number', 'group'));
  const belowZero = chooseTerm(comparisonOf('less', value, zeroLike(value)), unit(-1), unit(0));
  return chooseTerm(comparisonOf('greater', value, zeroLike(value)), unit(1), belowZero);
}

function buildAbsolute(call: FunctionCall): Term {
  const value = call.term(0);
  return unitTerm(value.type, [value], (stepOf, [part = value]) => ({ op: 'absolute', value: stepOf(part) }));
}

const VALUE = needs('number', 'число', 'number');
const VALUES = needs('numbers', 'число', 'number');

export const NUMBER_FUNCTIONS: readonly FormulaFunction[] = [
  {
    names: { en: 'SUM', ru: 'СУММ' },
    group: 'numbers',
    parameters: [VALUES],
    repeats: 1,
    doc: { ru: 'Сумма значений.', en: 'The sum of the values.' },
    build: sumOf,
  },
  {
    names: { en: 'MIN', ru: 'МИН' },
    group: 'numbers',
    parameters: [VALUES],
    repeats: 1,
    doc: { ru: 'Наименьшее из значений.', en: 'The smallest of the values.' },
    build: extreme('minimum'),
  },
  {
    names: { en: 'MAX', ru: 'МАКС' },
    group: 'numbers',
    parameters: [VALUES],
    repeats: 1,
    doc: { ru: 'Наибольшее из значений.', en: 'The largest of the values.' },
    build: extreme('maximum'),
  },
  {
    names: { en: 'AVERAGE', ru: 'СРЗНАЧ' },
    group: 'numbers',
    parameters: [VALUES],
    repeats: 1,
    doc: { ru: 'Среднее арифметическое.', en: 'The arithmetic mean.' },
    build: buildAverage,
  },
  {
    names: { en: 'COUNT', ru: 'СЧЁТ' },
    group: 'numbers',
    parameters: [VALUES],
    repeats: 1,
    doc: { ru: 'Сколько из значений можно вычислить.', en: 'How many of the values can be worked out.' },
    build: buildCount,
  },
  {
    names: { en: 'PRODUCT', ru: 'ПРОИЗВЕД' },
    group: 'numbers',
    parameters: [VALUES],
    repeats: 1,
    doc: { ru: 'Произведение значений.', en: 'The product of the values.' },
    build: (call) => foldValues(call, (left, right, span) => multiplyTerms(left, right, call.placeOf(span))),
  },
  {
    names: { en: 'SUMPRODUCT', ru: 'СУММПРОИЗВ' },
    group: 'numbers',
    parameters: [needs('list', 'список1', 'list1'), takes('list', 'список2', 'list2')],
    repeats: 1,
    doc: {
      ru: 'Сумма произведений: {a; b} и {c; d} дают a*c + b*d.',
      en: 'The sum of products: {a; b} and {c; d} give a*c + b*d.',
    },
    difference: {
      ru: 'Списки пишутся в фигурных скобках; в них могут стоять имена и выражения.',
      en: 'Lists are written in braces and may hold names and expressions.',
    },
    build: buildSumProduct,
  },
  {
    names: { en: 'ABS', ru: 'ABS' },
    group: 'numbers',
    parameters: [VALUE],
    doc: { ru: 'Число без знака.', en: 'The number without its sign.' },
    build: buildAbsolute,
  },
  {
    names: { en: 'SIGN', ru: 'ЗНАК' },
    group: 'numbers',
    parameters: [VALUE],
    doc: { ru: '1, 0 или −1 по знаку числа.', en: '1, 0 or -1 by the sign of the number.' },
    build: buildSign,
  },
  {
    names: { en: 'MOD', ru: 'ОСТАТ' },
    group: 'numbers',
    parameters: [VALUE, needs('number', 'делитель', 'divisor')],
    doc: {
      ru: 'Остаток от деления; знак как у делителя.',
      en: "The remainder of a division; it has the divisor's sign.",
    },
    build: buildMod,
  },
  {
    names: { en: 'QUOTIENT', ru: 'ЧАСТНОЕ' },
    group: 'numbers',
    parameters: [VALUE, needs('number', 'делитель', 'divisor')],
    doc: { ru: 'Целая часть частного.', en: 'The whole part of a quotient.' },
    build: buildQuotient,
  },
  {
    names: { en: 'POWER', ru: 'СТЕПЕНЬ' },
    group: 'numbers',
    parameters: [needs('plain', 'число', 'number'), needs('whole', 'степень', 'exponent')],
    doc: { ru: 'Число в целой степени.', en: 'The number raised to a whole power.' },
    difference: {
      ru: 'Степень — целое число, написанное в формуле: только так результат точен.',
      en: 'The exponent is a whole number written in the formula: only then is the result exact.',
    },
    build: (call) => powerOf(call.term(0), call.term(1), call.placeOf(call.arg(1))),
  },
];
