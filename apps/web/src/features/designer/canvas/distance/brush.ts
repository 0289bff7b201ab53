import type { Painting } from './paint-scene.ts';

/** A canvas with the ways from the drawing to its pixels. */
export interface Brush {
  readonly context: CanvasRenderingContext2D;
  readonly painting: Painting;
  /** Pixels of the screen → pixels of the bitmap. */
  readonly px: (screen: number) => number;
  /** A length of the drawing → pixels of the bitmap. */
  readonly length: (length: number) => number;
  readonly x: (x: number) => number;
  readonly y: (y: number) => number;
  /** `text` shortened to fit `width` pixels of the bitmap in the font that is set. */
  readonly fit: (text: string, width: number) => string;
}

export function toBrush(context: CanvasRenderingContext2D, painting: Painting, pixels: number): Brush {
  const scale = painting.zoom * pixels;
  const { area } = painting;
  return {
    context,
    painting,
    px: (screen) => screen * pixels,
    length: (length) => length * scale,
    x: (x) => (x - area.x) * scale,
    y: (y) => (y - area.y) * scale,
    fit: (text, width) => shortened(context, text, width),
  };
}

const ELLIPSIS = '…';

function shortened(context: CanvasRenderingContext2D, text: string, width: number): string {
  const full = context.measureText(text).width;
  if (full <= width) return text;
  // Letters are about equally wide: one guess, then a few steps.
  let length = Math.floor((text.length * width) / full);
  while (length > 0 && context.measureText(text.slice(0, length) + ELLIPSIS).width > width) length -= 1;
  return length <= 0 ? '' : text.slice(0, length).trimEnd() + ELLIPSIS;
}
