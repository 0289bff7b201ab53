import { PEOPLE } from '@premia/service/testing';
import { differences, startProjection } from '../projection.ts';
import type { Scenario } from '../scenario.ts';

const CUTS = { full: 1_000, short: 20 } as const;
const FACTS = 3;
/** Of ten answers to inserts; the others get through, so that batches end and new ones begin. */
const LOST_OF_TEN = 7;

export const lostInsertAnswers: Scenario = {
  id: 'T28',
  title: 'ClickHouse applied an insert and the connection is cut before it says so: nothing is written twice or lost',
  async run({ random, scale, openCompany }) {
    const cuts = CUTS[scale];
    const { company, owner } = await openCompany();
    const projection = await startProjection();
    try {
      await projection.catchUp(company.pool);
      projection.proxy.loseAnswers(
        (request) => /insert(?:\+|%20|\s)+into/i.test(request) && random.below(10) < LOST_OF_TEN,
      );
      let facts = 0;
      let failed = 0;
      while (projection.proxy.lost() < cuts) {
        const items = Array.from({ length: FACTS }, (_, index) => ({
          source: 'chaos',
          id: `d${facts + index}`,
          type: 'deal.won',
          on: '2026-03-10',
          amount: String(1 + random.below(100_000)),
          employee: random.pick(['bob', 'carl', 'dora']),
        }));
        const answer = await company.facts.ingest(PEOPLE.hanna, items);
        if (!answer.ok) throw new Error(answer.failure.code);
        facts += FACTS;
        await company.settle();
        failed += await projection.catchUp(company.pool);
      }
      projection.proxy.loseAnswers(() => false);
      await projection.catchUp(company.pool);
      const found = await differences(owner, projection);
      const figures = {
        lostAnswers: projection.proxy.lost(),
        failedBatches: failed,
        facts,
        differing: found.join('; '),
      };
      return { figures, ok: found.length === 0 && failed > 0 };
    } finally {
      await projection.stop();
    }
  },
};
