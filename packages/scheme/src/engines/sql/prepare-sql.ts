import type { Plan, StepIndex } from '../../plan/plan.ts';
import { lowerPlan } from '../scaled/lower.ts';
import type { LoweredPlan, UnsupportedStep } from '../scaled/lowered-plan.ts';
import { NotExpressible, type Profiles, type SharedInputs } from '../scaled/scope.ts';
import { type EmittedSql, emitSql } from './emit-sql.ts';
import { SQL_NAMES } from './sql-names.ts';
import { SQL_INTEGER_MAX } from './sql-types.ts';

export interface SqlProgram {
  readonly lowered: LoweredPlan;
  /**
   * The whole scheme as one query over `source`, a parenthesised selection or a table that has `row` and a column for
   * each input (`c0`, `c1`, …: whole multiples of one over the profile's unit, Int64, Nullable where the profile says so)
   * and, where facts are read, an array for each of their columns (`f0`, `f1`, …), all of a row in one order (on, source, id).
   * `source` is written by the caller's program, never by its users.
   */
  readonly query: (source: string) => string;
  /** The same without the text form of results, for queries that go on computing with them. */
  readonly select: (source: string) => string;
}

export type PreparedSql =
  | { readonly ok: true; readonly program: SqlProgram }
  | { readonly ok: false; readonly unsupported: readonly UnsupportedStep[] };

export interface SqlOptions {
  readonly profiles: Profiles;
  readonly shared: SharedInputs;
  /** Steps that come in as columns. */
  readonly given?: ReadonlySet<StepIndex>;
}

/** Prints a plan as ClickHouse SQL over integers of 64, 128 or 256 bits, as wide as their proven ranges ask. */
export function prepareSql(plan: Plan, options: SqlOptions): PreparedSql {
  const result = lowerPlan(plan, { ...options, integerMax: SQL_INTEGER_MAX, keepSteps: false });
  if (!result.ok) return result;
  const { lowered } = result;
  try {
    const emitted = emitSql(lowered.kernel);
    const program = {
      lowered,
      query: (source: string) => queryText(emitted, source, (text) => `toString(${text})`),
      select: (source: string) => queryText(emitted, source, (text) => text),
    };
    return { ok: true, program };
  } catch (error) {
    if (!(error instanceof NotExpressible)) throw error;
    return { ok: false, unsupported: blamed(plan, lowered, error.message) };
  }
}

/** The nodes whose numbers outgrow the integers, else those that look at facts, else the scheme itself. */
function blamed(plan: Plan, { approximateSteps }: LoweredPlan, op: string): readonly UnsupportedStep[] {
  const { steps } = plan.body;
  const facts = steps.flatMap((step, index) => (step.op === 'facts' ? [index] : []));
  const indices = approximateSteps.length > 0 ? approximateSteps : facts;
  if (indices.length === 0) return [{ nodeId: plan.schemeKey, op, step: null }];
  return indices.map((step) => ({ nodeId: steps[step]?.nodeId ?? plan.schemeKey, op, step }));
}

function queryText(
  { levels, outputs, unproven }: EmittedSql,
  source: string,
  written: (text: string) => string,
): string {
  const inner = levels.reduce((below, { columns }) => {
    const list = columns.map(({ name, text }) => `${text} AS ${name}`).join(', ');
    return `(SELECT *, ${list} FROM ${below})`;
  }, source);
  const results = outputs.map((text, output) => `${written(text)} AS ${SQL_NAMES.output(output)}`);
  const columns = [SQL_NAMES.row, `(${unproven}) AS ${SQL_NAMES.unproven}`, ...results];
  return `SELECT ${columns.join(', ')} FROM ${inner}`;
}
