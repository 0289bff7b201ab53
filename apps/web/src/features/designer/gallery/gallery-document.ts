import { NODE_KIND_NAMES, SCHEME_FORMAT, type SchemeDocument, type SchemeNode } from '@premia/scheme';
import type { SchemeSources } from '@premia/service';
import { newNodeParams } from '../catalogue/initial-params.ts';
import { measureNodes } from '../node-views/measure-nodes.ts';

const COLUMN = 372;
const COLUMNS = 3;
const GAP = 28;
const FRAME_WIDTH = 640;

const EMPTY: SchemeDocument = {
  format: SCHEME_FORMAT,
  key: 'gallery',
  title: { ru: 'Все блоки', en: 'Every block' },
  period: 'month',
  currency: 'RUB',
  parameters: [{ key: 'rate', type: 'percent', value: '0.05', title: { ru: 'Ставка', en: 'Rate' } }],
  nodes: [],
  links: [],
};

export interface Gallery {
  readonly document: SchemeDocument;
  readonly width: number;
  readonly height: number;
}

/** One new node of every kind, in columns of the heights they have, frames below the rest. */
export function galleryOf(sources: SchemeSources): Gallery {
  const nodes: SchemeNode[] = NODE_KIND_NAMES.map((kind) => ({
    id: kind,
    kind,
    params: newNodeParams(kind, sources, EMPTY),
  }));
  const geometries = measureNodes({ ...EMPTY, nodes });
  const heights = Array.from({ length: COLUMNS }, () => GAP);
  const isWide = (node: SchemeNode) => (geometries.get(node.id)?.width ?? 0) > COLUMN;
  const placed = nodes
    .toSorted((a, b) => Number(isWide(a)) - Number(isWide(b)))
    .map((node) => {
      const column = isWide(node) ? 0 : heights.indexOf(Math.min(...heights));
      const top = isWide(node) ? Math.max(...heights) : (heights[column] ?? GAP);
      const bottom = top + (geometries.get(node.id)?.height ?? 0) + GAP;
      if (isWide(node)) heights.fill(bottom);
      else heights[column] = bottom;
      return { ...node, at: [GAP + column * COLUMN, top] as [number, number] };
    });
  return {
    document: { ...EMPTY, nodes: placed },
    width: Math.max(GAP + COLUMNS * COLUMN, FRAME_WIDTH),
    height: Math.max(...heights),
  };
}
