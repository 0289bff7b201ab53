import { runBatch } from '../engines/batch/index.ts';
import { evaluatePlan } from '../engines/explain/index.ts';
import { compileFormula } from '../formula/compile.ts';
import type { FormulaName } from '../formula/names.ts';
import type { FormulaLanguage } from '../formula/words.ts';
import type { Plan } from '../plan/plan.ts';
import { PlanBuilder } from '../plan/plan-builder.ts';
import { requirementsOf } from '../plan/requirements.ts';
import { type BaseType, typeOf, type ValueType } from '../values/value-type.ts';

/* For tests: what a formula comes to through a real plan, on the reference engine and held against the batch engine. */

export interface FormulaSetting {
  readonly language?: FormulaLanguage;
  /** Inputs by name: their type and value as text; null is missing. */
  readonly inputs?: Readonly<Record<string, readonly [base: BaseType, text: string | null]>>;
  readonly tables?: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
}

export type FormulaAnswer =
  | { readonly value: string | boolean; readonly type: ValueType }
  | { readonly problem: string; readonly input: string | null }
  | { readonly refused: readonly string[] };

const NODE = 'formula';
const CURRENCY = 'RUB';

export function evaluateFormula(
  text: string,
  { language = 'en', inputs = {}, tables = {} }: FormulaSetting = {},
): FormulaAnswer {
  const builder = new PlanBuilder();
  const names = new Map<string, FormulaName>();
  for (const [name, [base]] of Object.entries(inputs)) {
    const type = typeOf(base, CURRENCY);
    const step = builder.emit(NODE, { op: 'input', source: { kind: 'attribute', attribute: name }, type });
    names.set(name, { step, type });
  }
  const compiled = compileFormula({ text, language, names, emit: (step) => builder.emit(NODE, step) });
  if (!compiled.ok) return { refused: compiled.diagnostics.map(({ code }) => code) };
  const body = builder.build();
  const plan: Plan = {
    schemeKey: 'test',
    schemeHash: 'test',
    period: 'month',
    currency: CURRENCY,
    requirements: requirementsOf(body, []),
    body,
    results: [{ kind: 'indicator', nodeId: NODE, code: 'result', step: compiled.step, order: 0, title: {} }],
  };
  const given = Object.entries(inputs).flatMap(([name, [, value]]) => (value === null ? [] : [[name, value] as const]));
  const request = { period: '2026-10', tables, employees: [{ id: 'e1', attributes: Object.fromEntries(given) }] };
  const exact = evaluatePlan(plan, request);
  const batch = runBatch(plan, request);
  if (batch.ok && JSON.stringify(batch.answer) !== JSON.stringify(exact)) {
    throw new Error(`${text}: the batch engine answers ${JSON.stringify(batch.answer)}, not ${JSON.stringify(exact)}`);
  }
  const [employee] = exact.employees;
  const [problem] = employee?.problems ?? [];
  if (problem !== undefined) return { problem: problem.code, input: problem.input };
  const value = employee?.indicators['result'];
  if (value === undefined) throw new Error(`${text}: neither a value nor a problem`);
  return { value, type: compiled.type };
}
