import type { EvaluationData, NeededData } from '@premia/compensation';
import type { Tx } from '../connection/with-tx.ts';

/** Rates of the pairs a plan converts, dated on or before a day: an earlier day's rate may be asked for by date. */
export async function readRates(tx: Tx, pairs: NeededData['rates'], day: string): Promise<EvaluationData['rates']> {
  if (pairs.length === 0) return [];
  return tx.rows<EvaluationData['rates'][number]>(
    `select r.from_currency as "from", r.to_currency as "to", r.on_day as "on", r.rate::text as rate
     from exchange_rates r
     join jsonb_to_recordset($1::jsonb) as p("from" text, "to" text)
       on p."from" = r.from_currency and p."to" = r.to_currency
     where r.on_day <= $2 order by r.from_currency, r.to_currency, r.on_day`,
    [JSON.stringify(pairs), day],
  );
}

export interface RateRow {
  readonly from: string;
  readonly to: string;
  readonly on: string;
  readonly rate: string;
  readonly source: string;
}

export interface StoredRate extends RateRow {
  readonly revision: number;
  readonly setBy: string;
  readonly setAt: string;
}

const STORED = `select from_currency as "from", to_currency as "to", on_day as "on", rate::text as rate, source, revision,
  set_by as "setBy", set_at as "setAt" from exchange_rates`;

/** The newest first. */
export async function listRates(tx: Tx, limit: number): Promise<readonly StoredRate[]> {
  return tx.rows<StoredRate>(`${STORED} order by on_day desc, from_currency, to_currency limit $1`, [limit]);
}

export type RateKey = Pick<RateRow, 'from' | 'to' | 'on'>;

export async function readRatesAt(tx: Tx, keys: readonly RateKey[]): Promise<readonly StoredRate[]> {
  return tx.rows<StoredRate>(
    `${STORED} where (from_currency, to_currency, on_day) in (
       select k."from", k."to", k."on" from jsonb_to_recordset($1::jsonb) as k("from" text, "to" text, "on" date))
     order by from_currency, to_currency, on_day for update`,
    [JSON.stringify(keys)],
  );
}

export async function writeRates(tx: Tx, rates: readonly RateRow[], setBy: string): Promise<void> {
  await tx.rows(
    `insert into exchange_rates (from_currency, to_currency, on_day, rate, source, set_by)
     select r."from", r."to", r."on", r.rate, r.source, $2
     from jsonb_to_recordset($1::jsonb) as r("from" text, "to" text, "on" date, rate numeric, source text)
     on conflict (from_currency, to_currency, on_day) do update set rate = excluded.rate, source = excluded.source,
       revision = exchange_rates.revision + 1, set_by = excluded.set_by, set_at = clock_timestamp()`,
    [JSON.stringify(rates), setBy],
  );
}

export async function removeRate(tx: Tx, { from, to, on }: RateKey): Promise<void> {
  await tx.rows('delete from exchange_rates where from_currency = $1 and to_currency = $2 and on_day = $3', [
    from,
    to,
    on,
  ]);
}
