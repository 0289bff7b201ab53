import type { CSSProperties } from 'react';

/** White letters stand on them at 4.5:1 and more, and they differ in lightness too. */
const COLOURS = ['#1864ab', '#9c36b5', '#2b6b3f', '#a6400f', '#5f3dc4', '#8a5a00'] as const;

/** Sets `--person` for the parts of the screen that belong to somebody. */
export function personStyle(colour: number): CSSProperties {
  return { '--person': COLOURS[colour] ?? COLOURS[0] } as CSSProperties;
}
