export interface Bin {
  /** Whole units of the currency; the bin holds amounts from `from` up to, not including, `to`. */
  readonly from: string;
  readonly to: string;
  readonly counts: readonly number[];
}

const NICE_FACTORS = [1n, 2n, 5n] as const;

/** The whole units below or at an amount, as "-0.50" → -1. */
function wholeUnits(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  const negativePart = whole.startsWith('-') && /[1-9]/.test(fraction) ? 1n : 0n;
  return BigInt(whole === '-' || whole === '' ? '0' : whole) - negativePart;
}

function floorDivide(value: bigint, step: bigint): bigint {
  const quotient = value / step;
  return value < 0n && value % step !== 0n ? quotient - 1n : quotient;
}

/** The smallest of 1, 2, 5, 10, 20 … that needs no more than `binsMax` bins for the span. */
function niceStep(span: bigint, binsMax: bigint): bigint {
  for (let power = 1n; ; power *= 10n) {
    for (const factor of NICE_FACTORS) {
      if (factor * power * binsMax > span) return factor * power;
    }
  }
}

/**
 * Counts several lists of amounts in the same bins. The bins' bounds are whole units, so comparing whole parts is
 * exact for amounts of any size.
 */
export function histogram(lists: readonly (readonly string[])[], binsMax: number): readonly Bin[] {
  const units = lists.map((list) => list.map(wholeUnits));
  const all = units.flat();
  const rising = all.toSorted((left, right) => Number(left > right) - Number(left < right));
  const [lowest, highest] = [rising[0], rising.at(-1)];
  if (lowest === undefined || highest === undefined) return [];
  const step = niceStep(highest - lowest, BigInt(binsMax));
  const first = floorDivide(lowest, step);
  const count = Number(floorDivide(highest, step) - first) + 1;
  return Array.from({ length: count }, (_, index) => {
    const bin = first + BigInt(index);
    return {
      from: (bin * step).toString(),
      to: ((bin + 1n) * step).toString(),
      counts: units.map((list) => list.filter((value) => floorDivide(value, step) === bin).length),
    };
  });
}
