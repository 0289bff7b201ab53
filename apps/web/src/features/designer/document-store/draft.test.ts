import { createTranslator } from '@premia/locale';
import type { SchemeDocument } from '@premia/scheme';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createDraft, openDraft } from './draft.ts';

const scheme = {
  format: 'premia.scheme/1',
  key: 'k',
  title: { en: 'Scheme' },
  nodes: [
    {
      id: 'a',
      kind: 'tiers',
      params: {
        mode: 'marginal',
        bands: [
          { from: '0', rate: '0.03' },
          { from: '10', rate: '0.05' },
        ],
      },
    },
    { id: 'b', kind: 'payout', params: { code: 'x' } },
  ],
  links: [{ from: 'a', to: 'b.amount' }],
} as unknown as SchemeDocument;

interface Tiers {
  readonly mode: string;
  readonly bands: readonly { readonly from: string; readonly rate: string }[];
}

function withTiers(edit: (params: Tiers) => Tiers) {
  return (document: SchemeDocument): SchemeDocument => {
    const nodes = document.nodes.map((node) =>
      node.id === 'a' ? { ...node, params: edit(node.params as unknown as Tiers) } : node,
    );
    return { ...document, nodes } as unknown as SchemeDocument;
  };
}

const tiersOf = (document: SchemeDocument) => document.nodes[0]?.params as unknown as Tiers;
const words = () => 'action';

describe('a draft', () => {
  test('keeps unchanged parts as the same objects', () => {
    const draft = createDraft(scheme);
    const before = draft.getDocument();
    draft.change(
      words,
      withTiers((params) => ({ ...params, mode: 'whole' })),
    );
    const after = draft.getDocument();
    expect(after).not.toBe(before);
    expect(after.nodes[1]).toBe(before.nodes[1]);
    expect(after.links).toBe(before.links);
    expect(tiersOf(after).bands).toBe(tiersOf(before).bands);
  });

  test('does not count an edit that changes nothing', () => {
    const draft = createDraft(scheme);
    expect(draft.change(words, (document) => document)).toBe(false);
    expect(
      draft.change(
        words,
        withTiers((params) => ({ ...params })),
      ),
    ).toBe(false);
    expect(draft.getHistory().done).toEqual([]);
  });

  test('undoes the removal of a node and its links as one step, named in the language of the moment', () => {
    const draft = createDraft(scheme);
    const before = JSON.stringify(draft.getDocument());
    draft.change(
      (t) => t({ ru: 'Удалено', en: 'Deleted' }),
      (document) => ({ ...document, nodes: document.nodes.slice(1), links: [] }),
    );
    expect(draft.getHistory().done.map((entry) => entry.words(createTranslator('ru')))).toEqual(['Удалено']);
    draft.undo();
    expect(JSON.stringify(draft.getDocument())).toBe(before);
    expect(draft.getHistory().undone.map((entry) => entry.words(createTranslator('en')))).toEqual(['Deleted']);
  });

  test('merges two people who edit different bands of one table, and undoes only its own', () => {
    const anna = createDraft(scheme);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(anna.doc));
    const boris = openDraft(copy);
    anna.change(
      words,
      withTiers((params) => ({ ...params, bands: [...params.bands, { from: '20', rate: '0.07' }] })),
    );
    boris.change(
      words,
      withTiers((params) => ({
        ...params,
        bands: params.bands.map((band) => (band.from === '10' ? { ...band, rate: '0.06' } : band)),
      })),
    );
    Y.applyUpdate(boris.doc, Y.encodeStateAsUpdate(anna.doc));
    Y.applyUpdate(anna.doc, Y.encodeStateAsUpdate(boris.doc));
    const rates = (draft: typeof anna) => tiersOf(draft.getDocument()).bands.map((band) => band.rate);
    expect(rates(anna)).toEqual(['0.03', '0.06', '0.07']);
    expect(rates(boris)).toEqual(rates(anna));
    anna.undo();
    expect(rates(anna)).toEqual(['0.03', '0.06']);
  });

  test('takes back one step and no other, also when somebody has overwritten it', () => {
    const anna = createDraft(scheme);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(anna.doc));
    const boris = openDraft(copy);
    const withTitle = (en: string) => (document: SchemeDocument) => ({ ...document, title: { ...document.title, en } });
    const withMode = (mode: string) => withTiers((params) => ({ ...params, mode }));
    anna.change(() => 'the mode', withMode('whole'));
    anna.change(() => 'the title', withTitle('Anna’s'));
    Y.applyUpdate(boris.doc, Y.encodeStateAsUpdate(anna.doc));
    boris.change(words, withTitle('Boris’s'));
    Y.applyUpdate(anna.doc, Y.encodeStateAsUpdate(boris.doc));

    const first = anna.undo();
    expect(first?.entry.words(createTranslator('en'))).toBe('the title');
    expect(first?.isTaken).toBe(false);
    expect([...(first?.contesters ?? [])]).toEqual([boris.doc.clientID]);
    expect(anna.getDocument().title.en).toBe('Boris’s');
    expect(tiersOf(anna.getDocument())).toMatchObject({ mode: 'whole' });

    const second = anna.undo();
    expect(second).toMatchObject({ isTaken: true, contesters: new Set() });
    expect(tiersOf(anna.getDocument())).not.toMatchObject({ mode: 'whole' });
    expect(anna.undo()).toBeNull();
  });

  describe('a name given for the first time', () => {
    const withName = (name: Readonly<Record<string, string>>) => (document: SchemeDocument) => ({
      ...document,
      nodes: document.nodes.map((node) => (node.id === 'a' ? { ...node, title: { ...node.title, ...name } } : node)),
    });
    const nameOf = (draft: ReturnType<typeof createDraft>) => draft.getDocument().nodes[0]?.title;
    const twoPeople = () => {
      const anna = createDraft(scheme);
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(anna.doc));
      return { anna, boris: openDraft(copy) };
    };
    const meet = (one: ReturnType<typeof createDraft>, other: ReturnType<typeof createDraft>) => {
      Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc));
      Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc));
    };

    test('is gone when it is undone', () => {
      const draft = createDraft(scheme);
      const before = JSON.stringify(draft.getDocument());
      draft.change(words, withName({ en: 'Commission' }));
      draft.undo();
      expect(JSON.stringify(draft.getDocument())).toBe(before);
      draft.redo();
      expect(nameOf(draft)).toEqual({ en: 'Commission' });
    });

    test('leaves the name somebody has given since in the other language', () => {
      const { anna, boris } = twoPeople();
      anna.change(words, withName({ en: 'Commission' }));
      meet(anna, boris);
      boris.change(words, withName({ ru: 'Комиссия' }));
      meet(anna, boris);
      expect(anna.undo()).toMatchObject({ isTaken: true });
      meet(anna, boris);
      expect(nameOf(anna)).toEqual({ ru: 'Комиссия' });
      expect(nameOf(boris)).toEqual({ ru: 'Комиссия' });
      anna.redo();
      expect(nameOf(anna)).toEqual({ en: 'Commission', ru: 'Комиссия' });
    });

    test('stays where somebody has given another one since, and says whose it is', () => {
      const { anna, boris } = twoPeople();
      anna.change(words, withName({ en: 'Commission' }));
      meet(anna, boris);
      boris.change(words, withName({ en: 'Sales pay' }));
      meet(anna, boris);
      expect(anna.undo()).toMatchObject({ isTaken: false, contesters: new Set([boris.doc.clientID]) });
      expect(nameOf(anna)).toEqual({ en: 'Sales pay' });
    });

    test('goes with the block it was given to', () => {
      const { anna, boris } = twoPeople();
      anna.change(words, (document) => ({
        ...document,
        nodes: [...document.nodes, { id: 'c', kind: 'add', title: { en: 'Sum' } }],
      }));
      meet(anna, boris);
      boris.change(words, (document) => ({
        ...document,
        nodes: document.nodes.map((node) => (node.id === 'c' ? { ...node, title: { en: 'Sum', ru: 'Сумма' } } : node)),
      }));
      meet(anna, boris);
      anna.undo();
      meet(anna, boris);
      expect(boris.getDocument().nodes.map(({ id }) => id)).toEqual(['a', 'b']);
    });
  });

  test('tells its listeners until they leave', () => {
    const draft = createDraft(scheme);
    let told = 0;
    const leave = draft.subscribe(() => {
      told += 1;
    });
    draft.change(
      words,
      withTiers((params) => ({ ...params, mode: 'whole' })),
    );
    leave();
    draft.change(
      words,
      withTiers((params) => ({ ...params, mode: 'marginal' })),
    );
    expect(told).toBe(1);
  });
});
