import * as Y from 'yjs';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from './json-value.ts';

/**
 * JSON inside a Y.Doc. Objects become Y.Map and arrays Y.Array at every depth, so that two people
 * who edit different fields of one node both keep their change; only a leaf is last-writer-wins.
 */
export type SharedMap = Y.Map<unknown>;
export type SharedArray = Y.Array<unknown>;

export function toShared(value: JsonValue): unknown {
  if (isPlace(value) || isFormulaTree(value)) return value;
  if (isJsonArray(value)) {
    const array = new Y.Array<unknown>();
    array.push(value.map(toShared));
    return array;
  }
  if (isJsonObject(value)) return toSharedMap(value);
  return value;
}

/**
 * A place or a size on the drawing is one value, whole by whoever wrote it last: amounts and rates are texts, so only what
 * is drawn consists of numbers.
 */
function isPlace(value: JsonValue): boolean {
  return isJsonArray(value) && value.length > 0 && value.every((item) => typeof item === 'number');
}

/** A formula is one value too: of parts of two people's formulas there would be one that nobody wrote. */
function isFormulaTree(value: JsonValue): boolean {
  return isJsonObject(value) && isJsonArray(value['rows']) && value['rows'].every(isJsonArray);
}

export function toSharedMap(value: JsonObject): SharedMap {
  const map = new Y.Map<unknown>();
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined) map.set(key, toShared(item));
  }
  return map;
}

/** Remembers what was read from a shared type until something inside it changes. */
export type ReadCache = WeakMap<object, JsonValue>;

/** Keys come out sorted: the same content gives the same bytes whatever order it was written in. */
export function fromShared(value: unknown, cache: ReadCache): JsonValue {
  if (!(value instanceof Y.Map) && !(value instanceof Y.Array)) return value as JsonValue;
  const known = cache.get(value);
  if (known !== undefined) return known;
  const read = value instanceof Y.Map ? readMap(value, cache) : value.toArray().map((item) => fromShared(item, cache));
  cache.set(value, read);
  return read;
}

function readMap(map: SharedMap, cache: ReadCache): JsonObject {
  const entries: (readonly [string, JsonValue])[] = [];
  map.forEach((value, key) => {
    entries.push([key, fromShared(value, cache)]);
  });
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
}
