import type { Picture, Shape } from './picture.ts';

const FONTS = "'Golos Text Variable', 'Golos Text', Arial, sans-serif";
const ANCHORS = { left: 'start', centre: 'middle', right: 'end' } as const;

/** A picture as the text of an SVG file that stands alone. */
export function toSvg({ width, height, background, shapes }: Picture): string {
  const size = `width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${FONTS}">`,
    `<rect width="100%" height="100%" fill="${background}"/>`,
    ...shapes.map(element),
    '</svg>',
  ].join('\n');
}

function element(shape: Shape): string {
  switch (shape.shape) {
    case 'box': {
      const place = `x="${number(shape.x)}" y="${number(shape.y)}" width="${number(shape.width)}" height="${number(shape.height)}"`;
      const dash = shape.isDashed ? ' stroke-dasharray="6 4"' : '';
      return `<rect ${place} rx="${shape.radius}" fill="${shape.fill}" stroke="${shape.stroke}" stroke-width="${shape.strokeWidth}"${dash}/>`;
    }
    case 'text': {
      const weight = shape.isBold ? ' font-weight="600"' : '';
      const look = `font-size="${shape.size}" fill="${shape.colour}" text-anchor="${ANCHORS[shape.align]}"${weight}`;
      return `<text x="${number(shape.x)}" y="${number(shape.y)}" ${look}>${escaped(shape.text)}</text>`;
    }
    case 'curve': {
      const dash = shape.isDashed ? ' stroke-dasharray="7 3"' : '';
      return `<path d="${shape.path}" fill="none" stroke="${shape.colour}" stroke-width="${shape.width}"${dash}/>`;
    }
    case 'dot':
      return `<circle cx="${number(shape.x)}" cy="${number(shape.y)}" r="${shape.radius}" fill="${shape.fill}" stroke="${shape.stroke}" stroke-width="1.5"/>`;
  }
}

/** Tenths of a pixel are finer than any printer needs. */
function number(value: number): string {
  return String(Math.round(value * 10) / 10);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What no XML may hold is left out: a name pasted with a control character must not spoil the file. */
function escaped(text: string): string {
  const clean = [...text].filter(
    (letter) => letter >= ' ' && letter !== '\u007f' && letter !== '\ufffe' && letter !== '\uffff',
  );
  return clean.join('').replaceAll(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);
}
