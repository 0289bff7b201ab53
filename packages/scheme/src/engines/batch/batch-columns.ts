/**
 * Inputs of many employees, one column per input of the program, one element per employee. A number is
 * a whole multiple of one over its profile's unit, a truth value 0 or 1, a date days since 1970-01-01,
 * a word its code in the program; `ABSENT_VALUE` stands for no value.
 */
export interface BatchColumns {
  readonly rows: number;
  readonly inputs: readonly BigInt64Array[];
  readonly facts: FactColumns | null;
}

/** Facts of row r are `starts[r]` up to, not including, `starts[r + 1]`, in the order (on, source, id), no fact twice. */
export interface FactColumns {
  readonly starts: Int32Array;
  readonly columns: readonly BigInt64Array[];
}

/** What a kernel output holds: integers and truth values as 64-bit integers, approximations as doubles. */
export type OutputColumn = BigInt64Array | Float64Array;

export interface BatchOutputs {
  readonly columns: readonly OutputColumn[];
  /** Rows, rising, whose outputs are not proven: the reference has to work them out. */
  readonly unproven: readonly number[];
}

/** Integers a kernel computes with; proven for every operation, so nothing ever wraps round. */
export const INTEGER_MAX = 2n ** 62n;

/** No value: the one 64-bit integer that no profile allows. */
export const ABSENT_VALUE = -(2n ** 63n);

const WORD = 2 ** 32;

/** Writes a whole number without making a BigInt of it; |value| must be a safe integer. */
export function writeWhole(words: Int32Array, index: number, value: number): void {
  words[index * 2] = value | 0;
  words[index * 2 + 1] = Math.floor(value / WORD);
}
