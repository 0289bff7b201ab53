import { type BilingualText, chooseText, type Language } from '@premia/locale';
import { CATALOGUE, type NodeKindName, type SchemeDocument } from '@premia/scheme';
import type { SchemeSources } from '@premia/service';
import type { NodeParams } from '../state/actions.ts';
import { nameRank, rankKind, searchWords } from './search-kinds.ts';

/** One line of the list: a kind of block, or a criterion, attribute or parameter of the company by its own name. */
export interface PaletteEntry {
  /** Unique in the list. */
  readonly id: string;
  readonly kind: NodeKindName;
  readonly title: string;
  readonly hint: string;
  /** Settings beyond those every new block of the kind starts with. */
  readonly params: NodeParams;
  /** The company's own field, offered only to who asks for it by name. */
  readonly isField: boolean;
}

export function kindEntries(kinds: readonly NodeKindName[], language: Language): readonly PaletteEntry[] {
  return kinds.map((kind) => ({
    id: kind,
    kind,
    title: CATALOGUE[kind].title[language],
    hint: CATALOGUE[kind].hint[language],
    params: {},
    isField: false,
  }));
}

interface Field {
  readonly key: string;
  readonly title?: BilingualText | undefined;
}

/** What the company measures and knows about its people, as ready blocks. */
export function fieldEntries(
  sources: SchemeSources,
  parameters: SchemeDocument['parameters'],
  language: Language,
): readonly PaletteEntry[] {
  const entry = (kind: NodeKindName, field: Field, params: NodeParams): PaletteEntry => ({
    id: `${kind}:${field.key}`,
    kind,
    title: chooseText(field.title, language)?.text ?? field.key,
    hint: CATALOGUE[kind].title[language],
    params,
    isField: true,
  });
  return [
    ...sources.criteria.map((one) => entry('criterion', one, { criterion: one.key, type: one.type })),
    ...sources.attributes.map((one) => entry('attribute', one, { attribute: one.key, type: one.type })),
    ...(parameters ?? []).map((one) => entry('parameter', one, { parameter: one.key })),
  ];
}

/** Kinds and fields whose words begin with what was typed, best first; fields only once something is typed. */
export function searchEntries(
  entries: readonly PaletteEntry[],
  query: string,
  language: Language,
): readonly PaletteEntry[] {
  const words = searchWords(query);
  if (words.length === 0) return entries.filter(({ isField }) => !isField);
  return entries
    .map((entry) => ({
      entry,
      rank: entry.isField ? nameRank(entry.title, words) : rankKind(entry.kind, words, language),
    }))
    .filter(({ rank }) => rank !== Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}
