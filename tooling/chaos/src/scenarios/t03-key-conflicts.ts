import { deliver, shuffled } from '../deliveries.ts';
import type { Scenario } from '../scenario.ts';

const SIZES = { full: { facts: 100_000, conflicts: 1_000 }, short: { facts: 1_500, conflicts: 50 } } as const;
const CONTRADICTION = '99999999.99';

export const keyConflicts: Scenario = {
  id: 'T03',
  title: 'some facts come again under the same key with another payload: quarantined, nothing overwritten',
  async run({ random, scale, openCompany }) {
    const { facts, conflicts } = SIZES[scale];
    const { company, owner } = await openCompany();
    const items = Array.from({ length: facts }, (_, index) => ({
      source: 'chaos',
      id: `fact-${index}`,
      ...(index % 3 === 0 ? {} : { version: 1 }),
      type: 'deal.won',
      on: `2026-03-${10 + (index % 20)}`,
      amount: `${1 + index}`,
      employee: random.pick(['bob', 'carl', 'dora']),
    }));
    const first = await deliver(company, items);
    const contradicted = shuffled(items, random).slice(0, conflicts);
    const again = contradicted.map((item) => ({ ...item, amount: CONTRADICTION }));
    // Twice each, among repeats of facts nobody doubts: quarantined once all the same.
    const second = await deliver(company, shuffled([...again, ...again, ...items.slice(0, conflicts)], random));
    const { rows } = await owner.query<{ overwritten: number; quarantined: number; whole: number; stored: number }>(
      `select (select count(*)::int from fact_versions where amount = $1::text::numeric) as overwritten,
         (select count(*)::int from quarantine where kind = 'conflict' and resolved_at is null) as quarantined,
         (select count(*)::int from quarantine where raw_text::jsonb->>'amount' = $1::text) as whole,
         (select count(*)::int from fact_versions) as stored`,
      [CONTRADICTION],
    );
    const { overwritten = -1, quarantined = -1, whole = -1, stored = -1 } = rows[0] ?? {};
    const figures = { facts, accepted: first.accepted, answeredConflict: second.conflict, quarantined, overwritten };
    const isRight = quarantined === conflicts && whole === conflicts && overwritten === 0 && stored === facts;
    return { figures, ok: isRight && first.accepted === facts && second.conflict === 2 * conflicts };
  },
};
