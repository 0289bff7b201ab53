import { PEOPLE } from '@premia/service/testing';
import type { Scenario } from '../scenario.ts';

/** Deliveries, each a race of its own against the closing of its period. */
const RACES = { full: 10_000, short: 150 } as const;
const WRITERS = 6;

/** Deliveries each writer still makes when the seal is known. */
const AFTER_THE_SEAL = 2;

/** Closing begins after some deliveries, while the others are on their way. */
function startRace(deliveriesBefore: number) {
  const begin = Promise.withResolvers<void>();
  let deliveries = 0;
  let sealed = false;
  return {
    begun: begin.promise,
    isSealed: () => sealed,
    seal: () => {
      sealed = true;
    },
    delivered: () => {
      deliveries += 1;
      if (deliveries === deliveriesBefore) begin.resolve();
    },
  };
}

export const closeAgainstWrite: Scenario = {
  id: 'T22',
  title: 'facts are delivered while their period closes: every one is either in the frozen inputs or late',
  async run({ random, scale, openCompany }) {
    const { company, owner } = await openCompany();
    const counts = { deliveries: 0, periods: 0, inTime: 0, late: 0 };
    for (let round = 0; counts.deliveries < RACES[scale]; round += 1) {
      const period = `${2026 + Math.floor(round / 12)}-${String((round % 12) + 1).padStart(2, '0')}`;
      const race = startRace(1 + random.below(30));
      const write = async (writer: number): Promise<void> => {
        for (let index = 0, after = 0; after < AFTER_THE_SEAL; index += 1) {
          if (race.isSealed()) after += 1;
          const id = `${period} ${writer} ${index}`;
          const employee = random.pick(['bob', 'carl', 'dora']);
          const item = { source: 'race', id, type: 'deal.won', on: `${period}-15`, amount: '100', employee };
          const answer = await company.facts.ingest(PEOPLE.hanna, [item]);
          const status = answer.ok ? answer.value[0]?.status : answer.failure.code;
          counts.deliveries += 1;
          if (status === 'accepted') counts.inTime += 1;
          else if (status === 'accepted_late') counts.late += 1;
          else throw new Error(`a delivery was answered ${status}`);
          race.delivered();
        }
      };
      const close = async (): Promise<void> => {
        await race.begun;
        await company.sealPeriod(period);
        race.seal();
      };
      await Promise.all([...Array.from({ length: WRITERS }, (_, writer) => write(writer)), close()]);
      counts.periods += 1;
    }
    // Every deal is 100 and pays 3 %: what was paid tells which deals were in the frozen inputs.
    const { rows } = await owner.query<{ late: number; paid: string; shouldBe: string }>(
      `select (select count(*)::int from fact_versions where late) as late,
         (select coalesce(sum(amount), 0)::numeric(20, 2)::text from statement_lines where code = 'commission') as paid,
         (select coalesce(sum(amount) * 0.03, 0)::numeric(20, 2)::text from fact_versions where not late) as "shouldBe"`,
    );
    const found = rows[0] ?? { late: -1, paid: '', shouldBe: '' };
    const ok = found.late === counts.late && found.paid === found.shouldBe;
    return { figures: { ...counts, paid: found.paid, shouldBe: found.shouldBe }, ok };
  },
};
