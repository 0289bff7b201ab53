/** Side of the box the icons are drawn in. */
const BOX = 24;
const STROKE = 1.8;

/** An icon in a colour, `size` pixels wide, as something a canvas copies; null while it is not on the page. */
export type IconOf = (kind: string, colour: string, size: number) => CanvasImageSource | null;

/**
 * Icons of the cards as bitmaps. Their outlines are read once from the hidden ones on the page (`Painting.tsx`), and
 * drawn once a size and colour: copying a bitmap costs a tenth of stroking a path.
 */
export function createIcons(page: HTMLElement): IconOf {
  const outlines = new Map<string, readonly Path2D[]>();
  const bitmaps = new Map<string, HTMLCanvasElement>();
  const outlineOf = (kind: string): readonly Path2D[] => {
    const known = outlines.get(kind);
    if (known !== undefined) return known;
    const paths = [...page.querySelectorAll(`[data-icon="${kind}"] path`)];
    const outline = paths.map((path) => new Path2D(path.getAttribute('d') ?? ''));
    if (outline.length > 0) outlines.set(kind, outline);
    return outline;
  };
  return (kind, colour, size) => {
    const side = Math.max(Math.round(size), 1);
    const key = `${kind} ${side} ${colour}`;
    const known = bitmaps.get(key);
    if (known !== undefined) return known;
    const outline = outlineOf(kind);
    if (outline.length === 0) return null;
    const bitmap = document.createElement('canvas');
    bitmap.width = side;
    bitmap.height = side;
    const context = bitmap.getContext('2d');
    if (context === null) return null;
    context.scale(side / BOX, side / BOX);
    context.strokeStyle = colour;
    context.lineWidth = STROKE;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    for (const path of outline) context.stroke(path);
    bitmaps.set(key, bitmap);
    return bitmap;
  };
}
