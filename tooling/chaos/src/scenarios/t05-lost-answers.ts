import { once } from 'node:events';
import { request } from 'node:http';
import { startCuttingProxy } from '../cutting-proxy.ts';
import type { Scenario } from '../scenario.ts';
import { issueToken, startServiceProcess } from '../service-process.ts';

const CUTS = { full: 1_000, short: 40 } as const;
const ITEMS_MAX = 5;

export const lostAnswers: Scenario = {
  id: 'T05',
  title: 'the connection is cut after the request and before the answer: sent again, every item is a duplicate',
  async run({ random, scale, openCompany }) {
    const { owner, url } = await openCompany();
    const token = await issueToken(owner);
    const service = await startServiceProcess(url);
    const direct = Number(new URL(service.url).port);
    const proxy = await startCuttingProxy(direct);
    const figures = { cuts: 0, unheard: 0, items: 0, duplicates: 0 };
    try {
      for (let delivery = 0; delivery < CUTS[scale]; delivery += 1) {
        const items = Array.from({ length: 1 + random.below(ITEMS_MAX) }, (_, index) => ({
          source: 'chaos',
          id: `d${delivery}-${index}`,
          type: 'deal.won',
          on: '2026-03-20',
          amount: `${1 + random.below(1_000_000)}`,
          employee: random.pick(['bob', 'carl', 'dora']),
        }));
        figures.items += items.length;
        if ((await post(proxy.port, token, items)) === null) figures.unheard += 1;
        const again = (await post(direct, token, items)) ?? [];
        figures.duplicates += again.filter((status) => status === 'duplicate').length;
      }
    } finally {
      figures.cuts = proxy.cuts();
      await proxy.close();
      await service.kill();
    }
    const { rows } = await owner.query<{ stored: number }>('select count(*)::int as stored from fact_versions');
    const stored = rows[0]?.stored ?? -1;
    const isRight = figures.cuts === CUTS[scale] && figures.unheard === CUTS[scale];
    return {
      figures: { ...figures, stored },
      ok: isRight && figures.duplicates === figures.items && stored === figures.items,
    };
  },
};

/** One request on a connection of its own; null when it was cut before its answer. */
async function post(port: number, token: string, items: readonly object[]): Promise<readonly string[] | null> {
  const outgoing = request({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path: '/api/facts',
    agent: false,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  });
  outgoing.end(JSON.stringify({ items }));
  try {
    const [response] = await once(outgoing, 'response');
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as {
      readonly results: readonly { readonly status: string }[];
    };
    return body.results.map(({ status }) => status);
  } catch {
    return null;
  }
}
