import type { Notes } from '../engines/explain/advice/decisions.ts';
import type { Stretch } from '../engines/explain/advice/line.ts';

/** What a look over a stretch notes, before it has begun. */
export function newNotes(stretch: Stretch = { low: 0, high: 10 }): Notes {
  return { stretch, standing: null, decisions: new Map(), turns: [], work: 0, crossed: null, isOpen: false };
}
