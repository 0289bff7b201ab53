import { PEOPLE } from '@premia/service/testing';
import { differences, startProjection } from '../projection.ts';
import type { Scenario } from '../scenario.ts';

const ROUNDS = { full: 12, short: 2 } as const;
const FACTS = 40;

export const projectionDropped: Scenario = {
  id: 'T31',
  title: 'the ClickHouse database is dropped: it is rebuilt from Postgres and equal',
  async run({ random, scale, openCompany }) {
    const { company, owner } = await openCompany();
    const projection = await startProjection();
    try {
      const found: string[] = [];
      let facts = 0;
      for (let round = 0; round < ROUNDS[scale]; round += 1) {
        const period = `2026-${String(1 + round).padStart(2, '0')}`;
        const items = Array.from({ length: FACTS }, (_, index) => ({
          source: 'chaos',
          id: `${round}-${index}`,
          type: 'deal.won',
          on: `${period}-${10 + random.below(15)}`,
          amount: `${1 + random.below(100_000)}.${10 + random.below(90)}`,
          employee: random.pick(['bob', 'carl', 'dora', 'anna']),
        }));
        const answer = await company.facts.ingest(PEOPLE.hanna, items);
        if (!answer.ok) throw new Error(answer.failure.code);
        facts += FACTS;
        await company.settle();
        await company.sealPeriod(period);
        // Sometimes it had all of it, sometimes it is dropped with a part still on the way.
        if (random.below(2) === 0) await projection.catchUp(company.pool);
        await projection.ask('drop database if exists premia');
        await projection.catchUp(company.pool);
        found.push(...(await differences(owner, projection)));
      }
      const figures = { dropped: ROUNDS[scale], facts, periods: ROUNDS[scale], differing: found.join('; ') };
      return { figures, ok: found.length === 0 };
    } finally {
      await projection.stop();
    }
  },
};
