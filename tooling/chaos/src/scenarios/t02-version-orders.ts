import { deliver } from '../deliveries.ts';
import type { Scenario } from '../scenario.ts';

const FACTS = { full: 10_000, short: 200 } as const;
const VERSIONS_MAX = 8;
const VERSION_LIMIT = 1_000_000;

export const versionOrders: Scenario = {
  id: 'T02',
  title: 'versions of one fact come in every kind of order, several clients at once: the highest wins, always',
  async run({ random, scale, openCompany }) {
    const { company, owner } = await openCompany();
    const highest = new Map<string, number>();
    const items: object[] = [];
    for (let fact = 0; fact < FACTS[scale]; fact += 1) {
      const id = `fact-${fact}`;
      // Repeats included: some versions are drawn twice, and then they say the same.
      for (let count = 1 + random.below(VERSIONS_MAX); count > 0; count -= 1) {
        const version = 1 + random.below(random.below(2) === 0 ? 5 : VERSION_LIMIT);
        highest.set(id, Math.max(highest.get(id) ?? 0, version));
        const employee = version % 2 === 0 ? 'bob' : 'dora';
        items.splice(random.below(Math.min(items.length, 5_000) + 1), 0, {
          source: 'chaos',
          id,
          version,
          type: 'deal.won',
          on: `2026-03-${10 + (version % 20)}`,
          amount: `${version}`,
          employee,
        });
      }
    }
    const counts = await deliver(company, items, 97);
    const { rows } = await owner.query<{ id: string; version: number; amount: string }>(
      `select f.external_id as id, f.current_version as version, v.amount from facts f
       join fact_versions v on v.fact_id = f.id and v.version = f.current_version`,
    );
    const wrong = rows.filter(({ id, version, amount }) => version !== highest.get(id) || amount !== String(version));
    const { accepted, superseded, duplicate, conflict } = counts;
    const figures = { facts: rows.length, sent: items.length, accepted, superseded, duplicate, wrong: wrong.length };
    return { figures, ok: wrong.length === 0 && rows.length === FACTS[scale] && conflict === 0 };
  },
};
