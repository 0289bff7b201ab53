import type { SchemeDocument } from '@premia/scheme';
import { sceneOf } from '../flow-adapter/scene.ts';
import { toFlowNodes } from '../flow-adapter/to-flow.ts';
import { drawnParts } from '../structure/drawn-parts.ts';
import type { NodeChange } from './node-changes.ts';

/** Where a block stood in the version the draft is compared with: it is gone, or stands elsewhere now. */
export interface Ghost {
  readonly id: string;
  readonly kind: 'removed' | 'moved';
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface GhostQuestion {
  readonly before: SchemeDocument;
  readonly here: ReadonlyMap<string, NodeChange>;
  readonly removed: ReadonlySet<string>;
  readonly nameOf: (nodeId: string) => string;
}

/** Computed from the document: what is gone was never drawn here. */
export function ghostsOf({ before, here, removed, nameOf }: GhostQuestion): readonly Ghost[] {
  const { blocks } = sceneOf(toFlowNodes(before, drawnParts(before, null), []), []);
  return blocks.flatMap(({ id, x, y, width, height }): readonly Ghost[] => {
    const kind = removed.has(id) ? 'removed' : here.get(id) === 'moved' ? 'moved' : null;
    return kind === null ? [] : [{ id, kind, name: nameOf(id), x, y, width, height }];
  });
}
