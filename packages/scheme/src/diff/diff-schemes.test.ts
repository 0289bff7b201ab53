import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schemeHash } from '../document/canonical-document.ts';
import { parseSchemeText } from '../document/parse-document.ts';
import type { SchemeDocument, SchemeNode } from '../document/scheme-document.ts';
import { CATALOGUE } from '../nodes/catalogue.ts';
import { diffSchemes } from './diff-schemes.ts';
import { changeWords } from './words.ts';

const plan: SchemeNode = { id: 'plan', kind: 'criterion', params: { criterion: 'sales', measure: 'attainment' } };
const sales: SchemeNode = { id: 'sales', kind: 'criterion', params: { criterion: 'sales' } };
const COMMISSION = { en: 'Commission', ru: 'Комиссия' };

function scheme(nodes: readonly SchemeNode[], rest: Partial<SchemeDocument> = {}): SchemeDocument {
  const header = {
    format: 'premia.scheme/1',
    key: 'manager',
    title: { en: 'Manager' },
    period: 'month',
    currency: 'RUB',
  } as const;
  return { ...header, nodes: [...nodes], links: [], ...rest };
}

function words(before: SchemeDocument, after: SchemeDocument): readonly (readonly [en: string, ru: string])[] {
  return diffSchemes(before, after).map((change) => [
    plain(changeWords(change, 'en')),
    plain(changeWords(change, 'ru')),
  ]);
}

/** No-break spaces of numbers read as spaces here. */
const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, ' ');

/** One node with a link from the plan, before and after. */
function nodeWords(
  kind: string,
  [before, after]: readonly [SchemeNode['params'], SchemeNode['params']],
  port = 'value',
) {
  const version = (params: SchemeNode['params']): SchemeDocument =>
    scheme([plan, { id: 'x', kind, title: COMMISSION, params }], { links: [{ from: 'plan', to: `x.${port}` }] });
  return words(version(before), version(after));
}

const bands = (...all: readonly (readonly [from: string, rate: string])[]) => ({
  mode: 'marginal',
  bands: all.map(([from, rate]) => ({ from, rate })),
});

describe('a change of a table', () => {
  test('a rate, by its band', () => {
    const before = bands(['0', '0.03'], ['1', '0.05'], ['1.2', '0.07']);
    expect(nodeWords('tiers', [before, bands(['0', '0.03'], ['1', '0.05'], ['1.2', '0.09'])])).toEqual([
      ['“Commission”: rate above 120% raised from 7% to 9%', '«Комиссия»: ставка свыше 120 % повышена с 7 % до 9 %'],
    ]);
    expect(nodeWords('tiers', [before, bands(['0', '0.02'], ['1', '0.055'], ['1.2', '0.07'])])).toEqual([
      ['“Commission”: rate up to 100% lowered from 3% to 2%', '«Комиссия»: ставка до 100 % понижена с 3 % до 2 %'],
      [
        '“Commission”: rate from 100% to 120% raised from 5% to 5.5%',
        '«Комиссия»: ставка от 100 % до 120 % повышена с 5 % до 5,5 %',
      ],
    ]);
  });
  test('a band that came, went or begins elsewhere', () => {
    const before = bands(['0', '0.03'], ['1', '0.05']);
    expect(nodeWords('tiers', [before, bands(['0', '0.03'], ['1', '0.05'], ['1.5', '0.1'])])).toEqual([
      ['“Commission”: band above 150% added (rate 10%)', '«Комиссия»: ступень свыше 150 % добавлена (ставка 10 %)'],
    ]);
    expect(nodeWords('tiers', [before, bands(['0', '0.03'])])).toEqual([
      ['“Commission”: band above 100% removed (rate 5%)', '«Комиссия»: ступень свыше 100 % убрана (ставка 5 %)'],
    ]);
    expect(nodeWords('tiers', [before, bands(['0', '0.03'], ['1.1', '0.05'])])).toEqual([
      [
        '“Commission”: start above 110% raised from 100% to 110%',
        '«Комиссия»: начало свыше 110 % повышено с 100 % до 110 %',
      ],
    ]);
  });
  test('weights by the name of their row', () => {
    const rows = (one: string, other: string) => ({
      rows: [
        { key: 'a', title: { ru: 'Качество', en: 'Quality' }, weight: one },
        { key: 'b', weight: other },
      ],
    });
    expect(nodeWords('weighted', [rows('0.3', '0.7'), rows('0.4', '0.6')], 'a')).toEqual([
      ['“Commission”: weight of “Quality” raised from 30% to 40%', '«Комиссия»: вес «Качество» повышен с 30 % до 40 %'],
      ['“Commission”: weight of “b” lowered from 70% to 60%', '«Комиссия»: вес «b» понижен с 70 % до 60 %'],
    ]);
  });
  test('a cell of a matrix by its rows', () => {
    const matrix = (cell: string) => ({
      axes: [
        { key: 'grade', values: ['A', 'B'] },
        { key: 'rating', values: ['1', '2'] },
      ],
      cells: [
        ['0', '0.1'],
        ['0', cell],
      ],
    });
    expect(nodeWords('matrix', [matrix('0.2'), matrix('0.25')], 'rating')).toEqual([
      [
        '“Commission”: value (“B” × 2) raised from 20% to 25%',
        '«Комиссия»: значение («B» × 2) повышено с 20 % до 25 %',
      ],
    ]);
  });
  test('rows that changed places are moved, not changed', () => {
    const row = (value: string) => ({ when: [{ input: 'v', is: 'less', value }], result: value });
    const table = (...order: readonly string[]) => ({ inputs: [{ key: 'v' }], rows: order.map(row), otherwise: '0' });
    expect(nodeWords('decision', [table('1', '2', '3'), table('3', '1', '2')], 'v')).toEqual([
      ['“Commission”: row 1 moved from place 3 to place 1', '«Комиссия»: строка 1 перенесена с места 3 на место 1'],
    ]);
  });
});

describe('a change of an entry', () => {
  test.each([
    [
      'payout',
      [
        { code: 'p', cap: '100000' },
        { code: 'p', cap: '150000' },
      ],
      'cap raised from ₽100,000 to ₽150,000',
      'предел сверху повышен с 100 000 ₽ до 150 000 ₽',
    ],
    ['payout', [{ code: 'p' }, { code: 'p', floor: '10.5' }], 'floor set to ₽10.50', 'предел снизу задан: 10,50 ₽'],
    ['payout', [{ code: 'p', cap: '5' }, { code: 'p' }], 'cap taken away, was ₽5', 'предел сверху убран, было 5 ₽'],
    [
      'tiers',
      [bands(['0', '1']), { ...bands(['0', '1']), mode: 'whole' }],
      'mode changed from marginal to whole',
      'способ изменён с по частям на целиком',
    ],
    [
      'formula',
      [
        { text: '=a', inputs: ['a'] },
        { text: '=a*2', inputs: ['a'] },
      ],
      'formula changed from “a” to “a * 2”',
      'формула изменена с «a» на «a * 2»',
    ],
    [
      'formula',
      [
        { text: 'МИН(a;1,5)', language: 'ru', inputs: ['a'] },
        {
          tree: {
            rows: [
              ['name', 'a'],
              ['number', '2.5'],
              ['call', 'MIN', 0, 1],
            ],
          },
          inputs: ['a'],
        },
      ],
      'formula changed from “MIN(a, 1.5)” to “MIN(a, 2.5)”',
      'формула изменена с «МИН(a; 1,5)» на «МИН(a; 2,5)»',
    ],
    [
      'clamp',
      [{ max: '1.2' }, { max: '1.5' }],
      'upper limit raised from 120% to 150%',
      'верхний предел повышен с 120 % до 150 %',
    ],
    [
      'draw',
      [{ draw: '1000' }, { draw: '900' }],
      'draw lowered from ₽1,000 to ₽900',
      'аванс понижен с 1 000 ₽ до 900 ₽',
    ],
    [
      'compare',
      [
        { is: 'less', right: '1' },
        { is: 'greater', right: '1' },
      ],
      'comparison changed from below to above',
      'сравнение изменено с меньше на больше',
    ],
  ] as const)('%s', (kind, versions, en, ru) => {
    const port = kind === 'compare' ? 'left' : kind === 'formula' ? 'a' : 'value';
    expect(nodeWords(kind, versions as never, port)).toEqual([[`“Commission”: ${en}`, `«Комиссия»: ${ru}`]]);
  });
});

test('nodes, links, parameters with their dates, header and cases', () => {
  const before = scheme([sales, { id: 'pay', kind: 'payout', title: COMMISSION, params: { code: 'pay' } }], {
    parameters: [
      {
        key: 'share',
        type: 'percent',
        title: { ru: 'Доля', en: 'Share' },
        values: [{ from: '2026-01-01', value: '0.1' }],
      },
    ],
    links: [{ from: 'sales', to: 'pay.amount' }],
  });
  const after: SchemeDocument = {
    ...before,
    currency: 'USD',
    title: { en: 'Head' },
    parameters: [
      {
        key: 'share',
        type: 'percent',
        title: { ru: 'Доля', en: 'Share' },
        values: [
          { from: '2026-01-01', value: '0.125' },
          { from: '2026-07-01', value: '0.2' },
        ],
      },
    ],
    nodes: [...before.nodes.slice(1), { id: 'gate', kind: 'gate' }],
    links: [],
    cases: [{ name: 'one', inputs: {}, expect: { pay: '1' } }],
  };
  expect(words(before, after)).toEqual([
    [
      'Scheme: English title changed from “Manager” to “Head”',
      'Схема: название на английском изменено с «Manager» на «Head»',
    ],
    ['Scheme: currency changed from “RUB” to “USD”', 'Схема: валюта изменена с «RUB» на «USD»'],
    [
      'Parameter “Share”: value from 2026-01-01 raised from 10% to 12.5%',
      'Параметр «Доля»: значение с 2026-01-01 повышено с 10 % до 12,5 %',
    ],
    [
      'Parameter “Share”: value from 2026-07-01 added (value 20%)',
      'Параметр «Доля»: значение с 2026-07-01 добавлено (значение 20 %)',
    ],
    ['Removed: criterion “sales”', 'Убрано: критерий «sales»'],
    ['Added: gate “gate”', 'Добавлено: порог допуска «gate»'],
    ['Removed: link “sales” → “Commission” (amount)', 'Убрано: связь «sales» → «Комиссия» (amount)'],
    ['Added: case “one”', 'Добавлено: пример «one»'],
  ]);
});

test('a payout without a title of its block is called as the statement calls it', () => {
  const payout = (cap: string): SchemeNode => ({
    id: 'pay',
    kind: 'payout',
    params: { code: 'bonus', title: { ru: 'Премия за план', en: 'Plan bonus' }, cap },
  });
  const links = [{ from: 'sales', to: 'pay.amount' }];
  expect(words(scheme([sales, payout('100')], { links }), scheme([sales, payout('200')], { links }))).toEqual([
    ['“Plan bonus”: cap raised from ₽100 to ₽200', '«Премия за план»: предел сверху повышен с 100 ₽ до 200 ₽'],
  ]);
});

test('where boxes stand and in which order they are listed is no change', () => {
  const before = scheme([plan, sales]);
  const after = scheme([sales, { ...plan, at: [5, 5] }]);
  expect(diffSchemes(before, after)).toEqual([]);
});

const GOLDEN = new URL('../../golden/', import.meta.url);
const SCHEMES: readonly SchemeDocument[] = [
  ...readdirSync(GOLDEN, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return [];
    const parsed = parseSchemeText(readFileSync(new URL(`${entry.name}/scheme.json`, GOLDEN), 'utf8'));
    return parsed.ok ? [parsed.document] : [];
  }),
  ...Object.values(CATALOGUE).map(({ example: { nodes, links } }) => scheme(nodes, { links: [...links] })),
];

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Changes one leaf of a document, drops one entry or turns one list round. */
function edited(value: Json, seed: { at: number; how: number }): Json {
  if (Array.isArray(value)) {
    if (seed.how === 0 && value.length > 1) return [...value].reverse();
    const index = seed.at % Math.max(1, value.length);
    return value.map((entry: Json, at) =>
      at === index ? edited(entry, { ...seed, at: Math.floor(seed.at / 3) }) : entry,
    );
  }
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value).filter((key) => key !== 'format');
    const key = keys[seed.at % Math.max(1, keys.length)];
    if (key === undefined) return value;
    const { [key]: found = null, ...rest } = value as Readonly<Record<string, Json>>;
    if (seed.how === 1 && seed.at % 5 === 0) return rest;
    return { ...rest, [key]: edited(found, { ...seed, at: Math.floor(seed.at / 3) }) };
  }
  return seed.how === 2 ? String(value) : `${String(value)}1`;
}

describe('whatever is edited', () => {
  test('the diff is empty exactly when the hash is the same, and every change has words', () => {
    const seeds = fc.record({ scheme: fc.nat(SCHEMES.length - 1), at: fc.nat(100_000), how: fc.nat(3) });
    fc.assert(
      fc.property(seeds, (seed) => {
        const before = SCHEMES[seed.scheme];
        if (before === undefined) throw new Error('diff: no scheme to edit');
        expect(diffSchemes(before, structuredClone(before))).toEqual([]);
        const text = JSON.stringify(edited(before as unknown as Json, seed));
        const parsed = parseSchemeText(text);
        if (!parsed.ok) return;
        const changes = diffSchemes(before, parsed.document);
        expect(changes.length > 0).toBe(schemeHash(before) !== schemeHash(parsed.document));
        for (const change of changes) {
          for (const language of ['en', 'ru'] as const) {
            const sentence = changeWords(change, language);
            expect(sentence).not.toBe('');
            expect(sentence).not.toMatch(/undefined|null|\[object/);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
