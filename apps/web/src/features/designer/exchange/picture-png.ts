import type { Picture } from './picture.ts';
import { toSvg } from './picture-svg.ts';

/** Twice as fine as the screen, so that it can be printed. */
const SCALE = 2;
/** Browsers refuse larger canvases without saying so. */
const SIDE_MAX = 16_000;
const AREA_MAX = 120_000_000;

/** A picture as a PNG file, as fine as the browser can make it. */
export async function toPng(picture: Picture): Promise<Blob> {
  const scale = scaleOf(picture);
  const address = URL.createObjectURL(new Blob([toSvg(picture)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(picture.width * scale);
    canvas.height = Math.ceil(picture.height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error(`toPng: no picture of ${canvas.width} × ${canvas.height}`);
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}

export function scaleOf({ width, height }: Pick<Picture, 'width' | 'height'>): number {
  const bySide = SIDE_MAX / Math.max(width, height, 1);
  const byArea = Math.sqrt(AREA_MAX / Math.max(width * height, 1));
  return Math.min(SCALE, bySide, byArea);
}
