import { actorName } from '@premia/access';
import { type LoadOutcome, type RateRow, readRatesAt, type Tx, writeRates } from '@premia/database';
import { compare, equals, parseDecimal, ZERO } from '@premia/decimal';
import { closedDays } from './closed-days.ts';

export type RateOutcome =
  | LoadOutcome
  | {
      readonly status: 'problem';
      readonly code: 'rate/bad-rate' | 'rate/same-currency' | 'rate/period-closed';
      readonly details: Readonly<Record<string, string>>;
    };

const keyOf = ({ from, to, on }: Pick<RateRow, 'from' | 'to' | 'on'>): string => `${from} ${to} ${on}`;

/** Writes sound rates together; the last of several of one pair and day counts. */
export async function putRates(tx: Tx, rows: readonly RateRow[]): Promise<readonly RateOutcome[]> {
  const closed = await closedDays(
    tx,
    'from-then-on',
    rows.map(({ on }) => on),
  );
  const known = new Map((await readRatesAt(tx, rows)).map((rate) => [keyOf(rate), rate]));
  const written = new Map<string, RateRow>();
  const outcomes = rows.map((row): RateOutcome => {
    const parsed = parseDecimal(row.rate);
    if (!parsed.ok || compare(parsed.value, ZERO) <= 0) return problem('rate/bad-rate', { value: row.rate });
    if (row.from === row.to) return problem('rate/same-currency', { currency: row.from });
    const before = known.get(keyOf(row));
    const stored = before === undefined ? null : parseDecimal(before.rate);
    if (stored?.ok && equals(stored.value, parsed.value)) return { status: 'unchanged' };
    const period = closed.periodOf(row.on);
    if (period !== null) return problem('rate/period-closed', { period });
    written.set(keyOf(row), row);
    return { status: before === undefined ? 'created' : 'changed' };
  });
  if (written.size > 0) await writeRates(tx, [...written.values()], actorName(tx.actor));
  return outcomes;
}

function problem(code: 'rate/bad-rate' | 'rate/same-currency' | 'rate/period-closed', details: Record<string, string>) {
  return { status: 'problem', code, details } as const;
}
