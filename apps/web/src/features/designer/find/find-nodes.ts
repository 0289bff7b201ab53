import { formulaText, type SchemeDocument, type SchemeNode } from '@premia/scheme';

/** Everything about a block that can be looked for. */
export interface FindContext {
  readonly nameOf: (node: SchemeNode) => string;
  readonly kindOf: (node: SchemeNode) => string;
  /** What it brings for the sample employee, as shown. */
  readonly valueOf: (node: SchemeNode) => string;
}

export interface Found {
  readonly node: SchemeNode;
  readonly name: string;
  /** Where it was found, when that is not the name: the kind, a setting, the value. */
  readonly where: string;
}

function folded(text: string): string {
  return text
    .toLocaleLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[\u00a0\u202f]/g, ' ');
}

/** Blocks whose name, kind, settings or value hold the words; names first. */
export function findNodes(
  { nodes }: Pick<SchemeDocument, 'nodes'>,
  query: string,
  context: FindContext,
): readonly Found[] {
  const wanted = folded(query.trim());
  if (wanted === '') return [];
  const ranked = nodes.flatMap((node) => {
    const name = context.nameOf(node);
    const places = [name, context.kindOf(node), context.valueOf(node), ...texts(node.note), ...settings(node)];
    const rank = places.findIndex((place) => folded(place).includes(wanted));
    return rank === -1 ? [] : [{ node, name, where: rank === 0 ? (places[1] ?? '') : (places[rank] ?? ''), rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ rank: _rank, ...found }) => found);
}

/** A formula is looked for as people write it, in either language, not by the rows it is kept in. */
function settings({ kind, params }: SchemeNode): readonly string[] {
  if (kind !== 'formula' || params === undefined) return texts(params);
  const { tree: _tree, text: _text, ...others } = params;
  const written = (['ru', 'en'] as const).map((language) => formulaText(params, { language }).text);
  return [...written, ...texts(others)];
}

/** Every text in settings, however deep. */
function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(texts);
}
