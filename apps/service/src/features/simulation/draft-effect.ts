import type { Tx } from '@premia/database';
import { decimal, sign } from '@premia/decimal';
import { minorDigits, type Period, type PeriodKind, parsePeriod } from '@premia/scheme';
import type { DraftEffect, SimulationResult } from '../../contract.ts';
import { sumsOf } from './sums.ts';

/** The newest period of a kind that is over: sealed, or still open with its last day gone by. */
export async function lastFinishedPeriod(tx: Tx, kind: PeriodKind, today: string): Promise<Period | null> {
  const [row] = await tx.rows<{ readonly key: string }>(
    `select key from periods where kind = $1 and (state = 'sealed' or ends_on < $2::date)
     order by starts_on desc limit 1`,
    [kind, today],
  );
  return row === undefined ? null : parsePeriod(row.key);
}

export interface EffectContext {
  readonly period: string;
  /** Somebody is paid by the scheme already. */
  readonly hasBase: boolean;
}

/**
 * A comparison in a few numbers. Funds are added up over those who have a result on both sides: who has none on one
 * would look like money gained or lost.
 */
export function effectOf(compared: SimulationResult, { period, hasBase }: EffectContext): DraftEffect {
  const { people, currency, calculatedAt } = compared;
  if (people.length === 0) {
    return { kind: 'nobody', period };
  }
  const sums = sumsOf(minorDigits(currency));
  const sound = people.filter(({ candidate, delta }) => (hasBase ? delta !== null : candidate !== null));
  const fund = sums.fund(sound.flatMap(({ candidate }) => candidate ?? []));
  const shared = { kind: 'effect', period, currency, fund, people: people.length, calculatedAt } as const;
  const failed = people.length - sound.length;
  if (!hasBase) {
    return { ...shared, failed, base: null };
  }
  const baseFund = sums.fund(sound.flatMap(({ base }) => base ?? []));
  const signs = sound.map(({ delta }) => sign(decimal(delta ?? '0')));
  return {
    ...shared,
    failed,
    base: {
      fund: baseFund,
      delta: sums.difference(fund, baseFund),
      up: signs.filter((one) => one > 0).length,
      down: signs.filter((one) => one < 0).length,
      same: signs.filter((one) => one === 0).length,
    },
  };
}
