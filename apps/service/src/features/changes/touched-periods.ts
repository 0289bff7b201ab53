import { type ChangeSubject, endOf, period as periodOf } from '@premia/compensation';
import type { PeriodState, Tx } from '@premia/database';

export interface TouchedPeriod {
  readonly period: string;
  /** ahead: nobody has opened it yet. */
  readonly state: PeriodState | 'ahead';
}

/**
 * Periods in which the changes can move a number, in order: those the rows name; for entered values and definitions also
 * the ones still open after them, where they may be read as a previous value or a year to date.
 */
export async function periodsOfChanges(tx: Tx, subjects: readonly ChangeSubject[]): Promise<readonly TouchedPeriod[]> {
  const named = new Set(subjects.flatMap((subject) => (subject.kind === 'definition' ? [] : [subject.period])));
  const since = subjects
    .flatMap((subject) => {
      if (subject.kind === 'definition') return [subject.validFrom];
      return subject.kind === 'actual' ? [periodOf(subject.period).firstDay] : [];
    })
    .sort()[0];
  const rows = await tx.rows<TouchedPeriod & { readonly endsOn: string }>(
    `select key as period, state, ends_on as "endsOn" from periods
     where key = any($1) or ($2::date is not null and state <> 'sealed' and ends_on > $2)`,
    [[...named], since ?? null],
  );
  const known = new Set(rows.map(({ period }) => period));
  const ahead = [...named].filter((key) => !known.has(key)).map((period) => ({ period, state: 'ahead' as const }));
  const monthOfStart = subjects.flatMap((subject) =>
    subject.kind === 'definition' && rows.length === 0
      ? [{ period: subject.validFrom.slice(0, 7), state: 'ahead' as const }]
      : [],
  );
  return [...rows.map(({ period, state }) => ({ period, state })), ...ahead, ...monthOfStart].sort((left, right) =>
    endOf(periodOf(left.period)) < endOf(periodOf(right.period)) ? -1 : 1,
  );
}
