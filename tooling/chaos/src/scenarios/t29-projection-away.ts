import { setTimeout as pause } from 'node:timers/promises';
import { PEOPLE } from '@premia/service/testing';
import { differences, startProjection } from '../projection.ts';
import type { Scenario } from '../scenario.ts';

const AWAY_SECONDS = { full: 600, short: 4 } as const;
const WRITERS = 3;
const RELAY_PAUSE_MS = 200;
const MS = 1_000;

export const projectionAway: Scenario = {
  id: 'T29',
  title:
    'ClickHouse is away while facts are delivered, accruals follow and a period is sealed: no error; then it catches up and is equal',
  async run({ random, scale, openCompany }) {
    const { company, owner } = await openCompany();
    const projection = await startProjection();
    try {
      await projection.catchUp(company.pool);
      projection.proxy.setAway(true);
      const end = performance.now() + AWAY_SECONDS[scale] * MS;
      let facts = 0;
      let attempts = 0;
      const write = async (writer: number): Promise<void> => {
        for (let index = 0; performance.now() < end; index += 1) {
          const item = {
            source: 'chaos',
            id: `${writer}-${index}`,
            type: 'deal.won',
            on: random.pick(['2026-02-10', '2026-03-10']),
            amount: String(1 + random.below(100_000)),
            employee: random.pick(['bob', 'carl', 'dora']),
          };
          const answer = await company.facts.ingest(PEOPLE.hanna, [item]);
          const status = answer.ok ? answer.value[0]?.status : answer.failure.code;
          if (status !== 'accepted' && status !== 'accepted_late') throw new Error(`a delivery was answered ${status}`);
          facts += 1;
        }
      };
      const calculate = async (): Promise<void> => {
        while (performance.now() < end) await company.settle();
      };
      const relay = async (): Promise<void> => {
        while (performance.now() < end) {
          if (await projection.tryToCatchUp(company.pool)) throw new Error('ClickHouse was reached while it was away');
          attempts += 1;
          await pause(RELAY_PAUSE_MS);
        }
      };
      const seal = async (): Promise<void> => {
        await company.sealPeriod('2026-02');
      };
      await Promise.all([
        ...Array.from({ length: WRITERS }, (_, writer) => write(writer)),
        calculate(),
        relay(),
        seal(),
      ]);
      await company.settle();
      projection.proxy.setAway(false);
      await projection.catchUp(company.pool);
      const found = await differences(owner, projection);
      const figures = { awaySeconds: AWAY_SECONDS[scale], facts, attempts, differing: found.join('; ') };
      return { figures, ok: found.length === 0 && attempts > 0 && facts > 0 };
    } finally {
      await projection.stop();
    }
  },
};
