import type { SyntaxNode } from '@lezer/common';

/** Names of the syntax nodes that hold values apart and hold none themselves. */
export const PUNCTUATION: ReadonlySet<string> = new Set(['(', ')', '{', '}', 'Separator', 'Comma']);

/** A syntax node's children as they stand, without comments, which may stand anywhere. */
export function partsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const parts: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'Comment') parts.push(child);
  }
  return parts;
}
