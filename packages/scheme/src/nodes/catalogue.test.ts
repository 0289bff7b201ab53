import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runCases } from '../cases/run-cases.ts';
import { LIMITS } from '../document/limits.ts';
import { parseSchemeDocument } from '../document/parse-document.ts';
import { CATALOGUE, findNodeKind, NODE_KIND_NAMES } from './catalogue.ts';
import { catalogueMarkdown } from './catalogue-markdown.ts';
import { describeCatalogue } from './describe-catalogue.ts';
import { schemeFileSchema, schemeFileSchemaText } from './scheme-file-schema.ts';

describe.each(NODE_KIND_NAMES)('%s', (name) => {
  const { example, title, hint } = CATALOGUE[name];

  test('has a file-ready example that pays what it says, and has every kind it shows', () => {
    const { nodes, links, parameters, components, inputs, period, expect: expected } = example;
    const parsed = parseSchemeDocument({
      format: 'premia.scheme/1',
      key: 'example',
      title: { en: name },
      period: 'month',
      currency: 'RUB',
      ...(parameters === undefined ? {} : { parameters }),
      ...(components === undefined ? {} : { components }),
      nodes,
      links,
      cases: [{ name, ...(period === undefined ? {} : { period }), inputs, expect: expected }],
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
    expect(runCases(parsed.document)).toMatchObject({ ok: true, compiled: true, cases: [{ ok: true }] });
    expect(nodes.map(({ kind }) => kind)).toContain(name);
  });

  test('speaks both languages', () => {
    const [entry] = describeCatalogue().filter(({ kind }) => kind === name);
    const texts = [title, hint, ...[...(entry?.inputs ?? []), ...(entry?.outputs ?? [])].map((port) => port.title)];
    expect(texts.every(({ ru, en }) => ru.trim() !== '' && en.trim() !== '')).toBe(true);
    expect(title.ru).toMatch(/\p{Script=Cyrillic}/u);
    expect(hint.ru).toMatch(/\p{Script=Cyrillic}/u);
    // A hint says more than the title: it is what the palette and the catalogue explain the kind by.
    expect([hint.ru, hint.en]).not.toEqual([`${title.ru}.`, `${title.en}.`]);
  });
});

test('CATALOGUE.md is what the code says; `premia scheme catalogue --write` renews it', () => {
  expect(readFileSync(new URL('../../CATALOGUE.md', import.meta.url), 'utf8')).toBe(catalogueMarkdown());
});

describe('the published JSON Schema', () => {
  test('is what the code says; `premia scheme catalogue --write` renews it', () => {
    const published = readFileSync(new URL('../../generated/scheme.schema.json', import.meta.url), 'utf8');
    expect(published).toBe(schemeFileSchemaText());
  });

  test('is that of the file with the params of every kind, and every reference leads somewhere', () => {
    const schema = schemeFileSchema();
    expect(schema).toMatchObject({
      type: 'object',
      properties: { format: { const: 'premia.scheme/1' }, nodes: { maxItems: LIMITS.nodes } },
      required: expect.arrayContaining(['format', 'key', 'title', 'nodes', 'links']),
    });
    const text = JSON.stringify(schema);
    for (const name of NODE_KIND_NAMES) expect(text).toContain(`{"const":"${name}"}`);
    const definitions = Object.keys(schema['$defs'] ?? {});
    const references = [...text.matchAll(/"#\/\$defs\/([^"]+)"/g)].map(([, reference]) => reference);
    expect(references.filter((reference) => !definitions.includes(reference ?? ''))).toEqual([]);
  });
});

test('names an object answers to by itself are no kinds', () => {
  for (const name of ['constructor', '__proto__', 'toString', '']) expect(findNodeKind(name)).toBeNull();
});
