import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { evaluatePlan } from '../engines/explain/index.ts';
import type { TraceValue } from '../evaluation/evaluation.ts';
import { compileFormula, type FormulaLanguage, type FormulaName } from '../formula/index.ts';
import { PlanBuilder } from '../plan/plan-builder.ts';
import type { Value } from '../values/value.ts';
import type { ValueType } from '../values/value-type.ts';

/** A value a formula on trial may use; null where there is none, for somebody, now. */
export interface TriedName {
  readonly type: ValueType;
  readonly value: Value | null;
}

export interface TriedFormula {
  readonly text: string;
  readonly language: FormulaLanguage;
  readonly names: ReadonlyMap<string, TriedName>;
  /** What the result is stated to be. */
  readonly result?: ValueType | undefined;
}

export type FormulaTrial =
  | {
      readonly ok: true;
      readonly type: ValueType;
      readonly outcome: TraceValue;
      /** Hints that do not stand in the way. */
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

const NODE = 'formula';

/**
 * What a formula, or a part of one, comes to for known values, before it is part of any scheme. The reference engine
 * works it out: what is shown while somebody types is what would be paid.
 */
export function tryFormula({ text, language, names, result }: TriedFormula): FormulaTrial {
  const builder = new PlanBuilder();
  const known = new Map<string, FormulaName>();
  for (const [name, { type, value }] of names) {
    const operation =
      value === null
        ? ({ op: 'fail', code: 'input/missing', input: name } as const)
        : ({ op: 'constant', value } as const);
    known.set(name, { step: builder.emit(NODE, { ...operation, type }), type });
  }
  const emit = (step: Parameters<PlanBuilder['emit']>[1]) => builder.emit(NODE, step);
  const compiled = compileFormula({ text, language, names: known, emit, ...(result === undefined ? {} : { result }) });
  if (!compiled.ok) return compiled;
  builder.output({ nodeId: NODE, port: 'value', step: compiled.step });
  const answer = evaluatePlan(
    {
      schemeKey: NODE,
      schemeHash: NODE,
      period: 'month',
      currency: compiled.type.currency ?? 'XXX',
      requirements: NOTHING_REQUIRED,
      body: builder.build(),
      results: [],
    },
    { period: '2026-01', employees: [{ id: NODE }] },
    { trace: true },
  );
  const outcome = answer.employees[0]?.trace?.nodes[0]?.outputs['value'];
  if (outcome === undefined) throw new Error('tryFormula: the engine left the formula out of the trace');
  return { ok: true, type: compiled.type, outcome, diagnostics: compiled.diagnostics };
}

const NOTHING_REQUIRED = {
  inputs: [],
  factTypes: [],
  factAttributes: [],
  tables: [],
  parameters: [],
  team: false,
  departments: false,
  rates: [],
} as const;
