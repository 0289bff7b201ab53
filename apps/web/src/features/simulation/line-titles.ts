import type { SchemeDocument } from '@premia/scheme';
import type { BilingualText } from '@premia/service';

/** Titles of a scheme's payouts by code; a payout without a title is left out. */
export function lineTitles(document: SchemeDocument): ReadonlyMap<string, BilingualText> {
  const entries = document.nodes.flatMap((node): readonly (readonly [string, BilingualText])[] => {
    const { code, title } = node.params ?? {};
    return node.kind === 'payout' && typeof code === 'string' && isTitle(title) ? [[code, title]] : [];
  });
  return new Map(entries);
}

function isTitle(title: unknown): title is BilingualText {
  return typeof title === 'object' && title !== null && ('ru' in title || 'en' in title);
}
