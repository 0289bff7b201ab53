import type { SchemeSticker } from '@premia/scheme';
import { HEADER_HEIGHT, type NodeGeometry, ROW_HEIGHT, ROWS_PADDING } from '../node-views/geometry.ts';
import type { Box } from './boxes.ts';
import type { DrawnArea } from './drawn-parts.ts';

/* Known without drawing, as the sizes of cards are; parts.module.css has the same numbers. */

/** Between the edge of an area and its nodes, and for its name above them. */
const AREA_PADDING = 24;
export const AREA_TITLE_HEIGHT = 36;
const FOLDED_WIDTH = 272;
export const STICKER_WIDTH = 208;
const STICKER_LINE = 20;
const STICKER_PADDING = 20;
const STICKER_LINES_MIN = 3;
const STICKER_LINES_MAX = 16;
/** Letters of a line, on the short side: a sticker may end with an empty line, never with a hidden one. */
const STICKER_LETTERS = 23;

export interface AreaGeometry extends NodeGeometry {
  readonly box: Box;
}

/** An open area hugs its nodes; a folded one is a card with the ports its nodes have to the outside. */
export function areaGeometry({ area, box, ports }: DrawnArea): AreaGeometry {
  if (area.folded !== true) {
    const around = {
      x: box.x - AREA_PADDING,
      y: box.y - AREA_PADDING - AREA_TITLE_HEIGHT,
      width: box.width + 2 * AREA_PADDING,
      height: box.height + 2 * AREA_PADDING + AREA_TITLE_HEIGHT,
    };
    return { box: around, width: around.width, height: around.height, ports: [] };
  }
  const inputs = ports.filter(({ side }) => side === 'in');
  const outputs = ports.filter(({ side }) => side === 'out');
  const rows = Math.max(inputs.length, outputs.length);
  const height = HEADER_HEIGHT + (rows === 0 ? 0 : rows * ROW_HEIGHT + ROWS_PADDING);
  const rowY = (index: number) => HEADER_HEIGHT + ROWS_PADDING / 2 + index * ROW_HEIGHT + ROW_HEIGHT / 2;
  const placed = (x: number) => (port: DrawnArea['ports'][number], index: number) => ({
    key: `${port.nodeId}.${port.port}`,
    side: port.side,
    isInside: false,
    x,
    y: rowY(index),
  });
  return {
    box: { x: box.x, y: box.y, width: FOLDED_WIDTH, height },
    width: FOLDED_WIDTH,
    height,
    ports: [...inputs.map(placed(0)), ...outputs.map(placed(FOLDED_WIDTH))],
  };
}

export function stickerSize({ text }: SchemeSticker): { readonly width: number; readonly height: number } {
  const longest = Math.max(...[text.ru ?? '', text.en ?? ''].map(linesOf));
  const lines = Math.min(Math.max(longest, STICKER_LINES_MIN), STICKER_LINES_MAX);
  return { width: STICKER_WIDTH, height: lines * STICKER_LINE + STICKER_PADDING };
}

function linesOf(text: string): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(Math.ceil(line.length / STICKER_LETTERS), 1), 0);
}
