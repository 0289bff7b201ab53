import { type Interval, magnitudeMax } from '../scaled/interval.ts';

/** Bits of the ClickHouse integer that holds a register. */
export type Width = 64 | 128 | 256;

/** What may be computed at all: Int256 with room for the rounding of a quotient. */
export const SQL_INTEGER_MAX = 2n ** 252n;

export function widthOf(interval: Interval): Width {
  const size = magnitudeMax(interval);
  if (size <= 2n ** 62n) return 64;
  return size <= 2n ** 126n ? 128 : 256;
}

export function widest(...widths: readonly Width[]): Width {
  if (widths.includes(256)) return 256;
  return widths.includes(128) ? 128 : 64;
}

/** SQL text of a value together with the width it is computed in. */
export interface SqlInteger {
  readonly text: string;
  readonly width: Width;
}

export function castTo({ text, width }: SqlInteger, target: Width): string {
  return width === target ? text : `toInt${target}(${text})`;
}

/** A literal; quoted, because the engine reads long bare numbers as doubles. */
export function integerLiteral(value: bigint, width: Width): string {
  return width === 64 ? `toInt64(${value})` : `toInt${width}('${value}')`;
}
