import type { BenchLine } from './bench-line.ts';

/** Measures one area; loaded only when asked for, because areas bring their own engines. */
export type Area = () => Promise<readonly BenchLine[]>;

/** Every area, in the order of `pnpm bench`. To add one: a folder with `area.ts` that exports `measure…`, and a line here. */
export const AREAS: Readonly<Record<string, Area>> = {
  engine: async () => (await import('./engine/area.ts')).measureEngine(),
  canvas: async () => (await import('./canvas/area.ts')).measureCanvas(),
  ingestion: async () => (await import('./ingestion/area.ts')).measureIngestion(),
};
