import { systemActor } from '@premia/access';
import { add, decimal, type Rational, toFixedText, ZERO } from '@premia/decimal';
import type { Services } from '@premia/service/server';

const LAUNCHER = systemActor('example-launcher');
const APPROVER = systemActor('example-approver');
const MINOR_DIGITS = 2;

export interface ExampleStatement {
  readonly employee: string;
  readonly period: string;
  readonly lines: readonly { readonly code: string; readonly amount: string }[];
  readonly total: string;
}

export interface MonthsPaid {
  readonly months: Readonly<Record<string, string>>;
  readonly total: string;
  readonly statements: readonly ExampleStatement[];
}

/** Runs, approves and seals each month in turn and adds up what was sealed. */
export async function runMonths(
  services: Services,
  options: {
    readonly months: readonly string[];
    readonly words: (line: string) => void;
    /** What happens between the seal of a month and the run of the next one. */
    readonly afterSeal?: (month: string) => Promise<void>;
  },
): Promise<MonthsPaid> {
  const months: [string, string][] = [];
  const statements: ExampleStatement[] = [];
  let total: Rational = ZERO;
  for (const period of options.months) {
    const runId = await sealMonth(services, period);
    const sealed = await readStatements(services, { runId, period });
    const sum = sealed.reduce((subtotal, statement) => add(subtotal, decimal(statement.total)), ZERO);
    statements.push(...sealed.filter(({ lines }) => lines.length > 0));
    months.push([period, toFixedText(sum, MINOR_DIGITS)]);
    total = add(total, sum);
    options.words(`${period}: ${toFixedText(sum, MINOR_DIGITS)}`);
    await options.afterSeal?.(period);
  }
  return { months: Object.fromEntries(months), total: toFixedText(total, MINOR_DIGITS), statements };
}

async function sealMonth({ runs }: Services, period: string): Promise<string> {
  const launched = await runs.launch(LAUNCHER, { period, kind: 'final' });
  if (!launched.ok) throw new Error(`${period}: ${launched.failure.code}`);
  const runId = launched.value.id;
  while ((await runs.computeNext({ worker: 'example' })) !== 'idle');
  for (const [actor, command] of [
    [APPROVER, 'approve'],
    [LAUNCHER, 'seal'],
  ] as const) {
    const run = await runs.get(LAUNCHER, { runId });
    if (!run.ok) throw new Error(`${period}: ${run.failure.code}`);
    const changed = await runs.change(actor, { runId, revision: run.value.revision, command });
    if (!changed.ok || !changed.value.ok) throw new Error(`${period} ${command}: ${JSON.stringify(changed)}`);
  }
  return runId;
}

async function readStatements(
  { useCases }: Services,
  { runId, period }: { readonly runId: string; readonly period: string },
): Promise<readonly ExampleStatement[]> {
  const statements: ExampleStatement[] = [];
  let cursor: string | undefined;
  do {
    const page = await useCases.runs.statements(LAUNCHER, { runId, cursor });
    if (!page.ok) throw new Error(`${period}: ${page.failure.code}`);
    for (const { name, employeeId, lines, total } of page.value.rows) {
      if (total === null) throw new Error(`${period}: ${employeeId} has problems`);
      statements.push({
        employee: name.en ?? name.ru ?? employeeId,
        period,
        lines: lines.map(({ code, amount }) => ({ code, amount })),
        total,
      });
    }
    cursor = page.value.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return statements;
}
