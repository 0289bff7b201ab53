import type { SchemeDocument } from '@premia/scheme';
import type { DraftSaved } from '@premia/service';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createAutosave } from './autosave.ts';
import { createDraft } from './draft.ts';

const scheme: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'k',
  title: { en: 'Scheme' },
  period: 'month',
  currency: 'RUB',
  nodes: [],
  links: [],
};
const rename = (title: string) => (document: SchemeDocument) => ({ ...document, title: { en: title } });
const words = () => 'renamed';
const accepted = (revision: number): DraftSaved => ({ ok: true, revision, hash: 'h', diagnostics: [] });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp(answer: (revision: number) => Promise<DraftSaved>) {
  const draft = createDraft(scheme);
  const sent: { title: string | undefined; revision: number }[] = [];
  const autosave = createAutosave({
    draft,
    revision: 7,
    isConnectionLost: (error) => error instanceof TypeError,
    save: ({ document, revision }) => {
      sent.push({ title: document.title.en, revision });
      return answer(revision);
    },
  });
  autosave.connect();
  return { draft, sent, autosave, kind: () => autosave.status.getState().state.kind };
}

describe('autosave', () => {
  test('saves a burst once, with the revision it was based on, then the next with the new one', async () => {
    const { draft, sent, kind } = setUp(async (revision) => accepted(revision + 1));
    draft.change(words, rename('a'));
    draft.change(words, rename('b'));
    expect(kind()).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(kind()).toBe('saved');
    draft.change(words, rename('c'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toEqual([
      { title: 'b', revision: 7 },
      { title: 'c', revision: 8 },
    ]);
  });

  test('stops at a conflict: nothing of anybody is overwritten', async () => {
    const { draft, sent, autosave } = setUp(async () => ({
      ok: false,
      reason: 'conflict',
      revision: 9,
      changedBy: { en: 'Anna' },
    }));
    draft.change(words, rename('a'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(autosave.status.getState()).toEqual({ state: { kind: 'conflict', changedBy: { en: 'Anna' } }, revision: 7 });
    draft.change(words, rename('b'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent).toHaveLength(1);
    await expect(autosave.saveNow()).resolves.toBe(false);
  });

  test('tries again when the connection was lost', async () => {
    let failures = 1;
    const { draft, sent, kind } = setUp(async (revision) => {
      failures -= 1;
      if (failures >= 0) throw new TypeError('fetch failed');
      return accepted(revision + 1);
    });
    draft.change(words, rename('a'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(kind()).toBe('offline');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(kind()).toBe('saved');
    expect(sent).toHaveLength(2);
  });

  test('does not repeat what the service refuses', async () => {
    const { draft, sent, kind } = setUp(async () => {
      throw new Error('too large');
    });
    draft.change(words, rename('a'));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(kind()).toBe('refused');
    expect(sent).toHaveLength(1);
  });

  test('what changes while a save is under way is saved after it', async () => {
    const waiting: (() => void)[] = [];
    const { draft, sent, autosave } = setUp(
      (revision) => new Promise((resolve) => void waiting.push(() => resolve(accepted(revision + 1)))),
    );
    draft.change(words, rename('a'));
    const done = autosave.saveNow();
    draft.change(words, rename('b'));
    waiting.shift()?.();
    await vi.advanceTimersByTimeAsync(0);
    waiting.shift()?.();
    await expect(done).resolves.toBe(true);
    expect(sent.map(({ title }) => title)).toEqual(['a', 'b']);
  });
});
