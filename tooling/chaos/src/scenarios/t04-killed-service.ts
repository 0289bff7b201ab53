import { EventEmitter, once } from 'node:events';
import { amountText } from '../deliveries.ts';
import type { Scenario } from '../scenario.ts';
import { issueToken, type ServiceProcess, startServiceProcess } from '../service-process.ts';

const SIZES = { full: { kills: 50, facts: 40_000 }, short: { kills: 2, facts: 600 } } as const;
const DELIVERY = 40;
const CLIENTS = 6;

export const killedService: Scenario = {
  id: 'T04',
  title: 'kill -9 of the service while facts come in, clients try again: none lost, none double',
  async run({ random, scale, openCompany }) {
    const { kills, facts } = SIZES[scale];
    const { owner, url } = await openCompany();
    const token = await issueToken(owner);
    let service: Promise<ServiceProcess> = startServiceProcess(url);
    let sum = 0n;
    const items = Array.from({ length: facts }, (_, index) => {
      const hundredths = 1 + random.below(10_000_000);
      sum += BigInt(hundredths);
      const employee = random.pick(['bob', 'carl', 'dora']);
      return {
        source: 'chaos',
        id: `f${index}`,
        type: 'deal.won',
        on: '2026-03-20',
        amount: amountText(hundredths),
        employee,
      };
    });
    const figures = { kills: 0, facts, retries: 0, accepted: 0, answeredDuplicate: 0 };
    let next = 0;
    const answered = { count: 0, bell: new EventEmitter() };
    const client = async (): Promise<void> => {
      for (;;) {
        const batch = items.slice(next, next + DELIVERY);
        next += DELIVERY;
        if (batch.length === 0) return;
        for (;;) {
          const statuses = await post(await service, token, batch);
          if (statuses !== null) {
            figures.accepted += statuses.filter((status) => status === 'accepted').length;
            figures.answeredDuplicate += statuses.filter((status) => status === 'duplicate').length;
            answered.count += 1;
            answered.bell.emit('answer');
            break;
          }
          figures.retries += 1;
        }
      }
    };
    const deliveries = Math.ceil(facts / DELIVERY);
    const killer = async (): Promise<void> => {
      for (let kill = 1; kill <= kills; kill += 1) {
        // Spread over the whole of the work, each at an unforeseen moment of it.
        const until = Math.floor((deliveries * (kill - random.below(100) / 100)) / (kills + 1));
        const running = await service;
        while (answered.count < until) await once(answered.bell, 'answer');
        service = running.kill().then(() => startServiceProcess(url));
        figures.kills += 1;
        await service;
      }
    };
    await Promise.all([killer(), ...Array.from({ length: CLIENTS }, client)]);
    await (await service).kill();
    const { rows } = await owner.query<{ stored: number; hundredths: string; credits: number; announced: number }>(
      `select count(*)::int as stored, (sum(amount) * 100)::bigint::text as hundredths,
         (select count(*)::int from credits) as credits,
         (select sum((v->>2)::int)::int from outbox, jsonb_array_elements(payload->'versions') v
           where topic = 'facts.recorded') as announced
       from fact_versions`,
    );
    const [books] = rows;
    const all = { ...figures, ...books, sumWrong: books?.hundredths === sum.toString() ? 0 : 1 };
    return {
      figures: all,
      ok: books?.stored === facts && books.credits === facts && books.announced === facts && all.sumWrong === 0,
    };
  },
};

/** The statuses of the answers, or null when no answer came. */
async function post(
  service: ServiceProcess,
  token: string,
  items: readonly object[],
): Promise<readonly string[] | null> {
  try {
    const response = await fetch(`${service.url}/api/facts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ items }),
    });
    if (!response.ok) return null;
    const body = (await response.json()) as { readonly results: readonly { readonly status: string }[] };
    return body.results.map(({ status }) => status);
  } catch {
    // Refused or cut: the client cannot know what became of it and sends it again.
    return null;
  }
}
