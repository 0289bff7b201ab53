import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText, schemeHash } from './canonical-document.ts';
import { parseSchemeDocument, parseSchemeText } from './parse-document.ts';
import type { SchemeDocument } from './scheme-document.ts';

const FOLDER = new URL('../../golden/', import.meta.url);
const documents: readonly SchemeDocument[] = readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) => {
  if (!entry.isDirectory()) return [];
  const parsed = parseSchemeText(readFileSync(new URL(`${entry.name}/scheme.json`, FOLDER), 'utf8'));
  if (!parsed.ok) throw new Error(`${entry.name} is not a scheme`);
  return [parsed.document];
});

const golden = fc.constantFrom(...documents);
const place = fc.tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer());
const order = fc.infiniteStream(fc.nat());

/** The same entries in another order, at every depth. */
function shuffled(value: unknown, next: () => number): unknown {
  if (Array.isArray(value)) return value.map((entry) => shuffled(entry, next));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]) => ({ key, entry: shuffled(entry, next), at: next() }));
  return Object.fromEntries(entries.sort((a, b) => a.at - b.at).map(({ key, entry }) => [key, entry]));
}

const moved = <T>(list: readonly T[], next: () => number): T[] =>
  list
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

describe('the hash of a scheme', () => {
  test('depends neither on how the scheme is drawn nor on the order of nodes, links, parameters and entries', () => {
    fc.assert(
      fc.property(golden, fc.array(place), order, (document, places, stream) => {
        const next = (): number => stream.next().value ?? 0;
        const drawn: SchemeDocument = {
          ...document,
          nodes: moved(document.nodes, next).map((node, index) => {
            const { at: _old, ...rest } = node;
            const at = places[index];
            return at === undefined ? rest : { ...rest, at: [at[0], at[1]], area: 'a', folded: true };
          }),
          links: moved(document.links, next),
          layout: {
            areas: { a: { colour: 'blue', title: { en: 'Sales' } } },
            stickers: Object.fromEntries(
              places.map(([x, y], index) => [`s${index}`, { at: [x, y], colour: 'yellow', text: { en: 'Ask Anna' } }]),
            ),
          },
          ...(document.parameters === undefined ? {} : { parameters: moved(document.parameters, next) }),
        };
        const again = parseSchemeDocument(shuffled(drawn, next));
        expect(again.ok && schemeHash(again.document)).toBe(schemeHash(document));
      }),
    );
  });

  test('is the same after writing the canonical text and reading it back', () => {
    for (const document of documents) {
      const again = parseSchemeText(canonicalText(document));
      expect(again.ok && schemeHash(again.document)).toBe(schemeHash(document));
      expect(again.ok && canonicalText(again.document)).toBe(canonicalText(document));
    }
  });

  test('changes with every change that means something', () => {
    fc.assert(
      fc.property(golden, fc.nat(), (document, seed) => {
        const index = seed % document.nodes.length;
        const changed: readonly SchemeDocument[] = [
          { ...document, nodes: document.nodes.toSpliced(index, 1) },
          { ...document, links: document.links.toSpliced(seed % document.links.length, 1) },
          { ...document, key: `${document.key}-2` },
          {
            ...document,
            nodes: document.nodes.map((node, at) => (at === index ? { ...node, title: { en: 'Renamed' } } : node)),
          },
        ];
        const hashes = [document, ...changed].map(schemeHash);
        expect(new Set(hashes).size).toBe(hashes.length);
      }),
    );
  });
});
