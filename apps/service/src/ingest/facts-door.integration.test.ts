import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServiceUnderTest, startServiceUnderTest } from '../testing/service-under-test.ts';
import { SIGNATURE_WINDOW_SECONDS, signatureOf } from './signature.ts';

let service: ServiceUnderTest;
let token: { readonly id: string; readonly token: string };
beforeAll(async () => {
  service = await startServiceUnderTest({ workers: 'external' });
  token = await (await service.signedIn('admin')).api.tokens.create.mutate({ title: 'CRM' });
});
afterAll(() => service.stop());

const deal = (id: string, changes: object = {}) => ({
  source: 'crm',
  id,
  type: 'deal.won',
  on: '2026-03-03',
  amount: '1000',
  employee: 'anna',
  ...changes,
});

async function post(path: string, body: string, headers: Readonly<Record<string, string>>) {
  const response = await fetch(`${service.url}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: response.status, body: (await response.json()) as Readonly<Record<string, unknown>> };
}

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

function signed(
  body: string,
  changes: { readonly secret?: string; readonly at?: number; readonly path?: string } = {},
) {
  const { secret = token.token, at = Math.floor(Date.now() / 1_000), path = '/api/facts' } = changes;
  const key = createHash('sha256').update(secret).digest('hex');
  const signature = signatureOf(key, { timestamp: String(at), path, body: Buffer.from(body) });
  return { 'x-premia-token': token.id, 'x-premia-timestamp': String(at), 'x-premia-signature': `v1=${signature}` };
}

describe('a signed delivery', () => {
  it('is taken; the same request again is a duplicate', async () => {
    const body = JSON.stringify({ items: [deal('signed')] });
    const headers = signed(body);
    expect(await post('/facts', body, headers)).toEqual({ status: 200, body: { results: [{ status: 'accepted' }] } });
    expect(await post('/facts', body, headers)).toEqual({ status: 200, body: { results: [{ status: 'duplicate' }] } });
  });

  it('is refused when the body, the key, the path or the time is another', async () => {
    const body = JSON.stringify({ items: [deal('forged')] });
    const late = Math.floor(Date.now() / 1_000) - SIGNATURE_WINDOW_SECONDS - 5;
    const refusals = await Promise.all([
      post('/facts', body.replace('1000', '9000'), signed(body)),
      post('/facts', body, signed(body, { secret: 'another' })),
      post('/facts', body, signed(body, { path: '/api/control-totals' })),
      post('/facts', body, { ...signed(body), 'x-premia-token': 'tok_unknown' }),
      post('/facts', body, { ...signed(body), 'x-premia-signature': 'v1=00' }),
      post('/facts', body, signed(body, { at: late })),
    ]);
    expect(refusals.map(({ status, body: { error } }) => `${status} ${String(error)}`)).toEqual([
      ...Array.from({ length: 5 }, () => '401 signature/wrong'),
      '401 signature/expired',
    ]);
    expect(refusals[0]?.body['message']).toMatchObject({ ru: expect.any(String), en: expect.any(String) });
    expect((await service.pool.query(`select from facts where external_id = 'forged'`)).rowCount).toBe(0);
  });
});

describe('secrets', () => {
  it('are changed without a gap and revoked without delay', async () => {
    const { api } = await service.signedIn('admin');
    const first = await api.tokens.create.mutate({ title: 'Other' });
    const second = await api.tokens.rotate.mutate({ tokenId: first.id });
    const body = JSON.stringify({ items: [deal('rotated')] });
    expect((await post('/facts', body, bearer(first.token))).status).toBe(200);
    expect((await post('/facts', body, bearer(second.token))).status).toBe(200);
    await api.tokens.revoke.mutate({ tokenId: first.id });
    expect((await post('/facts', body, bearer(first.token))).status).toBe(401);
    expect((await post('/facts', body, bearer(second.token))).status).toBe(401);
    await expect(api.tokens.rotate.mutate({ tokenId: first.id })).rejects.toThrow('request/absent');
  });
});

it('says in both languages why a whole body is refused', async () => {
  const tooLarge = `{"items":["${'x'.repeat(5 * 1024 * 1024)}"]}`;
  const answers = await Promise.all(
    ['{"items":', '{"things":[]}', '{"items":[]}', tooLarge].map((body) => post('/facts', body, bearer(token.token))),
  );
  expect(answers.map(({ status, body: { error } }) => `${status} ${String(error)}`)).toEqual([
    '400 request/invalid',
    '400 request/invalid',
    '400 facts/none',
    '413 request/too-large',
  ]);
  for (const { body } of answers)
    expect(body['message']).toMatchObject({ ru: expect.any(String), en: expect.any(String) });
});

it('keeps what it refuses byte for byte', async () => {
  const item = '{ "source":"crm", "id" : "bytes", "amount": 1.10, "amount": 1.2 }';
  await post('/facts', `{"items":[ ${item} ]}`, bearer(token.token));
  const { rows } = await service.pool.query(`select raw_text from quarantine where external_id = 'bytes'`);
  expect(rows).toEqual([{ raw_text: item }]);
});

it('compares control totals with what is stored, and tells finance and hr of the holes', async () => {
  await post('/facts', JSON.stringify({ items: [deal('total-1', { source: 'erp' })] }), bearer(token.token));
  const report = (count: number, amount: string) =>
    post(
      '/control-totals',
      JSON.stringify({
        totals: [{ source: 'erp', day: '2026-03-03', type: 'deal.won', currency: 'RUB', count, amount }],
      }),
      bearer(token.token),
    );
  expect(await report(2, '2500.00')).toEqual({ status: 200, body: { changed: 1 } });
  const { api } = await service.signedIn('fin1');
  const [hole] = await api.facts.controlTotals.query({ period: '2026-03' });
  expect(hole).toMatchObject({
    reported: { count: 2, amount: '2500' },
    stored: { count: 1, amount: '1000' },
    override: null,
  });
  if (hole === undefined) return;
  const { source, day, factType, currency, difference } = hole;
  const decision = { period: '2026-03', source, day, factType, currency, difference, reason: 'Known gap' };
  const hr = (await service.signedIn('hr')).api;
  await expect(hr.facts.overrideControlTotal.mutate(decision)).rejects.toThrow('request/absent');
  expect(await api.facts.overrideControlTotal.mutate(decision)).toMatchObject({
    override: { reason: 'Known gap', decidedBy: 'fin1' },
  });
  // Another difference is another decision.
  await report(3, '3000');
  expect(await api.facts.controlTotals.query({ period: '2026-03' })).toMatchObject([{ override: null }]);
  await expect(api.facts.overrideControlTotal.mutate(decision)).rejects.toThrow('control-total/changed');
  await report(1, '1000.0');
  expect(await api.facts.controlTotals.query({ period: '2026-03' })).toEqual([]);
});

describe('quarantine', () => {
  const contradiction = async (id: string) => {
    const items = [deal(id, { source: 'q' }), deal(id, { source: 'q', amount: '7', attributes: { stage: 'won' } })];
    await post('/facts', JSON.stringify({ items }), bearer(token.token));
    const { api } = await service.signedIn('hr');
    const { items: waiting } = await api.facts.quarantine.query({ state: 'waiting', kind: 'conflict', source: 'q' });
    const row = waiting.find(({ externalId }) => externalId === id);
    if (row === undefined) throw new Error('the contradiction is not in quarantine');
    return { api, row };
  };
  const amountOf = async (id: string) => {
    const { rows } = await service.pool.query(
      `select v.amount, v.version from facts f join fact_versions v on v.fact_id = f.id and v.version = f.current_version
       where f.external_id = $1`,
      [id],
    );
    return rows[0] as unknown;
  };

  it('shows stored against incoming and takes the incoming as a new version', async () => {
    const { api, row } = await contradiction('c1');
    const details = await api.facts.compare.query({ id: row.id });
    expect(details.fields).toContainEqual({ field: 'amount', stored: '1000', incoming: '7' });
    expect(details.fields).toContainEqual({ field: 'attributes.stage', stored: null, incoming: 'won' });
    expect(await api.facts.resolve.mutate({ id: row.id, resolution: 'accepted', reason: '' })).toMatchObject({
      ok: true,
      status: 'accepted',
    });
    expect(await amountOf('c1')).toEqual({ amount: '7', version: 2 });
    await expect(api.facts.resolve.mutate({ id: row.id, resolution: 'kept', reason: 'late' })).rejects.toThrow(
      'quarantine/resolved',
    );
  });

  it('keeps what is stored, takes a corrected item, dismisses with a reason; only hr decides', async () => {
    const { api, row } = await contradiction('c2');
    const finance = (await service.signedIn('fin1')).api;
    await expect(finance.facts.resolve.mutate({ id: row.id, resolution: 'kept', reason: 'x' })).rejects.toThrow(
      'request/absent',
    );
    await api.facts.resolve.mutate({ id: row.id, resolution: 'kept', reason: 'The first was right' });
    expect(await amountOf('c2')).toEqual({ amount: '1000', version: 1 });

    await post(
      '/facts',
      JSON.stringify({ items: [deal('c3', { source: 'q', employee: 'nobody' })] }),
      bearer(token.token),
    );
    const { items } = await finance.facts.quarantine.query({ state: 'waiting', kind: 'rejected', source: 'q' });
    const id = items[0]?.id ?? '';
    const still = await api.facts.resolve.mutate({
      id,
      resolution: 'resubmitted',
      reason: '',
      item: JSON.stringify(deal('c3', { amount: 'x' })),
    });
    expect(still).toMatchObject({ ok: false, code: 'fact/amount-invalid' });
    expect(
      await api.facts.resolve.mutate({
        id,
        resolution: 'resubmitted',
        reason: '',
        item: JSON.stringify(deal('c3', { source: 'q' })),
      }),
    ).toEqual({ ok: true, status: 'accepted' });

    const other = await contradiction('c4');
    await api.facts.resolve.mutate({ id: other.row.id, resolution: 'dismissed', reason: 'A test of theirs' });
    const { items: resolved, waiting } = await api.facts.quarantine.query({ state: 'resolved', source: 'q' });
    expect(
      resolved.map(
        ({ externalId, resolution, resolvedBy }) => `${externalId} ${String(resolution)} ${String(resolvedBy)}`,
      ),
    ).toEqual(['c4 dismissed hr', 'c3 resubmitted hr', 'c2 kept hr', 'c1 accepted hr']);
    expect(waiting.conflicts).toBe(0);
    await expect((await service.signedIn('anna')).api.facts.quarantine.query({ state: 'waiting' })).rejects.toThrow(
      'request/absent',
    );
  });

  it('takes one decision about several, says of which it could not be taken, and does the others', async () => {
    const first = await contradiction('s1');
    await post(
      '/facts',
      JSON.stringify({
        items: [deal('s1', { source: 'q', amount: '8' }), deal('s2', { source: 'q', employee: 'nobody' })],
      }),
      bearer(token.token),
    );
    const { api } = first;
    const { items } = await api.facts.quarantine.query({ state: 'waiting', source: 'q' });
    const ids = items.filter(({ externalId }) => externalId.startsWith('s')).map(({ id }) => id);
    expect(ids).toHaveLength(3);
    const finance = (await service.signedIn('fin1')).api;
    const decision = { ids, resolution: 'accepted', reason: 'Seen with sales' } as const;
    await expect(finance.facts.resolveSeveral.mutate(decision)).rejects.toThrow('request/absent');
    await expect(api.facts.resolveSeveral.mutate({ ids, resolution: 'dismissed', reason: ' ' })).rejects.toThrow();
    await expect(api.facts.resolveSeveral.mutate({ ...decision, ids: [] })).rejects.toThrow();
    const answer = await api.facts.resolveSeveral.mutate(decision);
    // What was refused contradicts nothing: it cannot be taken as a new version.
    expect(answer).toMatchObject({ decided: 2, refused: [{ code: 'quarantine/not-for-kind' }] });
    // Both contradictions were taken, the later one last.
    expect(await amountOf('s1')).toEqual({ amount: '8', version: 3 });
    expect(
      await api.facts.resolveSeveral.mutate({ ids, resolution: 'dismissed', reason: 'Nobody of ours' }),
    ).toMatchObject({
      decided: 1,
      refused: [{ code: 'quarantine/resolved' }, { code: 'quarantine/resolved' }],
    });
  });

  it('closes by itself what its source has sent right since, with the version that was taken', async () => {
    const send = (...items: readonly object[]) => post('/facts', JSON.stringify({ items }), bearer(token.token));
    const waiting = async () => {
      const { items } = await (await service.signedIn('hr')).api.facts.quarantine.query({
        state: 'waiting',
        source: 'w',
      });
      return items.map(({ externalId, kind }) => `${externalId} ${kind}`).sort();
    };
    const versioned = (id: string, version: number, changes: object = {}) =>
      deal(id, { source: 'w', version, ...changes });
    await send(versioned('w1', 1), versioned('w1', 1, { amount: '5' }), versioned('w1', 3, { employee: 'nobody' }));
    await send(versioned('w2', 1, { amount: 'x' }));
    expect(await waiting()).toEqual(['w1 conflict', 'w1 rejected', 'w2 rejected']);
    // The third version is newer than the second: it still waits.
    await send(versioned('w1', 2, { amount: '6' }), versioned('w2', 1));
    expect(await waiting()).toEqual(['w1 rejected']);
    await send(versioned('w1', 4));
    expect(await waiting()).toEqual([]);
    const { api } = await service.signedIn('hr');
    const { items } = await api.facts.quarantine.query({ state: 'resolved', source: 'w' });
    expect(
      items.map(({ externalId, resolution, reason }) => `${externalId} ${String(resolution)} ${String(reason)}`),
    ).toEqual(['w2 superseded v1', 'w1 superseded v4', 'w1 superseded v2']);
    const { rows } = await service.pool.query(
      `select details->>'externalId' as id, details->>'version' as version from audit
       where action = 'quarantine.supersede' order by id`,
    );
    expect(rows.map(({ id, version }) => `${String(id)} ${String(version)}`).sort()).toEqual(['w1 2', 'w1 4', 'w2 1']);
  });
});
