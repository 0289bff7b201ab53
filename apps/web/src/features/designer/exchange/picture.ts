/*
 * A drawing as data, independent of any screen: the same shapes become an SVG file, a PNG and a page of a PDF. Text is cut
 * to the room it has by an estimate on the wide side, because the places that show it have no common measure of letters.
 */
export type Shape =
  | {
      readonly shape: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius: number;
      readonly fill: string;
      readonly stroke: string;
      readonly strokeWidth: number;
      readonly isDashed: boolean;
    }
  | {
      readonly shape: 'text';
      readonly x: number;
      /** Of the line letters stand on. */
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly isBold: boolean;
      readonly colour: string;
      readonly align: 'left' | 'right' | 'centre';
    }
  | {
      readonly shape: 'curve';
      readonly path: string;
      readonly colour: string;
      readonly width: number;
      readonly isDashed: boolean;
    }
  | {
      readonly shape: 'dot';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly fill: string;
      readonly stroke: string;
    };

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly shapes: readonly Shape[];
}

/** Of the size of a letter, on average and on the wide side. */
const LETTER_WIDTH = 0.56;
const BOLD_LETTER_WIDTH = 0.6;

export function textWidth(text: string, size: number, isBold: boolean): number {
  return text.length * size * (isBold ? BOLD_LETTER_WIDTH : LETTER_WIDTH);
}

export function cutToWidth(
  text: string,
  width: number,
  { size, isBold }: { readonly size: number; readonly isBold: boolean },
): string {
  const letters = Math.max(Math.floor(width / (size * (isBold ? BOLD_LETTER_WIDTH : LETTER_WIDTH))), 1);
  return text.length <= letters ? text : `${text.slice(0, Math.max(letters - 1, 1)).trimEnd()}…`;
}
