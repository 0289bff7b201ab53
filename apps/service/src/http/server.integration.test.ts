import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServiceUnderTest, startServiceUnderTest } from '../testing/service-under-test.ts';
import { BATCH_SIZE_MAX } from './trpc-door.ts';

let service: ServiceUnderTest;
let webRoot: string;

beforeAll(async () => {
  webRoot = await mkdtemp(join(tmpdir(), 'premia-web-'));
  await mkdir(join(webRoot, 'assets'));
  await writeFile(join(webRoot, 'index.html'), '<!doctype html><title>Premia</title>');
  await writeFile(join(webRoot, 'assets', 'app-4f3c.js'), `export const text = '${'x'.repeat(4_000)}';`);
  service = await startServiceUnderTest({ webRoot });
});

afterAll(async () => {
  await service.stop();
  await rm(webRoot, { recursive: true });
});

const post = (path: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${service.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

describe('the browser app', () => {
  it('is served with its security headers', async () => {
    const response = await fetch(service.url, { headers: { accept: 'text/html' } });
    expect(await response.text()).toContain('Premia');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy).not.toContain("'unsafe-eval'");
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('answers every page address with the app', async () => {
    const response = await fetch(`${service.url}/schemes/sch_1?tab=x`, { headers: { accept: 'text/html' } });
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('Premia')]);
  });

  it('keeps hashed files for ever and compresses them', async () => {
    const response = await fetch(`${service.url}/assets/app-4f3c.js`, { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-encoding')).toBe('gzip');
    await response.arrayBuffer();
  });

  it.each(['/assets/gone.js', '/trpc', '/api/nothing'])('has no page at %s', async (path) => {
    const response = await fetch(`${service.url}${path}`, { headers: { accept: 'text/html' } });
    expect(response.status).not.toBe(200);
  });
});

describe('a session', () => {
  it('travels in a cookie scripts cannot read and ends with sign-out', async () => {
    const response = await post('/trpc/session.signIn', '{"employeeId":"anna"}');
    const [setCookie = ''] = response.headers.getSetCookie();
    expect(setCookie).toMatch(/HttpOnly/i);
    expect(setCookie).toMatch(/SameSite=Lax/i);
    const cookie = setCookie.split(';')[0] ?? '';
    const me = async () => (await fetch(`${service.url}/trpc/session.me`, { headers: { cookie } })).json();
    expect(await me()).toMatchObject({ result: { data: { employeeId: 'anna', roles: ['employee'] } } });

    await post('/trpc/session.signOut', '', { cookie, origin: service.url });
    expect(await me()).toEqual({ result: { data: null } });
  });

  it('is stored as a hash only', async () => {
    const { cookie } = await service.signedIn('anna');
    const secret = cookie.split('=')[1] ?? '';
    const { rows } = await service.pool.query('select secret_hash from sessions');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('is not to be had for somebody who does not work here', async () => {
    const response = await post('/trpc/session.signIn', '{"employeeId":"nobody"}');
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await response.json()).toMatchObject({ error: { data: { failure: 'session/refused' } } });
  });
});

describe('a command from another site', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin but another site', { 'sec-fetch-site': 'cross-site' }],
    ['a cookie and no word about where from', {}],
  ])('with %s is refused', async (_name, headers) => {
    const { cookie } = await service.signedIn('admin');
    const response = await post('/trpc/tokens.create', '{"title":"stolen"}', { cookie, ...headers });
    expect(response.status).toBe(403);
    const { api } = await service.signedIn('admin');
    expect(await api.tokens.list.query()).toEqual([]);
  });
});

describe('hostile input', () => {
  it.each([
    ['a hundred thousand levels', `{"employeeId":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 400],
    ['a prototype key', '{"employeeId":"anna","__proto__":{"admin":true}}', 400],
    ['an unknown key', '{"employeeId":"anna","role":"admin"}', 400],
    ['something that is not JSON', '{', 400],
    ['five megabytes', JSON.stringify({ employeeId: 'x'.repeat(5_000_000) }), 413],
  ])('%s is refused', async (_name, body, status) => {
    const response = await post('/trpc/session.signIn', body);
    expect(response.status).toBe(status);
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  it('is looked for in addresses too', async () => {
    const input = encodeURIComponent('{"search":"x","__proto__":1}');
    expect((await fetch(`${service.url}/trpc/people.list?input=${input}`)).status).toBe(400);
  });

  it('does not come in batches without end', async () => {
    const batch = (size: number) =>
      fetch(`${service.url}/trpc/${Array.from({ length: size }, () => 'session.me').join(',')}?batch=1&input={}`);
    expect((await batch(BATCH_SIZE_MAX)).status).toBe(200);
    expect((await batch(BATCH_SIZE_MAX + 1)).status).toBe(400);
  });

  it('gets no stack and no message of ours', async () => {
    const { cookie } = await service.signedIn('anna');
    const response = await post('/trpc/audit.list', '{"cursor":"1; drop table audit"}', {
      cookie,
      origin: service.url,
    });
    const text = await response.text();
    expect(text).not.toMatch(/ at |node_modules|\.ts/);
  });
});

describe('health and metrics', () => {
  it('say that all is well without saying anything about anybody', async () => {
    await service.signedIn('anna');
    expect(await (await fetch(`${service.url}/health`)).json()).toEqual({ ok: true, trouble: null });
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toContain('premia_procedure_seconds');
    expect(metrics).not.toContain('anna');
  });
});

describe('what somebody earns', () => {
  it('is in no log line and no metric, whatever goes right or wrong', async () => {
    const canary = '48151623.42';
    const deal = { source: 'crm', id: 'canary', type: 'deal.won', on: '2024-03-05', currency: 'RUB', employee: 'anna' };
    await service.deliver([{ ...deal, amount: canary, title: 'Canary deal' }]);
    await service.deliver([{ ...deal, amount: `${canary}!` }]);
    const { api, cookie } = await service.signedIn('anna');
    await api.portal.overview.query({ period: '2024-03' });
    await api.portal.breakdown.query({ period: '2024-03', schemeId: canary, code: canary }).catch(() => undefined);
    // Breaks inside the database: a text no identifier can be.
    await api.portal.breakdown.query({ period: '2024-03', schemeId: 'x\u0000', code: canary }).catch(() => undefined);
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    const told = [...service.logged, metrics].join('\n');
    expect(service.logged.length).toBeGreaterThan(0);
    expect(told).not.toMatch(/48151623|Canary|Name anna/);
    expect(told).not.toContain(cookie.split('=')[1]);
  });
});
