import type { SyntaxNode, Tree } from '@lezer/common';
import { PUNCTUATION, partsOf } from './syntax-parts.ts';

/** Comments without their slashes, by where the item they are about begins. */
export type CommentsByItem = ReadonlyMap<number, readonly string[]>;

/**
 * Which part of a formula each comment is about: the argument or item it stands in or before, or the one it stands behind
 * on the same line; outside of every call and list the whole formula.
 */
export function commentsByItem(text: string, syntax: Tree): CommentsByItem {
  const byItem = new Map<number, string[]>();
  syntax.cursor().iterate((reference) => {
    if (reference.name !== 'Comment') return;
    const item = itemOf(reference.node, text);
    if (item === null) return;
    const known = byItem.get(item.from) ?? [];
    known.push(text.slice(reference.from + 2, reference.to).trim());
    byItem.set(item.from, known);
  });
  return byItem;
}

const HOLDERS: ReadonlySet<string> = new Set(['Arguments', 'List']);

function itemOf(comment: SyntaxNode, text: string): SyntaxNode | null {
  for (let holder = comment.parent; holder !== null; holder = holder.parent) {
    if (holder.parent === null) return partsOf(holder).find(({ name }) => name !== 'Equals') ?? null;
    if (!HOLDERS.has(holder.name)) continue;
    const items = partsOf(holder).filter(({ name }) => !PUNCTUATION.has(name));
    const before = items.findLast(({ from }) => from < comment.from);
    const isBehind = before !== undefined && !text.slice(before.to, comment.from).includes('\n');
    const item = isBehind ? before : (items.find(({ from }) => from > comment.from) ?? before);
    if (item !== undefined) return item;
  }
  return null;
}
