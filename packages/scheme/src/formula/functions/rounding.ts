import { compare, type RoundingMode, ZERO } from '@premia/decimal';
import { integerValue } from '../../values/literal.ts';
import { withGrain } from '../../values/value-type.ts';
import {
  chooseTerm,
  comparisonOf,
  junction,
  negateTerm,
  roundTerm,
  typeOfUnified,
  unifiedTerms,
  zeroLike,
} from '../algebra.ts';
import { bareNumber, constantTerm, failTerm, numberOf, stepTerm, type Term, unitTerm, wholeOf } from '../terms.ts';
import type { FormulaFunction, FunctionCall, Parameter } from './function.ts';
import { needs, takes } from './parameters.ts';

/** Places to round to; Excel has no more than 15 significant ones, we keep what a typed number may have. */
const DIGITS_MAX = 30;

function buildRound(mode: RoundingMode): (call: FunctionCall) => Term | null {
  return (call) => {
    const written = call.args[1];
    const digits = written === undefined ? 0 : wholeOf(call.term(1));
    if (digits === null || Math.abs(digits) > DIGITS_MAX) {
      return call.refuse('formula/not-constant', written ?? call.span, { most: DIGITS_MAX });
    }
    return roundTerm(call.term(0), digits, mode);
  };
}

/** The value and the multiple in one unit; the multiple is 1 when left out. */
function valueAndMultiple(call: FunctionCall): { readonly value: Term; readonly multiple: Term } | null {
  const value = call.term(0);
  const given = call.args[1] === undefined ? bareNumber(ONE_NUMBER) : call.term(1);
  const unified = unifiedTerms([value, given], (index) => call.placeOf(call.args[index] ?? call.span));
  const [first, second] = unified ?? [];
  return first === undefined || second === undefined ? null : { value: first, multiple: second };
}

const ONE_NUMBER = { numerator: 1n, denominator: 1n } as const;

function toMultiple(value: Term, multiple: Term, mode: RoundingMode): Term {
  return unitTerm(typeOfUnified([value, multiple]), [value, multiple], (stepOf, [v = value, m = multiple]) => ({
    op: 'roundToMultiple',
    value: stepOf(v),
    multiple: stepOf(m),
    mode,
  }));
}

/** Rounds by the sizes of both and puts the minus back. */
function toMultipleBySize(value: Term, multiple: Term, mode: RoundingMode): Term {
  return negateTerm(toMultiple(negateTerm(value), negateTerm(multiple), mode));
}

const isPositive = (term: Term): Term => comparisonOf('greater', term, zeroLike(term));
const isNegative = (term: Term): Term => comparisonOf('less', term, zeroLike(term));
const isZeroTerm = (term: Term): Term => comparisonOf('equal', term, zeroLike(term));

/** -1, 0 or 1 when the sign is known while compiling, else null. */
function knownSign(term: Term): -1 | 0 | 1 | null {
  const number = numberOf(term);
  return number === null ? null : compare(number, ZERO);
}

interface SignRules {
  readonly onPositive: (value: Term, multiple: Term) => Term;
  readonly onNegative: (value: Term, multiple: Term) => Term;
  readonly onZero: (value: Term, multiple: Term) => Term;
}

/** Excel rounds to a multiple by other rules for each sign of the multiple; a known sign needs only its own. */
function bySignOfMultiple(call: FunctionCall, rules: SignRules): Term | null {
  const pair = valueAndMultiple(call);
  if (pair === null) return null;
  const { value, multiple } = pair;
  switch (knownSign(multiple)) {
    case 1:
      return rules.onPositive(value, multiple);
    case -1:
      return rules.onNegative(value, multiple);
    case 0:
      return rules.onZero(value, multiple);
    case null: {
      const notPositive = chooseTerm(
        isNegative(multiple),
        rules.onNegative(value, multiple),
        rules.onZero(value, multiple),
      );
      return chooseTerm(isPositive(multiple), rules.onPositive(value, multiple), notPositive);
    }
  }
}

function badMultiple(value: Term): Term {
  return failTerm(value.type, 'value/bad-multiple', value.label);
}

/** MROUND: the signs must agree; half away from zero. */
const MULTIPLE_ROUND: SignRules = {
  onPositive: (value, multiple) =>
    chooseTerm(isNegative(value), badMultiple(value), toMultiple(value, multiple, 'half-up')),
  onNegative: (value, multiple) =>
    chooseTerm(isPositive(value), badMultiple(value), toMultipleBySize(value, multiple, 'half-up')),
  onZero: (value) => zeroLike(value),
};

/** CEILING: towards plus infinity by a positive multiple, away from zero when both are negative. */
const CEILING_RULES: SignRules = {
  onPositive: (value, multiple) => toMultiple(value, multiple, 'ceil'),
  onNegative: (value, multiple) =>
    chooseTerm(isPositive(value), badMultiple(value), toMultipleBySize(value, multiple, 'ceil')),
  onZero: (value) => zeroLike(value),
};

/** FLOOR: towards minus infinity by a positive multiple, towards zero when both are negative; no multiple of zero. */
const FLOOR_RULES: SignRules = {
  onPositive: (value, multiple) => toMultiple(value, multiple, 'floor'),
  onNegative: (value, multiple) =>
    chooseTerm(isPositive(value), badMultiple(value), toMultipleBySize(value, multiple, 'floor')),
  onZero: (value, multiple) => {
    const share = stepTerm(value.type, (stepOf) => ({ op: 'divide', left: stepOf(value), right: stepOf(multiple) }));
    return chooseTerm(isZeroTerm(value), zeroLike(value), share);
  },
};

/** CEILING.MATH and FLOOR.MATH: the multiple's sign does not matter; `mode` turns the direction for negative values. */
function buildMathematical(plain: RoundingMode, turned: RoundingMode): (call: FunctionCall) => Term | null {
  return (call) => {
    const pair = valueAndMultiple(call);
    if (pair === null) return null;
    const mode = call.args[2] === undefined ? 0 : wholeOf(call.term(2));
    if (mode === null) return call.refuse('formula/not-constant', call.arg(2), { most: 1 });
    const { value, multiple } = pair;
    const size = unitTerm(multiple.type, [multiple], (stepOf, [part = multiple]) => ({
      op: 'absolute',
      value: stepOf(part),
    }));
    const rounded = toMultiple(value, size, mode === 0 ? plain : turned);
    return knownSign(multiple) === null || knownSign(multiple) === 0
      ? chooseTerm(isZeroTerm(multiple), zeroLike(value), rounded)
      : rounded;
  };
}

/** EVEN and ODD: away from zero to the next whole number of the kind. */
function buildParity(offset: 0 | 1): (call: FunctionCall) => Term {
  return (call) => {
    const value = call.term(0);
    const unit = (whole: number): Term => constantTerm(integerValue(whole), withGrain(value.type, 'group'));
    const shifted = (term: Term, by: number): Term =>
      stepTerm(value.type, (stepOf) => ({ op: 'add', left: stepOf(term), right: stepOf(unit(by)) }));
    const even = (term: Term): Term => toMultiple(term, unit(2), 'up');
    if (offset === 0) return even(value);
    const positive = shifted(even(shifted(value, -1)), 1);
    const negative = shifted(even(shifted(value, 1)), -1);
    const isWithinOne = junction('and', [
      comparisonOf('lessOrEqual', value, unit(1)),
      comparisonOf('greaterOrEqual', value, zeroLike(value)),
    ]);
    const away = chooseTerm(
      isNegative(value),
      chooseTerm(comparisonOf('greater', value, unit(-1)), unit(-1), negative),
      positive,
    );
    return chooseTerm(isWithinOne, unit(1), away);
  };
}

const VALUE = needs('number', 'число', 'number');
const DIGITS = needs('whole', 'знаков', 'digits');
const MULTIPLE: Parameter = needs('number', 'кратное', 'multiple');

export const ROUNDING_FUNCTIONS: readonly FormulaFunction[] = [
  {
    names: { en: 'ROUND', ru: 'ОКРУГЛ' },
    group: 'rounding',
    parameters: [VALUE, DIGITS],
    doc: {
      ru: 'Округляет до знаков после запятой, половина — от нуля. Отрицательные знаки округляют до десятков, сотен.',
      en: 'Rounds to digits after the point, half away from zero. Negative digits round to tens, hundreds.',
    },
    build: buildRound('half-up'),
  },
  {
    names: { en: 'ROUNDUP', ru: 'ОКРУГЛВВЕРХ' },
    group: 'rounding',
    parameters: [VALUE, DIGITS],
    doc: { ru: 'Округляет от нуля.', en: 'Rounds away from zero.' },
    build: buildRound('up'),
  },
  {
    names: { en: 'ROUNDDOWN', ru: 'ОКРУГЛВНИЗ' },
    group: 'rounding',
    parameters: [VALUE, DIGITS],
    doc: { ru: 'Округляет к нулю.', en: 'Rounds towards zero.' },
    build: buildRound('down'),
  },
  {
    names: { en: 'TRUNC', ru: 'ОТБР' },
    group: 'rounding',
    parameters: [VALUE, takes('whole', 'знаков', 'digits')],
    doc: { ru: 'Отбрасывает дробную часть.', en: 'Cuts the fraction off.' },
    build: buildRound('down'),
  },
  {
    names: { en: 'INT', ru: 'ЦЕЛОЕ' },
    group: 'rounding',
    parameters: [VALUE],
    doc: {
      ru: 'Наибольшее целое не больше числа: −2,5 станет −3.',
      en: 'The largest whole number not above it: -2.5 becomes -3.',
    },
    build: (call) => roundTerm(call.term(0), 0, 'floor'),
  },
  {
    names: { en: 'EVEN', ru: 'ЧЁТН' },
    group: 'rounding',
    parameters: [VALUE],
    doc: { ru: 'Ближайшее чётное число от нуля.', en: 'The next even whole number away from zero.' },
    build: buildParity(0),
  },
  {
    names: { en: 'ODD', ru: 'НЕЧЁТ' },
    group: 'rounding',
    parameters: [VALUE],
    doc: { ru: 'Ближайшее нечётное число от нуля.', en: 'The next odd whole number away from zero.' },
    build: buildParity(1),
  },
  {
    names: { en: 'MROUND', ru: 'ОКРУГЛТ' },
    group: 'rounding',
    parameters: [VALUE, MULTIPLE],
    doc: {
      ru: 'Округляет до ближайшего кратного, половина — от нуля. Знаки числа и кратного должны совпадать.',
      en: 'Rounds to the nearest multiple, half away from zero. The number and the multiple must have one sign.',
    },
    build: (call) => bySignOfMultiple(call, MULTIPLE_ROUND),
  },
  {
    names: { en: 'CEILING', ru: 'ОКРВВЕРХ' },
    group: 'rounding',
    parameters: [VALUE, MULTIPLE],
    doc: {
      ru: 'Округляет вверх до кратного; если оба отрицательны — от нуля.',
      en: 'Rounds up to a multiple; away from zero when both are negative.',
    },
    build: (call) => bySignOfMultiple(call, CEILING_RULES),
  },
  {
    names: { en: 'FLOOR', ru: 'ОКРВНИЗ' },
    group: 'rounding',
    parameters: [VALUE, MULTIPLE],
    doc: {
      ru: 'Округляет вниз до кратного; если оба отрицательны — к нулю.',
      en: 'Rounds down to a multiple; towards zero when both are negative.',
    },
    build: (call) => bySignOfMultiple(call, FLOOR_RULES),
  },
  {
    names: { en: 'CEILING.MATH', ru: 'ОКРВВЕРХ.МАТ' },
    group: 'rounding',
    parameters: [VALUE, takes('number', 'кратное', 'multiple'), takes('whole', 'режим', 'mode')],
    doc: {
      ru: 'Округляет вверх до кратного; с режимом 1 отрицательные — от нуля.',
      en: 'Rounds up to a multiple; with mode 1 negative numbers go away from zero.',
    },
    build: buildMathematical('ceil', 'up'),
  },
  {
    names: { en: 'FLOOR.MATH', ru: 'ОКРВНИЗ.МАТ' },
    group: 'rounding',
    parameters: [VALUE, takes('number', 'кратное', 'multiple'), takes('whole', 'режим', 'mode')],
    doc: {
      ru: 'Округляет вниз до кратного; с режимом 1 отрицательные — к нулю.',
      en: 'Rounds down to a multiple; with mode 1 negative numbers go towards zero.',
    },
    build: buildMathematical('floor', 'down'),
  },
];
