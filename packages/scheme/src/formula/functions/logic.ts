import { plain } from '../../values/value-type.ts';
import {
  chooseTerm,
  compareTerms,
  comparisonOf,
  junction,
  notTerm,
  presence,
  roundTerm,
  typeOfUnified,
  unifiedTerms,
} from '../algebra.ts';
import { bareNumber, failTerm, stepTerm, type Term, truthTerm } from '../terms.ts';
import type { FormulaFunction, FunctionCall } from './function.ts';
import { needs, takes } from './parameters.ts';

/** Gives the arguments at `indexes` one type, reporting the first that does not fit. */
function unifyArguments(call: FunctionCall, indexes: readonly number[]): readonly Term[] | null {
  return unifiedTerms(
    indexes.map((index) => call.term(index)),
    (position) => call.placeOf(call.arg(indexes[position] ?? 0)),
  );
}

/** The first value whose condition holds; `last` when none does. */
function firstThatHolds(cases: readonly { readonly when: Term; readonly value: Term }[], last: Term): Term {
  return cases.reduceRight((otherwise, { when, value }) => chooseTerm(when, value, otherwise), last);
}

function buildIf(call: FunctionCall): Term | null {
  const branches = unifyArguments(call, [1, 2]);
  const [then, otherwise] = branches ?? [];
  return then === undefined || otherwise === undefined ? null : chooseTerm(call.term(0), then, otherwise);
}

function buildIfs(call: FunctionCall): Term | null {
  if (call.args.length % 2 !== 0) return call.refuse('formula/pairs', call.arg(call.args.length - 1));
  const conditions = call.args.map((_, index) => index).filter((index) => index % 2 === 0);
  const values = unifyArguments(
    call,
    conditions.map((index) => index + 1),
  );
  if (values === null) return null;
  const cases = values.map((value, position) => ({ when: call.term(conditions[position] ?? 0), value }));
  return firstThatHolds(cases, failTerm(typeOfUnified(values), 'value/no-matching-row', null));
}

function buildSwitch(call: FunctionCall): Term | null {
  const hasDefault = call.args.length % 2 === 0;
  const last = call.args.length - 1;
  const keys = call.args.map((_, index) => index).filter((index) => index % 2 === 1 && !(hasDefault && index === last));
  const values = unifyArguments(call, [...keys.map((index) => index + 1), ...(hasDefault ? [last] : [])]);
  const tests = keys.map((index) =>
    compareTerms('equal', [call.term(0), call.term(index)], call.placeOf(call.arg(index))),
  );
  if (values === null) return null;
  const cases = keys.flatMap((_, position) => {
    const when = tests[position];
    const value = values[position];
    return when === undefined || when === null || value === undefined ? [] : [{ when, value }];
  });
  if (cases.length < keys.length) return null;
  const label = call.term(0).label;
  return firstThatHolds(
    cases,
    (hasDefault ? values.at(-1) : undefined) ?? failTerm(typeOfUnified(values), 'value/no-matching-row', label),
  );
}

function buildChoose(call: FunctionCall): Term | null {
  const values = unifyArguments(
    call,
    call.args.slice(1).map((_, index) => index + 1),
  );
  if (values === null) return null;
  // Excel cuts the fraction of the index off.
  const index = roundTerm(call.term(0), 0, 'down');
  const cases = values.map((value, position) => ({
    when: comparisonOf('equal', index, bareNumber({ numerator: BigInt(position + 1), denominator: 1n })),
    value,
  }));
  return firstThatHolds(cases, failTerm(typeOfUnified(values), 'value/no-such-choice', call.term(0).label));
}

function buildIfError(call: FunctionCall): Term | null {
  const [value, fallback] = unifyArguments(call, [0, 1]) ?? [];
  if (value === undefined || fallback === undefined) return null;
  const type = typeOfUnified([value, fallback]);
  return stepTerm(type, (stepOf) => ({ op: 'recover', value: stepOf(value), fallback: stepOf(fallback), only: 'any' }));
}

function buildIsError(call: FunctionCall): Term {
  const value = call.term(0);
  const type = plain('boolean', value.type.grain);
  const isFine = presence(value);
  return stepTerm(type, (stepOf) => ({
    op: 'recover',
    value: stepOf(chooseTerm(isFine, truthTerm(false), truthTerm(false))),
    fallback: stepOf(truthTerm(true)),
    only: 'any',
  }));
}

/** True when an odd number of the conditions hold. */
function buildXor(call: FunctionCall): Term {
  return call.terms().reduce((left, right) => comparisonOf('notEqual', left, right));
}

const CONDITION = needs('boolean', 'условие', 'condition');

export const LOGIC_FUNCTIONS: readonly FormulaFunction[] = [
  {
    names: { en: 'IF', ru: 'ЕСЛИ' },
    group: 'logic',
    parameters: [CONDITION, needs('value', 'если_да', 'if_true'), needs('value', 'если_нет', 'if_false')],
    doc: {
      ru: 'Одно значение, когда условие выполнено, и другое, когда нет. Ошибка в невыбранном значении не мешает.',
      en: 'One value when the condition holds, another when it does not. An error in the value not taken does no harm.',
    },
    difference: {
      ru: 'Третье значение обязательно: молчаливого нуля или ЛОЖЬ нет. Условие — только да или нет, не число.',
      en: 'The third value is required: there is no silent zero or FALSE. The condition is yes or no, never a number.',
    },
    build: buildIf,
  },
  {
    names: { en: 'IFS', ru: 'УСЛОВИЯ' },
    aliases: ['ЕСЛИМН'],
    group: 'logic',
    parameters: [CONDITION, needs('value', 'значение', 'value')],
    repeats: 2,
    doc: {
      ru: 'Значение первого выполненного условия. Если не выполнено ни одно — ошибка; последним условием поставьте ИСТИНА.',
      en: 'The value of the first condition that holds. None is an error; put TRUE as the last condition.',
    },
    build: buildIfs,
  },
  {
    names: { en: 'SWITCH', ru: 'ПЕРЕКЛЮЧ' },
    group: 'logic',
    parameters: [
      needs('value', 'выражение', 'expression'),
      needs('value', 'вариант', 'case'),
      needs('value', 'значение', 'value'),
    ],
    repeats: 2,
    doc: {
      ru: 'Значение того варианта, которому равно выражение. Последний аргумент без пары — значение для остальных.',
      en: 'The value of the case the expression equals. A last argument without a pair is the value for all others.',
    },
    difference: { ru: 'Регистр букв в тексте важен.', en: 'Upper and lower case letters differ in text.' },
    build: buildSwitch,
  },
  {
    names: { en: 'AND', ru: 'И' },
    group: 'logic',
    parameters: [CONDITION],
    repeats: 1,
    doc: { ru: 'Да, когда выполнены все условия.', en: 'Yes when all conditions hold.' },
    build: (call) => junction('and', call.terms()),
  },
  {
    names: { en: 'OR', ru: 'ИЛИ' },
    group: 'logic',
    parameters: [CONDITION],
    repeats: 1,
    doc: { ru: 'Да, когда выполнено хотя бы одно условие.', en: 'Yes when at least one condition holds.' },
    build: (call) => junction('or', call.terms()),
  },
  {
    names: { en: 'XOR', ru: 'ИСКЛИЛИ' },
    group: 'logic',
    parameters: [CONDITION],
    repeats: 1,
    doc: { ru: 'Да, когда выполнено нечётное число условий.', en: 'Yes when an odd number of conditions hold.' },
    build: buildXor,
  },
  {
    names: { en: 'NOT', ru: 'НЕ' },
    group: 'logic',
    parameters: [CONDITION],
    doc: { ru: 'Да, когда условие не выполнено.', en: 'Yes when the condition does not hold.' },
    build: (call) => notTerm(call.term(0)),
  },
  {
    names: { en: 'IFERROR', ru: 'ЕСЛИОШИБКА' },
    group: 'logic',
    parameters: [needs('value', 'значение', 'value'), needs('value', 'если_ошибка', 'if_error')],
    doc: {
      ru: 'Значение, а если его нельзя вычислить (нет данных, деление на ноль) — второе.',
      en: 'The value, or the second one when it cannot be worked out (missing data, division by zero).',
    },
    build: buildIfError,
  },
  {
    names: { en: 'ISERROR', ru: 'ЕОШИБКА' },
    group: 'logic',
    parameters: [needs('value', 'значение', 'value')],
    doc: { ru: 'Да, когда значение нельзя вычислить.', en: 'Yes when the value cannot be worked out.' },
    build: buildIsError,
  },
  {
    names: { en: 'CHOOSE', ru: 'ВЫБОР' },
    group: 'logic',
    parameters: [
      needs('plain', 'номер', 'index'),
      needs('value', 'значение1', 'value1'),
      takes('value', 'значение2', 'value2'),
    ],
    repeats: 1,
    doc: {
      ru: 'Значение по номеру, начиная с 1. Дробная часть номера отбрасывается; номер вне списка — ошибка.',
      en: 'The value at the index, counted from 1. The fraction of the index is cut off; one outside the list is an error.',
    },
    build: buildChoose,
  },
];
