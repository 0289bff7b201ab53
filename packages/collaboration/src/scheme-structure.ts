import type { SchemeDocument } from '@premia/scheme';
import * as Y from 'yjs';
import { type JsonObject, type JsonValue, sameJson } from './json-value.ts';
import { type Change, reconcileArray, reconcileMap } from './reconcile.ts';
import { fromShared, type ReadCache, type SharedArray, type SharedMap, toSharedMap } from './shared-value.ts';

/*
 * Where the parts of a scheme live in its Y.Doc:
 *
 *   fields      everything that is not listed below (title, period, currency, …), and parameters and cases
 *   nodes       node id → its fields; the params of a node are maps and arrays of their own
 *   nodeOrder   node ids in file order
 *   links       "from to" → { from, to }: a link has no identity beyond its ends, so two people who
 *               draw the same one draw one
 *   linkOrder   link keys in file order
 *   areas       area id → its fields
 *   stickers    sticker id → its fields
 */
interface KeyedList {
  readonly items: SharedMap;
  readonly order: SharedArray;
  readonly keyOf: (item: JsonObject) => string;
}

function nodeList(doc: Y.Doc): KeyedList {
  return { items: doc.getMap('nodes'), order: doc.getArray('nodeOrder'), keyOf: (node) => String(node['id']) };
}

function linkList(doc: Y.Doc): KeyedList {
  return {
    items: doc.getMap('links'),
    order: doc.getArray('linkOrder'),
    keyOf: (link) => `${String(link['from'])} ${String(link['to'])}`,
  };
}

/** Maps of their own, so that two people's first areas do not each bring a layout that replaces the other's. */
const LAYOUT_PARTS = ['areas', 'stickers'] as const;

/** The shared types an undo step may touch. */
export function undoScope(doc: Y.Doc): Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>>[] {
  const { items: nodes, order: nodeOrder } = nodeList(doc);
  const { items: links, order: linkOrder } = linkList(doc);
  return [
    doc.getMap('fields'),
    nodes,
    nodeOrder,
    links,
    linkOrder,
    ...LAYOUT_PARTS.map((part) => doc.getMap(part)),
  ] as never;
}

export function fromSchemeDocument(document: SchemeDocument): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => writeScheme(doc, { before: emptyDocument, after: document }));
  return doc;
}

const emptyDocument = { nodes: [], links: [] } as unknown as SchemeDocument;

export function toSchemeDocument(doc: Y.Doc, cache: ReadCache = new WeakMap()): SchemeDocument {
  const fields = fromShared(doc.getMap('fields'), cache) as JsonObject;
  const nodes = readList(nodeList(doc), cache);
  const links = readList(linkList(doc), cache);
  return { ...fields, ...readLayout(doc, cache), nodes, links } as unknown as SchemeDocument;
}

function readLayout(doc: Y.Doc, cache: ReadCache): JsonObject {
  const parts = LAYOUT_PARTS.map((part) => [part, fromShared(doc.getMap(part), cache)] as const).filter(
    ([, drawn]) => Object.keys(drawn as JsonObject).length > 0,
  );
  return parts.length === 0 ? {} : { layout: Object.fromEntries(parts) };
}

/** Brings `doc`, which holds `before`, to `after`, touching only what differs. Runs inside the caller's transaction. */
export function writeScheme(doc: Y.Doc, { before, after }: Change<SchemeDocument>): void {
  if (before === after) return;
  const from = split(before);
  const to = split(after);
  reconcileMap(doc.getMap('fields'), { before: from.fields, after: to.fields });
  reconcileList(nodeList(doc), { before: from.nodes, after: to.nodes });
  reconcileList(linkList(doc), { before: from.links, after: to.links });
  for (const part of LAYOUT_PARTS) {
    reconcileMap(doc.getMap(part), { before: from.layout[part] ?? {}, after: to.layout[part] ?? {} });
  }
}

function split(document: SchemeDocument): {
  fields: JsonObject;
  nodes: readonly JsonObject[];
  links: readonly JsonObject[];
  layout: Readonly<Record<string, JsonObject>>;
} {
  const {
    nodes,
    links,
    layout = {},
    ...fields
  } = document as unknown as JsonObject & {
    readonly nodes: readonly JsonObject[];
    readonly links: readonly JsonObject[];
    readonly layout?: Readonly<Record<string, JsonObject>>;
  };
  return { fields, nodes, links, layout };
}

const lists = new WeakMap<object, { readonly source: readonly JsonValue[]; readonly list: readonly JsonObject[] }>();

function readList({ items, order }: KeyedList, cache: ReadCache): readonly JsonObject[] {
  const itemsRead = fromShared(items, cache) as JsonObject;
  const listed = fromShared(order, cache) as readonly string[];
  const known = lists.get(items);
  if (known !== undefined && known.source[0] === itemsRead && known.source[1] === listed) return known.list;
  // A key may be listed twice, or not at all, after two people's edits met; each item still comes out once.
  const keys = new Set([...listed.filter((key) => itemsRead[key] !== undefined), ...Object.keys(itemsRead)]);
  const list = [...keys].map((key) => itemsRead[key] as JsonObject);
  lists.set(items, { source: [itemsRead, listed], list });
  return list;
}

function reconcileList({ items, order, keyOf }: KeyedList, { before, after }: Change<readonly JsonObject[]>): void {
  if (before === after) return;
  const old = new Map(before.map((item) => [keyOf(item), item]));
  const wanted = new Map(after.map((item) => [keyOf(item), item]));
  for (const key of old.keys()) {
    if (!wanted.has(key)) items.delete(key);
  }
  for (const [key, item] of wanted) {
    const was = old.get(key);
    const shared = items.get(key);
    if (was === undefined || !(shared instanceof Y.Map)) items.set(key, toSharedMap(item));
    else reconcileMap(shared, { before: was, after: item });
  }
  const listed = order.toArray() as string[];
  const keys = [...wanted.keys()];
  if (!sameJson(listed, keys)) reconcileArray(order, { before: listed, after: keys });
}
