import type { SchemeDocument } from '@premia/scheme';
import type { Places } from '../edits/compose-edits.ts';
import { type Box, boxesOf } from './boxes.ts';

export const ALIGNMENTS = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];
export type Distribution = 'horizontally' | 'vertically';

/** Nodes lined up to the outermost edge among them, or to the middle of them all. */
export function alignPlaces(document: SchemeDocument, ids: ReadonlySet<string>, how: Alignment): Places {
  const chosen = boxesIn(document, ids);
  if (chosen.length < 2) return new Map();
  const isAcross = how === 'left' || how === 'centre' || how === 'right';
  const spans = chosen.map(([, box]) => spanOf(box, isAcross));
  const from = Math.min(...spans.map(({ start }) => start));
  const to = Math.max(...spans.map(({ start, length }) => start + length));
  const startOf = (length: number): number => {
    if (how === 'left' || how === 'top') return from;
    return how === 'right' || how === 'bottom' ? to - length : (from + to - length) / 2;
  };
  return shifted(document, chosen, (box) => {
    const { start, length } = spanOf(box, isAcross);
    return { by: startOf(length) - start, isAcross };
  });
}

/** The outermost two stay; the gaps between neighbours become equal. */
export function distributePlaces(document: SchemeDocument, ids: ReadonlySet<string>, how: Distribution): Places {
  const isAcross = how === 'horizontally';
  const span = ([, box]: readonly [string, Box]) => spanOf(box, isAcross);
  const chosen = [...boxesIn(document, ids)].sort((a, b) => span(a).start - span(b).start);
  const [first, last] = [chosen[0], chosen.at(-1)];
  if (chosen.length < 3 || first === undefined || last === undefined) return new Map();
  const filled = chosen.reduce((sum, one) => sum + span(one).length, 0);
  const gap = (span(last).start + span(last).length - span(first).start - filled) / (chosen.length - 1);
  let next = span(first).start;
  const starts = new Map<string, number>();
  for (const one of chosen) {
    starts.set(one[0], next);
    next += span(one).length + gap;
  }
  return shifted(document, chosen, (box, id) => ({
    by: (starts.get(id) ?? 0) - spanOf(box, isAcross).start,
    isAcross,
  }));
}

/** A frame carries what is in it: inner nodes are lined up only among themselves. */
function boxesIn(document: SchemeDocument, ids: ReadonlySet<string>): readonly (readonly [string, Box])[] {
  const boxes = boxesOf(document);
  return document.nodes.flatMap(({ id, frame }) => {
    const box = boxes.get(id);
    return box === undefined || !ids.has(id) || (frame !== undefined && ids.has(frame)) ? [] : [[id, box] as const];
  });
}

function spanOf(box: Box, isAcross: boolean): { readonly start: number; readonly length: number } {
  return isAcross ? { start: box.x, length: box.width } : { start: box.y, length: box.height };
}

type Shift = (box: Box, id: string) => { readonly by: number; readonly isAcross: boolean };

function shifted(document: SchemeDocument, chosen: readonly (readonly [string, Box])[], shift: Shift): Places {
  const places = new Map(document.nodes.map((node) => [node.id, node.at ?? ([0, 0] as const)]));
  return new Map(
    chosen.map(([id, box]) => {
      const [x, y] = places.get(id) ?? [0, 0];
      const { by, isAcross } = shift(box, id);
      return [id, isAcross ? ([x + by, y] as const) : ([x, y + by] as const)] as const;
    }),
  );
}
