import { decimal, divide, fromInteger, ONE, type Rational, toCanonicalText } from '@premia/decimal';
import type { EmployeeInputs, EvaluationRequest } from '../../evaluation/evaluation.ts';
import { factFieldText } from '../../evaluation/facts.ts';
import { ownEntry } from '../../evaluation/own-entry.ts';
import { operandsOf } from '../../plan/operands.ts';
import type { Block, FactsFrame, Plan, Step, StepIndex } from '../../plan/plan.ts';
import { minorDigits } from '../../values/currency.ts';
import { isNumeric, type ValueType } from '../../values/value-type.ts';
import type { FactValues } from './step-values.ts';

/** A number of the typical employee's inputs that can be turned up and down. */
export interface Variable {
  readonly key: string;
  /** The node that reads it, for its name. */
  readonly nodeId: string;
  readonly type: ValueType;
  /** Work done, not a term of the contract: more of it should not pay less. */
  readonly isPerformance: boolean;
  readonly at: VariablePlace;
}

export type VariablePlace =
  | { readonly kind: 'criterion'; readonly criterion: string; readonly measure: string }
  | { readonly kind: 'attribute' | 'balance'; readonly name: string }
  | { readonly kind: 'fact'; readonly frame: string; readonly field: string };

/** The least amount by which a value of the type can differ: a kopeck, one thing, a hundredth of a percent. */
export function smallestStep({ base, currency }: ValueType): Rational {
  if (base === 'money' && currency !== null) return divide(ONE, fromInteger(10 ** minorDigits(currency)));
  if (base === 'count') return ONE;
  return decimal('0.0001');
}

const MEASURE_ORDER = ['actual', 'yearToDate', 'previous'];

/** The variables a step of the body depends on, work done first. */
export function variablesOf(plan: Plan, roots: readonly StepIndex[], frame: FactsFrame | null): readonly Variable[] {
  const found = new Map<string, Variable>();
  const add = (variable: Variable | null): void => {
    if (variable !== null && !found.has(variable.key)) found.set(variable.key, variable);
  };
  const outer: StepIndex[] = [];
  if (frame === null) outer.push(...roots);
  else {
    for (const step of coneOf(frame.block, roots)) {
      if (step.op === 'field') add(fieldVariable(step, frame));
      if (step.op === 'outer') outer.push(step.step);
    }
  }
  for (const step of coneOf(plan.body, outer)) {
    if (step.op === 'input') add(inputVariable(step));
    if (step.op === 'facts') add(amountVariable(step));
  }
  return [...found.values()].sort((left, right) => rank(left) - rank(right));
}

function rank({ at }: Variable): number {
  switch (at.kind) {
    case 'criterion':
      return MEASURE_ORDER.indexOf(at.measure);
    case 'fact':
      return MEASURE_ORDER.length;
    case 'attribute':
      return MEASURE_ORDER.length + 1;
    case 'balance':
      return MEASURE_ORDER.length + 2;
  }
}

function coneOf(block: Block, roots: readonly StepIndex[]): readonly Step[] {
  const seen = new Set<StepIndex>();
  const open = [...roots];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const step = block.steps[index];
    if (step === undefined || seen.has(index)) continue;
    seen.add(index);
    open.push(...operandsOf(step));
  }
  return [...seen].sort((left, right) => left - right).flatMap((index) => block.steps[index] ?? []);
}

function inputVariable({ source, type, nodeId }: Extract<Step, { op: 'input' }>): Variable | null {
  if (!isNumeric(type)) return null;
  switch (source.kind) {
    case 'criterion': {
      const { criterion, measure } = source;
      if (measure === 'target') return null;
      const at = { kind: 'criterion', criterion, measure } as const;
      return { key: `criterion ${criterion} ${measure}`, nodeId, type, isPerformance: measure === 'actual', at };
    }
    case 'attribute': {
      const at = { kind: 'attribute', name: source.attribute } as const;
      return { key: `attribute ${source.attribute}`, nodeId, type, isPerformance: false, at };
    }
    case 'balance': {
      const at = { kind: 'balance', name: source.balance } as const;
      return { key: `balance ${source.balance}`, nodeId, type, isPerformance: false, at };
    }
    case 'parameter':
    case 'calendar':
      return null;
  }
}

function fieldVariable({ field, type, nodeId }: Extract<Step, { op: 'field' }>, frame: FactsFrame): Variable | null {
  const name = field.kind === 'attribute' ? field.attribute : field.kind === 'amount' ? 'amount' : null;
  if (!isNumeric(type) || name === null) return null;
  return factVariable({ frame: frame.nodeId, field: name, nodeId, type });
}

function amountVariable({ frame, type, aggregate }: Extract<Step, { op: 'facts' }>): Variable | null {
  if (aggregate === 'count' || type.base !== 'money') return null;
  return factVariable({ frame: frame.nodeId, field: 'amount', nodeId: frame.nodeId, type });
}

function factVariable(given: { frame: string; field: string; nodeId: string; type: ValueType }): Variable {
  const { frame, field, nodeId, type } = given;
  return { key: `fact ${frame} ${field}`, nodeId, type, isPerformance: true, at: { kind: 'fact', frame, field } };
}

/** The text of a variable in the first employee's inputs; null when there is none. */
export function readVariable(
  { at }: Variable,
  request: EvaluationRequest,
  factOf: (frame: string) => FactValues | null,
): string | null {
  const employee = request.employees[0];
  if (employee === undefined) return null;
  switch (at.kind) {
    case 'criterion':
      return ownEntry(ownEntry(employee.criteria, at.criterion), at.measure) ?? null;
    case 'attribute':
      return ownEntry(employee.attributes, at.name) ?? null;
    case 'balance':
      return ownEntry(employee.balances, at.name) ?? null;
    case 'fact': {
      const fact = factOf(at.frame);
      const own = employee.facts?.find(({ source, id }) => source === fact?.source && id === fact?.id);
      return own === undefined ? null : (factFieldText(own, at.field) ?? null);
    }
  }
}

/** The same request with another value of the variable for the first employee. */
export function withVariable(
  { at }: Variable,
  value: Rational,
  { request, fact }: { readonly request: EvaluationRequest; readonly fact: FactValues | null },
): EvaluationRequest {
  const [employee, ...others] = request.employees;
  if (employee === undefined) return request;
  return { ...request, employees: [withValue(employee, at, { text: toCanonicalText(value), fact }), ...others] };
}

function withValue(
  employee: EmployeeInputs,
  at: VariablePlace,
  { text, fact }: { readonly text: string; readonly fact: FactValues | null },
): EmployeeInputs {
  switch (at.kind) {
    case 'criterion': {
      const measures = { ...ownEntry(employee.criteria, at.criterion), [at.measure]: text };
      return { ...employee, criteria: { ...employee.criteria, [at.criterion]: measures } };
    }
    case 'attribute':
      return { ...employee, attributes: { ...employee.attributes, [at.name]: text } };
    case 'balance':
      return { ...employee, balances: { ...employee.balances, [at.name]: text } };
    case 'fact':
      return {
        ...employee,
        facts: (employee.facts ?? []).map((one) => {
          if (one.source !== fact?.source || one.id !== fact.id) return one;
          if (at.field === 'amount') return { ...one, amount: text };
          return { ...one, attributes: { ...one.attributes, [at.field]: text } };
        }),
      };
  }
}
