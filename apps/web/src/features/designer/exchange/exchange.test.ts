import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { fromInteger } from '@premia/decimal';
import { createTranslator } from '@premia/locale';
import { compileScheme, type SchemeDocument, type ValueType, withFormula } from '@premia/scheme';
import PdfDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { type PortKey, portKey } from '../preview/value-store.ts';
import { type DrawnScheme, drawScheme } from './draw-scheme.ts';
import { nodeLines } from './node-lines.ts';
import { scaleOf } from './picture-png.ts';
import { toSvg } from './picture-svg.ts';
import { inPlaceOf, readSchemeFile } from './read-file.ts';
import { fileNameOf } from './save-file.ts';
import { toPdf } from './scheme-pdf.ts';

const scheme: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'k',
  title: { ru: 'Премия & <надбавка>', en: 'Bonus' },
  period: 'month',
  currency: 'RUB',
  parameters: [{ key: 'share', type: 'percent', value: '0.1', title: { ru: 'Доля' } }],
  nodes: [
    {
      id: 'rev',
      kind: 'criterion',
      params: { criterion: 'revenue' },
      title: { ru: 'Выручка' },
      at: [-300, 40],
      folded: true,
    },
    {
      id: 'comm',
      kind: 'tiers',
      params: {
        mode: 'marginal',
        bands: [
          { from: '0', rate: '0.03' },
          { from: '300000', rate: '0.05' },
        ],
      },
      title: { ru: 'Ступени' },
      area: 'a',
      at: [0, 0],
    },
    { id: 'deals', kind: 'each', params: { type: 'deal.won' }, at: [0, 400] },
    {
      id: 'inner',
      kind: 'formula',
      params: withFormula({ inputs: ['amount'] }, { text: 'IF(amount>1.5; 1; 2)', language: 'en' }),
      frame: 'deals',
      at: [0, 0],
    },
    {
      id: 'pay',
      kind: 'payout',
      params: { code: 'bonus', cap: '150000' },
      title: { ru: 'Бонус' },
      note: { ru: 'A & <b>' },
      at: [400, 0],
    },
  ],
  links: [
    { from: 'rev', to: 'comm.value' },
    { from: 'comm', to: 'pay.amount' },
    { from: 'deals.amount', to: 'inner.amount' },
    { from: 'inner', to: 'deals.result' },
  ],
  layout: {
    areas: { a: { colour: 'blue', title: { ru: 'Комиссия' }, folded: true } },
    stickers: { s: { at: [0, -200], colour: 'yellow', text: { ru: 'Спросить\nАнну' } } },
  },
};
const types = new Map<PortKey, ValueType>(
  [...compileScheme(scheme).types].map(([end, type]) => {
    const [node = '', port = ''] = end.split('.');
    return [portKey(node, port), type];
  }),
);
const sources = { criteria: [], attributes: [], factTypes: [], tables: [] } as never;
const naming = { t: createTranslator('ru'), language: 'ru', sources, scheme } as const;
const drawn: DrawnScheme = {
  document: scheme,
  naming,
  types,
  values: (key) => {
    const type = types.get(key);
    return type === undefined ? null : { kind: 'value', value: { kind: 'number', number: fromInteger(12_345) }, type };
  },
};

describe('the picture', () => {
  test('holds the whole scheme, folded or not, with nothing in it that would break the file', () => {
    const picture = drawScheme(drawn);
    const svg = toSvg(picture);
    const words = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
    expect(words).toEqual(expect.arrayContaining(['Выручка', 'Ступени', 'Бонус', 'Комиссия', 'Спросить', 'Анну']));
    expect(svg.match(/<path /g)).toHaveLength(scheme.links.length);
    expect(svg.replaceAll(/&(?:amp|lt|gt|quot);/g, '')).not.toContain('&');
    for (const shape of picture.shapes) {
      if (shape.shape !== 'box') continue;
      expect(shape.x).toBeGreaterThanOrEqual(0);
      expect(shape.x + shape.width).toBeLessThanOrEqual(picture.width);
      expect(shape.y + shape.height).toBeLessThanOrEqual(picture.height);
    }
  });

  test('without values has nobody’s numbers on it', () => {
    const texts = ({ shapes }: ReturnType<typeof drawScheme>) =>
      shapes.flatMap((shape) => (shape.shape === 'text' ? [shape.text] : []));
    expect(texts(drawScheme(drawn)).some((text) => text.includes('12,3'))).toBe(true);
    expect(texts(drawScheme({ ...drawn, values: null })).some((text) => text.includes('12,3'))).toBe(false);
  });

  test('of an empty scheme is an empty page, and a huge one is made smaller than browsers refuse', () => {
    expect(drawScheme({ ...drawn, document: { ...scheme, nodes: [], links: [], layout: {} } }).shapes).toEqual([]);
    for (const [width, height] of [
      [500, 400],
      [40_000, 300],
      [20_000, 20_000],
    ] as const) {
      const scale = scaleOf({ width, height });
      expect(Math.max(width, height) * scale).toBeLessThanOrEqual(16_000);
      expect(width * height * scale * scale).toBeLessThanOrEqual(120_000_001);
    }
  });

  test('says how blocks are set up in the reader’s language', () => {
    const lines = (id: string) =>
      scheme.nodes.filter((node) => node.id === id).flatMap((node) => nodeLines(node, drawn));
    expect(lines('comm').join(' ')).toMatch(/от 300\s000\s₽: 5\s%/);
    expect(lines('inner')).toEqual(['= ЕСЛИ(amount > 1,5; 1; 2)']);
    expect(lines('pay').join(' ')).toMatch(/150\s000/);
  });
});

describe('the printed scheme', () => {
  const require = createRequire(import.meta.url);
  const font = (name: string) => {
    const bytes = readFileSync(require.resolve(`@expo-google-fonts/golos-text/${name}`));
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  };
  const fonts = {
    regular: font('400Regular/GolosText_400Regular.ttf'),
    bold: font('600SemiBold/GolosText_600SemiBold.ttf'),
  };

  test('has the drawing, the blocks and the parameters, with letters a reader can search', async () => {
    const printed = { ...drawn, sample: { person: 'Анна', period: 'октябрь 2026' }, printedOn: '2026-11-27' };
    const bytes = await toPdf(printed, { Document: PdfDocument, fonts });
    const text = Buffer.from(bytes).toString('latin1');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(2);
    expect(text).toMatch(/\/FontFile2/);
    // What each glyph means is written beside the fonts: without it Cyrillic is only pictures of letters.
    const letters = mappedLetters(bytes);
    for (const letter of 'ВыручкаСтупениБонусДоля') expect(letters, letter).toContain(letter);
  });

  test('begins a new page where the table is longer than one', async () => {
    const nodes = Array.from({ length: 120 }, (_, index) => ({
      id: `n${index}`,
      kind: 'add',
      at: [0, index * 90] as [number, number],
    }));
    const long = {
      ...drawn,
      document: { ...scheme, nodes, links: [] },
      values: null,
      sample: null,
      printedOn: '2026-11-27',
    };
    const bytes = await toPdf(long, { Document: PdfDocument, fonts });
    expect(
      Buffer.from(bytes)
        .toString('latin1')
        .match(/\/Type \/Page\b/g)?.length,
    ).toBeGreaterThan(4);
  });
});

/** Every letter some glyph of the file stands for, from its ToUnicode tables. */
function mappedLetters(bytes: Uint8Array): string {
  const file = Buffer.from(bytes);
  const text = file.toString('latin1');
  const letters: string[] = [];
  for (const match of text.matchAll(/stream\r?\n/g)) {
    const from = match.index + match[0].length;
    const to = text.indexOf('endstream', from);
    let content: string;
    try {
      content = inflateSync(file.subarray(from, to)).toString('latin1');
    } catch {
      continue;
    }
    if (!content.includes('beginbfrange') && !content.includes('beginbfchar')) continue;
    for (const [, code = ''] of content.matchAll(/<([0-9a-fA-F]{4})>/g))
      letters.push(String.fromCharCode(Number.parseInt(code, 16)));
  }
  return letters.join('');
}

describe('a file', () => {
  const file = (text: string, name = 'scheme.json') => ({ name, size: text.length, text: async () => text });

  test('that was exported is read back as it was', async () => {
    const read = await readSchemeFile(file(JSON.stringify(scheme, null, 2)));
    expect(read).toMatchObject({ ok: true, warnings: [] });
    expect(read.ok && read.document).toEqual(scheme);
  });

  test.each([
    ['a letter', 'document/not-json', ''],
    ['{"format":"other/1"}', 'document/unknown-format', 'format'],
    [JSON.stringify({ ...scheme, period: 'week' }), 'document/bad-shape', 'period'],
    [JSON.stringify({ ...scheme, nodes: [{ id: 'a b', kind: 'add' }] }), 'document/bad-shape', 'nodes.0.id'],
  ])('that does not fit is refused with its place', async (text, code, path) => {
    const read = await readSchemeFile(file(text));
    expect(read).toMatchObject({ ok: false, diagnostics: [{ code, place: { path } }] });
  });

  test('of a newer kind is read, and what is not known is named', async () => {
    const read = await readSchemeFile(file(JSON.stringify({ ...scheme, colour: 'red' })));
    expect(read).toMatchObject({ ok: true, warnings: [{ code: 'document/unknown-entry' }] });
  });

  test('too large to be a scheme is not even opened', async () => {
    const text = () => Promise.reject(new Error('opened'));
    expect(await readSchemeFile({ name: 'x', size: 6_000_000, text })).toMatchObject({ ok: false });
  });

  test('takes the place of a draft under the draft’s own key', () => {
    expect(inPlaceOf({ ...scheme, key: 'mine' }, scheme).key).toBe('mine');
  });

  test('is named after the scheme, in letters every system takes', () => {
    expect(fileNameOf('  Премия: отдел/продаж?  ', 'pdf')).toBe('Премия-отдел-продаж.pdf');
    expect(fileNameOf('???', 'svg')).toBe('scheme.svg');
  });
});
