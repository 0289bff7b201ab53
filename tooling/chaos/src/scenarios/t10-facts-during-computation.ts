import type { Pool } from '@premia/database';
import { PEOPLE } from '@premia/service/testing';
import type { Scenario } from '../scenario.ts';

const DELIVERIES = { full: 10_000, short: 60 } as const;
const CLIENTS = 4;
const WORKERS = 2;

export const factsDuringComputation: Scenario = {
  id: 'T10',
  title: 'facts arrive while two workers calculate: no lost wake-up, the same as a full recalculation',
  async run({ random, scale, openCompany }) {
    const { company, owner } = await openCompany();
    const deliveries = DELIVERIES[scale];
    let left = deliveries;
    const deliver = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        const item = {
          source: 'chaos',
          id: `d${random.below(deliveries)}`,
          version: 1 + random.below(1_000_000),
          type: 'deal.won',
          on: `2026-03-${10 + random.below(20)}`,
          amount: `${random.below(1_000_000)}.${10 + random.below(90)}`,
          employee: random.pick(['bob', 'carl', 'dora', 'anna']),
        };
        const answer = await company.facts.ingest(PEOPLE.hanna, [item]);
        if (!answer.ok) throw new Error(answer.failure.code);
      }
    };
    const rounds = { written: 0, overtaken: 0 };
    const calculate = async (worker: string): Promise<void> => {
      while (left > 0) {
        const report = await company.accruals.refresh({ worker, limit: 1 + random.below(5) });
        rounds.written += report.written;
        rounds.overtaken += report.overtaken;
        if (report.failed > 0) throw new Error('an accrual could not be calculated');
      }
    };
    await Promise.all([
      ...Array.from({ length: CLIENTS }, deliver),
      ...Array.from({ length: WORKERS }, (_, index) => calculate(`worker-${index}`)),
    ]);
    await company.settle();
    const live = await accruals(owner);
    await owner.query('delete from accrual_lines');
    await owner.query('delete from accruals');
    await owner.query(
      `insert into dirty (period, employee_id, generation) select '2026-03', id, nextval('dirty_generation') from employees`,
    );
    await company.settle();
    const differing = (await accruals(owner)) === live ? 0 : 1;
    return { figures: { deliveries, ...rounds, differing }, ok: differing === 0 };
  },
};

async function accruals(owner: Pool): Promise<string> {
  const { rows } = await owner.query(
    `select employee_id, inputs_hash, result_hash, total from accruals where period = '2026-03' order by 1`,
  );
  return JSON.stringify(rows);
}
