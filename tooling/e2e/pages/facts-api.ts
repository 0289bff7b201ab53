import type { APIRequestContext } from '@playwright/test';
import { signInByApi } from './session.ts';

export interface SentFact {
  readonly id: string;
  readonly employee: string;
  readonly amount: string;
  readonly title: string;
}

/** A connector's token, as the administrator issues it. */
export async function apiToken(request: APIRequestContext): Promise<string> {
  const administrator = await signInByApi(request, 'admin');
  const answer = await administrator.post('/trpc/tokens.create', { data: { title: 'Browser flows' } });
  const { result } = (await answer.json()) as { result: { data: { token: string } } };
  await administrator.dispose();
  return result.data.token;
}

/** Delivers one won deal of today; answers what the service said of it. */
export async function sendFact(request: APIRequestContext, token: string, fact: SentFact): Promise<unknown> {
  const on = new Date().toISOString().slice(0, 10);
  const attributes = { product: 'pump-station', account: 'Browser flow', margin: '0.3', newClient: 'false' };
  const item = { source: 'crm', type: 'deal.won', on, currency: 'RUB', attributes, ...fact };
  const answer = await request.post('/api/facts', {
    data: { items: [item] },
    headers: { authorization: `Bearer ${token}` },
  });
  const { results } = (await answer.json()) as { results: readonly unknown[] };
  return results[0];
}
