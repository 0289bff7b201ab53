import { add, compare, decimal, divide, fromInteger, parseDecimal, toExactText } from '@premia/decimal';
import { readPastedNumber } from '../parts/pasted-table.ts';

/** A band as the document holds it. Bands share their boundaries: each ends where the next begins. */
export interface BandText {
  readonly from: string;
  readonly rate?: string | undefined;
  readonly amount?: string | undefined;
  /** Closes the last band, where the document says so. */
  readonly to?: string | undefined;
}

export type BoundaryRefusal = { readonly below: string | null; readonly above: string | null };
export type BoundaryChange =
  | { readonly ok: true; readonly bands: readonly BandText[] }
  | ({ readonly ok: false } & BoundaryRefusal);

export function readBands(value: unknown): readonly BandText[] {
  if (!Array.isArray(value)) return [];
  return value.map((entry: Readonly<Record<string, unknown>>) => {
    const text = (key: string) => (entry[key] === undefined || entry[key] === null ? undefined : String(entry[key]));
    const { from = '0', ...rest } = { from: text('from'), rate: text('rate'), amount: text('amount'), to: text('to') };
    return Object.fromEntries(
      Object.entries({ from, ...rest }).filter(([, item]) => item !== undefined),
    ) as unknown as BandText;
  });
}

/** Only the last band may carry an end of its own: the others end at the next one, so no gap can appear. */
export function writeBands(bands: readonly BandText[]): BandText[] {
  return bands.map(({ to, ...band }, index) =>
    index === bands.length - 1 && to !== undefined ? { ...band, to } : band,
  );
}

/** Moves the boundary at which band `index` begins; it has to stay between its neighbours. */
export function moveBoundary(bands: readonly BandText[], index: number, from: string): BoundaryChange {
  const below = bands[index - 1]?.from ?? null;
  const above = bands[index + 1]?.from ?? bands[index]?.to ?? null;
  const value = decimal(from);
  const isAbove = below === null || compare(value, decimal(below)) > 0;
  const isBelow = above === null || compare(value, decimal(above)) < 0;
  if (!isAbove || !isBelow) return { ok: false, below, above };
  return { ok: true, bands: bands.map((band, position) => (position === index ? { ...band, from } : band)) };
}

const HALF = fromInteger(2);

/** Cuts a band in two halves of the same rate; the open one at a round step beyond its beginning. */
export function splitBand(bands: readonly BandText[], index: number): readonly BandText[] {
  const band = bands[index];
  if (band === undefined) return bands;
  const from = decimal(band.from);
  const end = bands[index + 1]?.from ?? band.to;
  const boundary = end === undefined ? nextStep(bands, index) : toExactText(divide(add(from, decimal(end)), HALF));
  if (boundary === null) return bands;
  const { to: _end, ...copy } = band;
  return bands.toSpliced(index, 1, copy, { ...band, from: boundary });
}

/** As far beyond the last boundary as that one is beyond its own, so 300 000 is followed by 600 000. */
function nextStep(bands: readonly BandText[], index: number): string | null {
  const from = decimal(bands[index]?.from ?? '0');
  const before = bands[index - 1]?.from;
  const isFlat = before === undefined || compare(from, decimal(before)) <= 0;
  if (!isFlat) return toExactText(add(from, add(from, negated(before))));
  return toExactText(compare(from, fromInteger(0)) > 0 ? add(from, from) : fromInteger(100));
}

function negated(text: string) {
  const value = decimal(text);
  return { numerator: -value.numerator, denominator: value.denominator };
}

/** Removes a band; the one before it reaches over. The first boundary stays where the table begins. */
export function removeBand(bands: readonly BandText[], index: number): readonly BandText[] {
  if (bands.length <= 1) return bands;
  const rest = bands.toSpliced(index, 1);
  const first = bands[0]?.from ?? '0';
  return index === 0 ? rest.map((band, position) => (position === 0 ? { ...band, from: first } : band)) : rest;
}

/** The band that holds a value: a boundary belongs to the higher band. */
export function bandOf(bands: readonly BandText[], value: string | null): number | null {
  if (value === null || !parseDecimal(value).ok) return null;
  const number = decimal(value);
  const index = bands.findLastIndex((band) => parseDecimal(band.from).ok && compare(number, decimal(band.from)) >= 0);
  return index === -1 ? null : index;
}

/**
 * Rows copied from a spreadsheet: `from, rate` or `from, to, rate`. A rate with a percent sign, or a
 * table whose rates are all above one, is in percent. Null when the rows are no such table.
 */
export function bandsFromRows(text: string): readonly BandText[] | null {
  const rows = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split('\t').map((cell) => cell.trim()));
  const table = rows.filter((cells) => readPastedNumber(cells[0] ?? '').ok);
  if (table.length === 0 || table.length < rows.length - 1) return null;
  const bands = table.map((cells) => {
    const from = readPastedNumber(cells[0] ?? '');
    const rate = readPastedNumber(cells.at(-1) ?? '');
    return cells.length < 2 || !from.ok || !rate.ok ? null : { from: from.decimal, rate };
  });
  const sound = bands.filter((band) => band !== null);
  if (sound.length !== bands.length) return null;
  const isPercent =
    sound.some(({ rate }) => rate.isPercent) ||
    sound.every(({ rate }) => compare(decimal(rate.decimal), fromInteger(1)) >= 0);
  const read = sound.map(({ from, rate }) => ({
    from,
    rate: isPercent ? (toExactText(divide(decimal(rate.decimal), fromInteger(100))) ?? rate.decimal) : rate.decimal,
  }));
  const isRising = read.every(
    (band, index) => index === 0 || compare(decimal(band.from), decimal(read[index - 1]?.from ?? '0')) > 0,
  );
  return isRising ? read : null;
}
