import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { type RoomNews, readRoomNews, toSchemeDocument, writeScheme } from '@premia/collaboration';
import type { SchemeDocument } from '@premia/scheme';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { type ServiceUnderTest, type SignedIn, startServiceUnderTest } from '../../testing/service-under-test.ts';
import { TIERED_SCHEME } from '../../testing/small-company.ts';
import { until } from '../../testing/until.ts';

let service: ServiceUnderTest;
let hr: SignedIn;
const pages: Page[] = [];

beforeAll(async () => {
  service = await startServiceUnderTest({ workers: 'external' });
  hr = await service.signedIn('hr');
});
afterEach(() => {
  for (const page of pages.splice(0)) page.close();
});
afterAll(() => service.stop());

interface Page {
  readonly doc: Y.Doc;
  readonly provider: HocuspocusProvider;
  readonly news: RoomNews[];
  document(): SchemeDocument;
  edit(change: (document: SchemeDocument) => SchemeDocument): void;
  isOnline(): boolean;
  /** Cuts the line, as a laptop that is closed. */
  goOffline(): void;
  goOnline(): void;
  close(): void;
}

function openPage(schemeId: string, { cookie, origin = service.url }: { cookie: string; origin?: string }): Page {
  const { url } = service;
  class BrowserSocket extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie, origin } });
    }
  }
  const line = new HocuspocusProviderWebsocket({
    url: `${url.replace('http', 'ws')}/collaboration`,
    WebSocketPolyfill: BrowserSocket,
    delay: 20,
    minDelay: 20,
  });
  const doc = new Y.Doc();
  const news: RoomNews[] = [];
  const provider = new HocuspocusProvider({
    websocketProvider: line,
    name: schemeId,
    document: doc,
    token: 'session',
    onStateless: ({ payload }) => {
      const item = readRoomNews(payload);
      if (item !== null) news.push(item);
    },
  });
  provider.attach();
  const page: Page = {
    doc,
    provider,
    news,
    document: () => toSchemeDocument(doc),
    edit: (change) => {
      const before = toSchemeDocument(doc);
      doc.transact(() => writeScheme(doc, { before, after: change(before) }));
    },
    isOnline: () => line.status !== 'disconnected',
    goOffline: () => line.disconnect(),
    goOnline: () => void line.connect(),
    close: () => {
      provider.destroy();
      line.destroy();
    },
  };
  pages.push(page);
  return page;
}

async function createScheme(): Promise<string> {
  const { title, period, currency } = TIERED_SCHEME;
  const document = { ...TIERED_SCHEME } as Record<string, unknown>;
  return (await hr.api.schemes.create.mutate({ title, period, currency, document })).schemeId;
}

const synced = (page: Page) => until('the page to be synced', async () => (page.provider.isSynced ? true : null));
const rename = (en: string) => (document: SchemeDocument) => ({ ...document, title: { ...document.title, en } });
const move = (id: string, at: [number, number]) => (document: SchemeDocument) => ({
  ...document,
  nodes: document.nodes.map((node) => (node.id === id ? { ...node, at } : node)),
});
const stored = (schemeId: string) => hr.api.schemes.open.query({ schemeId });

describe('a draft that several people have open', () => {
  it('is stored by itself, with who edited it', async () => {
    const schemeId = await createScheme();
    const page = openPage(schemeId, hr);
    await synced(page);
    expect(page.document().nodes.map(({ id }) => id)).toEqual(TIERED_SCHEME.nodes.map(({ id }) => id));
    page.edit(rename('Shared'));
    const saved = await until('the save', async () => page.news.find(({ type }) => type === 'saved') ?? null);
    const { draft, revision } = await stored(schemeId);
    expect(draft.title.en).toBe('Shared');
    expect(saved).toEqual({ type: 'saved', revision });
    const { rows } = await service.pool.query<{ details: object }>(
      "select details from audit where action = 'scheme.saveDraft' and target_id = $1 order by id desc limit 1",
      [schemeId],
    );
    expect(rows[0]?.details).toMatchObject({ editors: 'hr', revision: String(revision) });
  });

  it('shows each the edits of the other and keeps both after one was offline', async () => {
    const schemeId = await createScheme();
    const [one, other] = [openPage(schemeId, hr), openPage(schemeId, hr)];
    await Promise.all([synced(one), synced(other)]);
    one.edit(rename('While both are here'));
    await until('the edit to arrive', async () => (other.document().title.en === 'While both are here' ? true : null));
    other.goOffline();
    await until('the line to be cut', async () => (other.isOnline() ? null : true));
    one.edit(move('rev', [10, 20]));
    other.edit(move('pay', [500, 600]));
    other.goOnline();
    const places = (page: Page) => page.document().nodes.map(({ id, at }) => [id, at]);
    await until('both to agree', async () => {
      const merged = places(one).join() === places(other).join();
      return merged && places(one).join().includes('500,600') && places(one).join().includes('10,20') ? true : null;
    });
    one.provider.sendStateless(JSON.stringify({ type: 'save', id: 'now' }));
    await until('the answer', async () => one.news.find((item) => 'id' in item && item.id === 'now') ?? null);
    expect((await stored(schemeId)).draft.nodes.find(({ id }) => id === 'pay')?.at).toEqual([500, 600]);
  });

  it('takes in a draft saved by another door without losing what is on the page', async () => {
    const schemeId = await createScheme();
    const page = openPage(schemeId, hr);
    await synced(page);
    const { draft, revision } = await stored(schemeId);
    page.edit(move('rev', [1, 2]));
    const byFile = { ...rename('From a file')(draft) } as Record<string, unknown>;
    const saved = await hr.api.schemes.saveDraft.mutate({ schemeId, document: byFile, revision });
    expect(saved.ok).toBe(true);
    await until('the file to arrive', async () => (page.document().title.en === 'From a file' ? true : null));
    await until('both to be stored', async () => {
      const { draft: now } = await stored(schemeId);
      return now.title.en === 'From a file' && now.nodes.find(({ id }) => id === 'rev')?.at?.[0] === 1 ? true : null;
    });
  });

  it('lets those who may only look see it live and change nothing', async () => {
    const schemeId = await createScheme();
    const author = openPage(schemeId, hr);
    const reader = openPage(schemeId, await service.signedIn('fin1'));
    await Promise.all([synced(author), synced(reader)]);
    reader.edit(rename('Not mine to say'));
    author.edit(rename('Mine'));
    author.provider.sendStateless(JSON.stringify({ type: 'save', id: 'x' }));
    await until('the answer', async () => author.news.find((item) => 'id' in item && item.id === 'x') ?? null);
    expect(author.document().title.en).toBe('Mine');
    expect((await stored(schemeId)).draft.title.en).toBe('Mine');
  });

  it('names people itself: nobody goes by another name', async () => {
    const schemeId = await createScheme();
    const one = openPage(schemeId, hr);
    const other = openPage(schemeId, await service.signedIn('fin1'));
    await Promise.all([synced(one), synced(other)]);
    one.provider.setAwarenessField('person', { id: 'ceo', name: { en: 'The Boss' } });
    const seen = await until('somebody to be seen', async () => {
      const states = [...(other.provider.awareness?.getStates() ?? [])];
      return states.find(([client]) => client === one.doc.clientID)?.[1]['person'] ?? null;
    });
    expect(seen).toMatchObject({ id: 'hr' });
  });

  it.each([
    ['nobody in particular', async () => ({ cookie: 'premia_session=nonsense' })],
    ['an employee', async () => service.signedIn('anna')],
    ['another site', async () => ({ cookie: hr.cookie, origin: 'https://elsewhere.example' })],
  ])('stays closed to %s', async (_who, person) => {
    const schemeId = await createScheme();
    const page = openPage(schemeId, await person());
    const refused = await until('the refusal', async () =>
      page.provider.isSynced ? 'let in' : refusedBy(page) ? 'refused' : null,
    );
    expect(refused).toBe('refused');
    expect(page.document().nodes).toEqual([]);
  });

  it('is the same room after the service has started again', async () => {
    const schemeId = await createScheme();
    const page = openPage(schemeId, hr);
    await synced(page);
    page.edit(rename('Before'));
    await until('the edit to arrive', async () => (page.provider.hasUnsyncedChanges ? null : true));
    await service.restart();
    hr = await service.signedIn('hr');
    const again = openPage(schemeId, hr);
    await synced(again);
    expect(again.document().title.en).toBe('Before');
    // What the old page still holds merges with it instead of doubling it.
    Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(page.doc));
    expect(again.document().nodes).toHaveLength(TIERED_SCHEME.nodes.length);
  });
});

function refusedBy({ provider }: Page): boolean {
  const { status } = provider.configuration.websocketProvider;
  return (
    status === 'disconnected' ||
    (provider.authorizedScope === undefined && !provider.isAuthenticated && status === 'connected')
  );
}

describe('a draft that waits for approval', () => {
  const submit = async (schemeId: string) => {
    const { revision } = await stored(schemeId);
    const answer = await hr.api.approvals.submit.mutate({ schemeId, revision, message: '' });
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return answer;
  };
  const told = (page: Page, times: number) =>
    until('news of the submission', async () =>
      page.news.filter(({ type }) => type === 'submission').length >= times ? true : null,
    );

  it('takes no edits from pages that had it open, nor from ones that open it, until it comes back', async () => {
    const schemeId = await createScheme();
    const early = openPage(schemeId, hr);
    await synced(early);
    const submitted = await submit(schemeId);
    await told(early, 1);
    const late = openPage(schemeId, hr);
    await synced(late);
    const before = await stored(schemeId);
    const watcher = openPage(schemeId, hr);
    await synced(watcher);
    early.edit(rename('Too late'));
    late.edit(rename('Too late as well'));
    // Whatever a page sends is answered in order: what it asks for after its edit comes after it.
    for (const page of [early, late]) page.provider.sendStateless(JSON.stringify({ type: 'save', id: 'now' }));
    const { submissionId, revision } = submitted;
    await hr.api.approvals.withdraw.mutate({ submissionId, revision });
    await told(watcher, 1);
    expect(watcher.document().title).toEqual(before.draft.title);
    expect(await stored(schemeId)).toMatchObject({ revision: before.revision, draft: { title: before.draft.title } });

    watcher.edit(rename('In time'));
    await until('the edit to be stored', async () => {
      const { draft } = await stored(schemeId);
      return draft.title.en === 'In time' ? true : null;
    });
  });

  it('lets go of an edit that reached the room in the moment it was handed in', async () => {
    const schemeId = await createScheme();
    const page = openPage(schemeId, hr);
    await synced(page);
    const before = await stored(schemeId);
    page.edit(rename('Typed meanwhile'));
    await until('the edit to reach the room', async () => (page.provider.hasUnsyncedChanges ? null : true));
    await submit(schemeId);
    const refused = await until('the refusal', async () => page.news.find(({ type }) => type === 'refused') ?? null);
    expect(refused).toMatchObject({ code: 'scheme/submitted' });
    expect(await stored(schemeId)).toMatchObject({ revision: before.revision, draft: { title: before.draft.title } });
    const fresh = openPage(schemeId, hr);
    await synced(fresh);
    expect(fresh.document().title).toEqual(before.draft.title);
  });
});
