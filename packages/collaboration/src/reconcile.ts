import * as Y from 'yjs';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue, sameJson } from './json-value.ts';
import { type SharedArray, type SharedMap, toShared } from './shared-value.ts';

/** The same object before and after means nothing in it changed, however large it is. */
export interface Change<T> {
  readonly before: T;
  readonly after: T;
}

/** Writes into `map` only what differs between `before` (what it holds now) and `after`. */
export function reconcileMap(map: SharedMap, { before, after }: Change<JsonObject>): void {
  if (before === after) return;
  for (const key of Object.keys(before)) {
    if (before[key] !== undefined && after[key] === undefined) map.delete(key);
  }
  for (const [key, value] of Object.entries(after)) {
    if (value === undefined) continue;
    const change = { before: before[key], after: value };
    if (!reconcileInside(map.get(key), change)) map.set(key, toShared(value));
  }
}

/** True when the value could be brought up to date in place; false when it has to be replaced. */
function reconcileInside(shared: unknown, { before, after }: Change<JsonValue | undefined>): boolean {
  if (before === after) return true;
  if (shared instanceof Y.Map && isJsonObject(before) && isJsonObject(after)) {
    reconcileMap(shared, { before, after });
    return true;
  }
  if (shared instanceof Y.Array && isJsonArray(before) && isJsonArray(after)) {
    reconcileArray(shared, { before, after });
    return true;
  }
  return before !== undefined && sameJson(before, after);
}

/**
 * Keeps rows that stayed, edits rows that changed in place, inserts and deletes the rest, so that a
 * band someone else is editing survives a row added above it.
 */
export function reconcileArray(array: SharedArray, { before, after }: Change<readonly JsonValue[]>): void {
  if (before === after) return;
  const kept = keptRows(before, after);
  let position = 0;
  let from = 0;
  let to = 0;
  for (const [oldIndex, newIndex] of [...kept, [before.length, after.length] as const]) {
    position = reconcileGap(array, position, {
      before: before.slice(from, oldIndex),
      after: after.slice(to, newIndex),
    });
    position += 1;
    from = oldIndex + 1;
    to = newIndex + 1;
  }
}

/**
 * Rows of the gap are paired in order; returns the position after them. Rows that stand side by side and are replaced go
 * and come together: a place of two numbers stays one person's, whoever else moved the block meanwhile.
 */
function reconcileGap(array: SharedArray, start: number, { before, after }: Change<readonly JsonValue[]>): number {
  const paired = Math.min(before.length, after.length);
  let replaced = 0;
  for (let offset = 0; offset <= paired; offset += 1) {
    const change = { before: before[offset], after: after[offset] };
    if (offset < paired && !reconcileInside(array.get(start + offset), change)) {
      replaced += 1;
      continue;
    }
    if (replaced === 0) continue;
    array.delete(start + offset - replaced, replaced);
    array.insert(start + offset - replaced, after.slice(offset - replaced, offset).map(toShared));
    replaced = 0;
  }
  if (before.length > paired) array.delete(start + paired, before.length - paired);
  if (after.length > paired) array.insert(start + paired, after.slice(paired).map(toShared));
  return start + after.length;
}

/** Longest common run of equal rows, as pairs of indexes; equal ends are taken first because most edits touch one row. */
function keptRows(before: readonly JsonValue[], after: readonly JsonValue[]): readonly (readonly [number, number])[] {
  let head = 0;
  while (head < before.length && head < after.length && sameJson(before[head], after[head])) head += 1;
  let tail = 0;
  const room = Math.min(before.length, after.length) - head;
  while (tail < room && sameJson(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail += 1;
  const heads = Array.from({ length: head }, (_, index) => [index, index] as const);
  const tails = Array.from(
    { length: tail },
    (_, index) => [before.length - tail + index, after.length - tail + index] as const,
  );
  const middle = commonRows(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  return [...heads, ...middle.map(([left, right]) => [left + head, right + head] as const), ...tails];
}

function commonRows(before: readonly JsonValue[], after: readonly JsonValue[]): readonly (readonly [number, number])[] {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] = sameJson(before[row], after[column])
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let row = 0;
  let column = 0;
  while (row < before.length && column < after.length) {
    if (sameJson(before[row], after[column])) {
      pairs.push([row, column]);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}
