import { amountText, deliver, shuffled } from '../deliveries.ts';
import type { Scenario } from '../scenario.ts';

const EVENTS = { full: 1_000_000, short: 2_000 } as const;
const SENDERS = ['bob', 'carl', 'dora', 'anna', 'wendy'] as const;
/** Events of one wave are shuffled together: enough that repeats meet in different deliveries, few enough to hold. */
const WAVE = 50_000;

export const repeatedEvents: Scenario = {
  id: 'T01',
  title: 'events are sent one to three times, shuffled, by 16 clients: each stored once, sums as an oracle has them',
  async run({ random, scale, openCompany }) {
    const { company, owner } = await openCompany();
    const sums = new Map<string, bigint>();
    let sent = 0;
    let accepted = 0;
    for (let first = 0; first < EVENTS[scale]; first += WAVE) {
      const wave: object[] = [];
      for (let index = first; index < Math.min(first + WAVE, EVENTS[scale]); index += 1) {
        const employee = random.pick(SENDERS);
        const hundredths = 1 + random.below(100_000_000);
        sums.set(employee, (sums.get(employee) ?? 0n) + BigInt(hundredths));
        const event = {
          source: 'chaos',
          id: `event-${index}`,
          type: 'deal.won',
          on: `2026-03-${10 + (index % 20)}`,
          amount: amountText(hundredths),
          employee,
        };
        for (let times = 1 + random.below(3); times > 0; times -= 1) wave.push(event);
      }
      sent += wave.length;
      const counts = await deliver(company, shuffled(wave, random));
      accepted += counts.accepted;
      if (counts.accepted + counts.duplicate !== wave.length) throw new Error(JSON.stringify(counts));
    }
    const { rows } = await owner.query<{ employee: string; hundredths: string; stored: number }>(
      `select c.employee_id as employee, (sum(v.amount * c.share) * 100)::bigint::text as hundredths, count(*)::int as stored
       from credits c join fact_versions v using (fact_id, version) group by 1`,
    );
    const stored = rows.reduce((sum, row) => sum + row.stored, 0);
    const wrongSums = SENDERS.filter(
      (name) => rows.find((row) => row.employee === name)?.hundredths !== sums.get(name)?.toString(),
    ).length;
    const figures = { events: EVENTS[scale], sent, accepted, stored, wrongSums };
    return { figures, ok: accepted === EVENTS[scale] && stored === EVENTS[scale] && wrongSums === 0 };
  },
};
