import type { BenchLine } from './bench-line.ts';

/** Measures one area; loaded only when asked for, because areas bring their own engines. */
export type Area = () => Promise<readonly BenchLine[]>;

/** Every area, in the order of `pnpm bench`. To add one: a folder with `area.ts` that exports `measure…`, and a line here. */
export const AREAS: Readonly<Record<string, Area>> = {
  engine: async () => (await import('./engine/area.ts')).measureEngine(),
  canvas: async () => (await import('./canvas/area.ts')).measureCanvas(),
  books: async () => (await import('./books/area.ts')).measureBooks(),
  ingestion: async () => (await import('./ingestion/area.ts')).measureIngestion(),
};

/** Areas that take so long that they are measured only when they are asked for by name. */
export const LONG_AREAS: Readonly<Record<string, Area>> = {
  million: async () => (await import('./books/area.ts')).measureMillion(),
};
