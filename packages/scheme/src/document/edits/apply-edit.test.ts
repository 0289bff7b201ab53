import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSchemeDocument } from '../parse-document.ts';
import type { SchemeDocument, SchemeNode } from '../scheme-document.ts';
import { applyEdit, applyEdits } from './apply-edit.ts';
import type { SchemeEdit } from './scheme-edit.ts';

const EMPTY: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'draft',
  title: { en: 'Draft' },
  period: 'month',
  currency: 'RUB',
  nodes: [],
  links: [],
};
const node = (id: string, frame?: string): SchemeNode => ({
  id,
  kind: 'add',
  ...(frame === undefined ? {} : { frame }),
});
const SMALL: SchemeDocument = {
  ...EMPTY,
  nodes: [node('a'), node('f'), node('b', 'f')],
  links: [
    { from: 'a', to: 'b.values' },
    { from: 'b.value', to: 'f.result' },
  ],
};

function edited(document: SchemeDocument, ...edits: readonly SchemeEdit[]): SchemeDocument {
  const outcome = applyEdits(document, edits);
  if (!outcome.ok) throw new Error(`${outcome.refusal} ${outcome.subject}`);
  return outcome.document;
}

describe('edits', () => {
  test('a link is drawn through points and made one curve again; a renamed end keeps them', () => {
    const link = { from: 'a', to: 'b.values' };
    const bent = edited(SMALL, { edit: 'bendLink', link, via: [[40, 8]] });
    expect(bent.links[0]).toEqual({ ...link, via: [[40, 8]] });
    expect(edited(bent, { edit: 'renameNode', nodeId: 'a', to: 'z' }).links[0]).toEqual({
      from: 'z',
      to: 'b.values',
      via: [[40, 8]],
    });
    expect(edited(bent, { edit: 'bendLink', link, via: [] })).toEqual(SMALL);
    expect(applyEdit(SMALL, { edit: 'bendLink', link: { from: 'b', to: 'a.values' }, via: [] })).toMatchObject({
      ok: false,
      refusal: 'edit/unknown-link',
    });
  });

  test('removing a node takes its links and frees the nodes of its frame', () => {
    expect(edited(SMALL, { edit: 'removeNode', nodeId: 'f' })).toEqual({
      ...EMPTY,
      nodes: [node('a'), node('b')],
      links: [{ from: 'a', to: 'b.values' }],
    });
  });

  test('many moves in a row are the moves one by one, the last place of a node counting', () => {
    const move = (nodeId: string, x: number): SchemeEdit => ({ edit: 'moveNode', nodeId, at: [x, 1] });
    const edits = [
      move('a', 1),
      move('b', 2),
      { edit: 'removeNode', nodeId: 'f' } as const,
      move('b', 3),
      move('b', 4),
    ];
    const oneByOne = edits.reduce((document, edit) => edited(document, edit), SMALL);
    expect(edited(SMALL, ...edits)).toEqual(oneByOne);
    expect(applyEdits(SMALL, [move('a', 1), move('gone', 2)])).toEqual({
      ok: false,
      refusal: 'edit/unknown-node',
      subject: 'gone',
    });
  });

  test('renaming a node takes links and frames along', () => {
    const renamed = edited(
      SMALL,
      { edit: 'renameNode', nodeId: 'f', to: 'g' },
      { edit: 'renameNode', nodeId: 'b', to: 'c' },
    );
    expect(renamed.nodes).toEqual([node('a'), node('g'), node('c', 'g')]);
    expect(renamed.links).toEqual([
      { from: 'a', to: 'c.values' },
      { from: 'c.value', to: 'g.result' },
    ]);
  });

  test('titles, notes and frames can be taken away again', () => {
    const named = edited(
      SMALL,
      { edit: 'setNodeTitle', nodeId: 'b', title: { en: 'Sum' } },
      { edit: 'setNodeNote', nodeId: 'b', note: { en: 'of all' } },
    );
    expect(named.nodes[2]).toEqual({ ...node('b', 'f'), title: { en: 'Sum' }, note: { en: 'of all' } });
    const bare = edited(
      named,
      { edit: 'setNodeTitle', nodeId: 'b', title: null },
      { edit: 'setNodeNote', nodeId: 'b', note: null },
      { edit: 'setFrame', nodeId: 'b', frame: null },
    );
    expect(bare.nodes[2]).toEqual(node('b'));
  });

  test('header, title, parameters and cases', () => {
    const rate = { key: 'rate', type: 'percent', value: '0.05' } as const;
    const check = { name: 'one', inputs: {}, expect: { bonus: '1' } };
    const document = edited(
      EMPTY,
      { edit: 'setTitle', title: { ru: 'Черновик' } },
      { edit: 'setHeader', header: { currency: 'USD' } },
      { edit: 'setParameter', parameter: rate },
      { edit: 'setParameter', parameter: { ...rate, value: '0.06' } },
      { edit: 'addCase', case: check },
      { edit: 'setCase', index: 0, case: { ...check, name: 'two' } },
    );
    expect(document).toEqual({
      ...EMPTY,
      title: { ru: 'Черновик' },
      currency: 'USD',
      parameters: [{ ...rate, value: '0.06' }],
      cases: [{ ...check, name: 'two' }],
    });
    const cleared = edited(document, { edit: 'removeParameter', key: 'rate' }, { edit: 'removeCase', index: 0 });
    expect(cleared).toMatchObject({ parameters: [], cases: [] });
  });

  test.each<[SchemeEdit, string, string]>([
    [{ edit: 'addNode', node: node('a') }, 'edit/node-exists', 'a'],
    [{ edit: 'removeNode', nodeId: 'x' }, 'edit/unknown-node', 'x'],
    [{ edit: 'moveNode', nodeId: 'constructor', at: [0, 0] }, 'edit/unknown-node', 'constructor'],
    [{ edit: 'renameNode', nodeId: 'a', to: 'b' }, 'edit/node-exists', 'b'],
    [{ edit: 'setFrame', nodeId: 'a', frame: 'x' }, 'edit/unknown-node', 'x'],
    [{ edit: 'addLink', link: { from: 'a', to: 'b.values' } }, 'edit/link-exists', 'b.values'],
    [{ edit: 'removeLink', link: { from: 'a', to: 'a.values' } }, 'edit/unknown-link', 'a.values'],
    [{ edit: 'removeParameter', key: 'rate' }, 'edit/unknown-parameter', 'rate'],
    [{ edit: 'removeCase', index: 0 }, 'edit/unknown-case', '0'],
    [{ edit: 'setCase', index: 3, case: { name: 'x', inputs: {}, expect: {} } }, 'edit/unknown-case', '3'],
  ])('%j is refused', (edit, refusal, subject) => {
    expect(applyEdit(SMALL, edit)).toEqual({ ok: false, refusal, subject });
  });

  test('what is drawn around the nodes leaves no trace when it is taken away', () => {
    const sales = { colour: 'blue', title: { en: 'Sales' } } as const;
    const sticker = { at: [0, 0] as [number, number], colour: 'yellow', text: { en: 'Ask Anna' } } as const;
    const drawn = edited(
      SMALL,
      { edit: 'drawArea', areaId: 'sales', area: sales },
      { edit: 'setArea', nodeId: 'a', area: 'sales' },
      { edit: 'setFolded', nodeId: 'a', folded: true },
      { edit: 'drawSticker', stickerId: 's', sticker },
    );
    expect(drawn.nodes[0]).toEqual({ ...node('a'), area: 'sales', folded: true });
    expect(drawn.layout).toEqual({ areas: { sales }, stickers: { s: sticker } });
    expect(
      edited(
        drawn,
        { edit: 'drawArea', areaId: 'sales', area: null },
        { edit: 'setFolded', nodeId: 'a', folded: false },
        { edit: 'drawSticker', stickerId: 's', sticker: null },
      ),
    ).toEqual(SMALL);
    expect(applyEdit(SMALL, { edit: 'setArea', nodeId: 'a', area: 'sales' })).toMatchObject({
      refusal: 'edit/unknown-area',
    });
    expect(applyEdit(SMALL, { edit: 'drawSticker', stickerId: 's', sticker: null })).toMatchObject({
      refusal: 'edit/unknown-sticker',
    });
  });

  test('all or none', () => {
    const edits: SchemeEdit = {
      edit: 'all',
      edits: [
        { edit: 'addNode', node: node('c') },
        { edit: 'addNode', node: node('c') },
      ],
    };
    expect(applyEdit(SMALL, edits)).toMatchObject({ ok: false, refusal: 'edit/node-exists' });
  });
});

const id = fc.constantFrom('a', 'b', 'c', 'd', 'f');
const anyEdit: fc.Arbitrary<SchemeEdit> = fc.oneof(
  id.map((name): SchemeEdit => ({ edit: 'addNode', node: node(name) })),
  id.map((nodeId): SchemeEdit => ({ edit: 'removeNode', nodeId })),
  fc.tuple(id, id).map(([nodeId, to]): SchemeEdit => ({ edit: 'renameNode', nodeId, to })),
  fc.tuple(id, fc.option(id)).map(([nodeId, frame]): SchemeEdit => ({ edit: 'setFrame', nodeId, frame })),
  fc.tuple(id, id).map(([from, to]): SchemeEdit => ({ edit: 'addLink', link: { from, to: `${to}.values` } })),
  fc.tuple(id, fc.option(id)).map(([nodeId, area]): SchemeEdit => ({ edit: 'setArea', nodeId, area })),
  fc
    .tuple(id, fc.option(fc.constant({ colour: 'blue' } as const)))
    .map(([areaId, area]): SchemeEdit => ({ edit: 'drawArea', areaId, area })),
  fc.tuple(id, fc.integer()).map(([nodeId, x]): SchemeEdit => ({ edit: 'moveNode', nodeId, at: [x, 0] })),
);

describe('whatever the edits', () => {
  test('the document given stays as it was and the answer is a document', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 30 }), (edits) => {
        const before = structuredClone(SMALL);
        const after = edits.reduce((document, edit) => {
          const outcome = applyEdit(document, edit);
          return outcome.ok ? outcome.document : document;
        }, SMALL);
        expect(SMALL).toEqual(before);
        expect(parseSchemeDocument(after)).toMatchObject({ ok: true, diagnostics: [] });
        const ids = after.nodes.map((entry) => entry.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { frame, area } of after.nodes) {
          expect(frame === undefined || ids.includes(frame)).toBe(true);
          expect(area === undefined || after.layout?.areas?.[area] !== undefined).toBe(true);
        }
      }),
    );
  });
});
