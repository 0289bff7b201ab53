import { describe, expect, test } from 'vitest';
import { schemeHash } from '../document/canonical-document.ts';
import { LIMITS } from '../document/limits.ts';
import type { SchemeComponents, SchemeDocument } from '../document/scheme-document.ts';
import { type DrawnNode, drawnScheme } from '../testing/drawn-scheme.ts';
import { ComponentLibrary, componentVersions } from './component-library.ts';

const SOUND = drawnScheme(
  [
    ['sales', 'criterion', { criterion: 'sales' }],
    ['pay', 'payout', { code: 'share' }],
  ],
  [['sales', 'pay.amount']],
);
const byHash = (...documents: readonly SchemeDocument[]): SchemeComponents =>
  Object.fromEntries(documents.map((document) => [schemeHash(document), document]));
const using = (document: SchemeDocument, id = 'part'): DrawnNode => [
  id,
  'component',
  { scheme: document.key, version: schemeHash(document), outputs: [{ key: 'share', type: 'money' }] },
];
/** What the library answers for the first of the documents, which uses the others. */
const found = (first: SchemeDocument, ...others: readonly SchemeDocument[]) =>
  new ComponentLibrary(byHash(first, ...others)).find({ scheme: first.key, version: schemeHash(first) }, 'month');
/** `document` used by one scheme, that one by another, and so on. */
function nested(levels: number, document = SOUND): readonly SchemeDocument[] {
  const all = [document];
  for (let level = 1; level < levels; level += 1) all.unshift(drawnScheme([using(all[0] ?? document)]));
  return all;
}

describe('a component', () => {
  test('is found by its key and hash, linked, in order and counted', () => {
    const answer = found(SOUND);
    if (!answer.ok) throw new Error(answer.fault.code);
    const { scheme, stages, size } = answer.component;
    expect([...scheme.nodes.keys()]).toEqual(['pay', 'sales']);
    expect(stages.map(({ nodeId }) => nodeId)).toEqual(['sales', 'pay']);
    expect(size).toBe(2);
  });

  test('counts the nodes of those it uses, once for every use', () => {
    const twice = drawnScheme([using(SOUND, 'a'), using(SOUND, 'b')]);
    expect(found(twice, SOUND)).toMatchObject({ ok: true, component: { size: 2 + 2 * 2 } });
    const [top = SOUND, ...rest] = nested(3);
    expect(found(top, ...rest)).toMatchObject({ ok: true, component: { size: 4 } });
  });

  test('is linked once, however often it is asked for', () => {
    const library = new ComponentLibrary(byHash(SOUND));
    const reference = { scheme: SOUND.key, version: schemeHash(SOUND) };
    expect(library.find(reference, 'month')).toBe(library.find(reference, 'month'));
  });

  test('may be used as deep as the limit says and no deeper', () => {
    const [deepest = SOUND, ...under] = nested(LIMITS.componentDepth);
    expect(found(deepest, ...under).ok).toBe(true);
    const [deeper = SOUND, ...below] = nested(LIMITS.componentDepth + 1);
    expect(found(deeper, ...below)).toMatchObject({
      fault: { code: 'component/too-deep', details: { limit: LIMITS.componentDepth } },
    });
  });

  test('may stand for as many nodes as the limit says and no more', () => {
    const constants = (count: number) =>
      drawnScheme([
        using(SOUND),
        ...Array.from(
          { length: count },
          (_, index): DrawnNode => [`n${index}`, 'constant', { value: '1', type: 'number' }],
        ),
      ]);
    expect(found(constants(LIMITS.nodes - 3), SOUND)).toMatchObject({ ok: true, component: { size: LIMITS.nodes } });
    expect(found(constants(LIMITS.nodes - 2), SOUND)).toMatchObject({
      fault: { code: 'component/too-large', details: { limit: LIMITS.nodes } },
    });
  });
});

describe('what is refused', () => {
  const unlinked = drawnScheme([['pay', 'payout', { code: 'share' }]]);
  const circle = drawnScheme(
    [
      ['a', 'sum'],
      ['b', 'sum'],
    ],
    [
      ['a', 'b.values'],
      ['b', 'a.values'],
    ],
  );
  const version = schemeHash(SOUND);
  const ask = (components: SchemeComponents | undefined, scheme = SOUND.key, period: 'month' | 'year' = 'month') =>
    new ComponentLibrary(components).find({ scheme, version }, period);
  const refused = (code: string, details: object = {}) => ({
    ok: false,
    fault: { code, details: { scheme: 'test', version, ...details } },
  });

  test('one that did not come along', () => {
    expect(ask(undefined)).toEqual(refused('component/missing'));
    expect(ask(byHash(unlinked))).toEqual(refused('component/missing'));
    expect(new ComponentLibrary({}).find({ scheme: 'test', version: 'constructor' }, 'month').ok).toBe(false);
  });

  test('one whose content is not what its hash says', () => {
    expect(ask({ [version]: unlinked })).toEqual(refused('component/altered'));
  });

  test('one of another key or period', () => {
    expect(ask(byHash(SOUND), 'elsewhere')).toEqual(
      refused('component/other-scheme', { scheme: 'elsewhere', given: 'test' }),
    );
    expect(ask(byHash(SOUND), 'test', 'year')).toEqual(
      refused('component/other-period', { given: 'month', expected: 'year' }),
    );
  });

  test('one with a fault of its own, in itself or in what it uses', () => {
    const unsound = { fault: { code: 'component/unsound', details: { problem: 'port/not-connected', node: 'pay' } } };
    expect(found(unlinked)).toMatchObject(unsound);
    expect(found(drawnScheme([using(unlinked)]), unlinked)).toMatchObject(unsound);
    expect(found(circle)).toMatchObject({
      fault: { code: 'component/unsound', details: { problem: 'graph/cycle', node: 'a' } },
    });
    expect(found(drawnScheme([using(SOUND)]))).toMatchObject({ fault: { code: 'component/missing' } });
  });

  test('but not one with warnings alone', () => {
    const warned = drawnScheme(
      [
        ['sales', 'criterion', { criterion: 'sales' }],
        ['size', 'abs'],
      ],
      [
        ['sales', 'size.value'],
        ['sales.value', 'size.value'],
      ],
    );
    expect(found(warned).ok).toBe(true);
  });
});

test('pins are read off component nodes alone, as texts', () => {
  const node = (kind: string, params?: object) => ({ id: 'x', kind, ...(params && { params }) });
  const nodes = [
    node('component', { version: 'a' }),
    node('component', { version: 'a' }),
    node('component', { version: 5 }),
    node('component', {}),
    node('component'),
    node('constant', { version: 'b' }),
  ] as SchemeDocument['nodes'];
  expect(componentVersions({ nodes })).toEqual(['a', 'a']);
});
