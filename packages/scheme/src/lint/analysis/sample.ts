import { caseRequest } from '../../cases/run-cases.ts';
import type { SchemeDocument } from '../../document/scheme-document.ts';
import type { EmployeeInputs, EvaluationRequest, FactInput } from '../../evaluation/evaluation.ts';
import { checkRequest, prepareRequest } from '../../evaluation/prepare-request.ts';
import type { FactsFrame, InputSource, Plan } from '../../plan/plan.ts';
import { datePartsOf } from '../../values/calendar-date.ts';
import { valueText } from '../../values/literal.ts';
import { periodAround } from '../../values/period.ts';
import type { ValueType } from '../../values/value-type.ts';
import { framesOf } from './step-values.ts';

/** The scheme's own cases as requests, those that can be run. */
export function caseRequests({ cases = [] }: SchemeDocument, plan: Plan): readonly EvaluationRequest[] {
  return cases.flatMap((entry) => {
    const prepared = prepareRequest(caseRequest(entry, plan.period));
    return prepared.ok && checkRequest(plan, prepared.request).length === 0 ? [prepared.request] : [];
  });
}

const FIRST_DAY = '2026-10-01';
const EARLIER_DAY = '2024-01-15';

/** Stands for a person of whom nothing is known: round amounts, some years with the company. */
export function typicalRequest(plan: Plan): EvaluationRequest {
  const criteria = new Map<string, Map<string, string>>();
  const named = { attribute: new Map<string, string>(), balance: new Map<string, string>() };
  const parameters = new Map<string, string>();
  for (const { source, type } of plan.requirements.inputs) {
    const text = typicalText(source, type, plan);
    if (source.kind === 'criterion') {
      const measures = criteria.get(source.criterion) ?? new Map<string, string>();
      criteria.set(source.criterion, measures.set(source.measure, text));
    }
    if (source.kind === 'attribute') named.attribute.set(source.attribute, text);
    if (source.kind === 'balance') named.balance.set(source.balance, text);
    if (source.kind === 'parameter' && !hasOwnValue(plan, source.parameter)) parameters.set(source.parameter, text);
  }
  const employee: EmployeeInputs = {
    id: 'typical',
    criteria: Object.fromEntries([...criteria].map(([key, measures]) => [key, Object.fromEntries(measures)])),
    attributes: Object.fromEntries(named.attribute),
    balances: Object.fromEntries(named.balance),
    facts: framesOf(plan.body).map((frame, index) => typicalFact(frame, index)),
  };
  const period = periodAround(datePartsOf(FIRST_DAY), plan.period).text;
  return { period, parameters: Object.fromEntries(parameters), employees: [employee] };
}

function hasOwnValue({ requirements }: Plan, key: string): boolean {
  const parameter = requirements.parameters.find((one) => one.key === key);
  return parameter !== undefined && (parameter.value !== null || parameter.dated.length > 0);
}

const TYPICAL: Readonly<Record<ValueType['base'], string>> = {
  money: '100000',
  number: '1',
  percent: '1',
  count: '10',
  boolean: 'true',
  text: 'A',
  date: EARLIER_DAY,
};

/** A text is one that the scheme's own tables know, where there is one. */
function typicalText(source: InputSource, type: ValueType, plan: Plan): string {
  if (source.kind === 'attribute' && /days/i.test(source.attribute)) return '20';
  if (source.kind === 'balance') return '0';
  if (type.base !== 'text') return TYPICAL[type.base];
  for (const step of plan.body.steps) {
    if (step.op !== 'matrix') continue;
    const [key] = step.axes.flatMap((axis) => (axis.kind === 'values' ? axis.keys : []));
    if (key?.kind === 'text') return valueText(key);
  }
  return TYPICAL.text;
}

function typicalFact({ filter, nodeId }: FactsFrame, index: number): FactInput {
  const attributes = filter.where.flatMap(({ field, comparison, values: [value] }) =>
    value !== undefined && (comparison === 'equal' || comparison === 'in') ? [[field, valueText(value)] as const] : [],
  );
  return {
    source: 'typical',
    id: `${nodeId} ${index}`,
    type: filter.factType,
    on: FIRST_DAY,
    amount: TYPICAL.money,
    attributes: Object.fromEntries(attributes),
  };
}
