import {
  add,
  compare,
  divide,
  fromInteger,
  maximum,
  minimum,
  multiply,
  type Rational,
  sign,
  subtract,
  ZERO,
} from '@premia/decimal';
import { failure, type Outcome } from '../../evaluation/outcome.ts';
import type { Band, Step, TiersOperation } from '../../plan/plan.ts';
import { numberOutcome } from './arithmetic.ts';

export interface TierValues {
  readonly value: Rational;
  /** 0 when the node has none. */
  readonly position: Rational;
  readonly base: Rational | null;
}

type TiersStep = Extract<Step, { op: 'tiers' }>;

/** What the bands pay; the meaning of each mode is stated at `TiersOperation`. */
export function evaluateTiers(step: TiersStep, values: TierValues): Outcome {
  const reached = add(values.position, values.value);
  const band = bandOf(step.bands, reached);
  switch (step.output) {
    case 'band':
      return band === 'above' ? aboveLast(step) : numberOutcome(fromInteger(band), step.nodeId);
    case 'rate': {
      const rate = rateAt(step, reached, band);
      return rate === null ? aboveLast(step) : numberOutcome(rate, step.nodeId);
    }
    case 'amount': {
      const amount = amountOf(step, values, { reached, band });
      return amount === null ? aboveLast(step) : numberOutcome(amount, step.nodeId);
    }
  }
}

function aboveLast(step: TiersStep): Outcome {
  return failure({ code: 'value/above-last-band', nodeId: step.nodeId, input: 'value' });
}

/** Number of the band, from 1; 0 below the first, `above` at or beyond a stated end of the last. */
type BandNumber = number | 'above';

function bandOf(bands: readonly Band[], reached: Rational): BandNumber {
  const index = bands.findLastIndex(({ from }) => compare(from, reached) <= 0);
  const to = bands[index]?.to ?? null;
  return index >= 0 && to !== null && compare(reached, to) >= 0 ? 'above' : index + 1;
}

function rateAt({ mode, bands }: TiersOperation, reached: Rational, band: BandNumber): Rational | null {
  if (band === 'above') return null;
  const own = bands[band - 1];
  const next = bands[band];
  const rate = own?.rate ?? ZERO;
  if (mode !== 'interpolated' || own === undefined || next === undefined) return rate;
  const share = divide(subtract(reached, own.from), subtract(next.from, own.from));
  return add(rate, multiply(share, subtract(next.rate ?? ZERO, rate)));
}

interface Reached {
  readonly reached: Rational;
  readonly band: BandNumber;
}

function amountOf(step: TiersOperation, { value, position, base }: TierValues, at: Reached): Rational | null {
  const { mode, bands } = step;
  const interpolatesAmounts = mode === 'interpolated' && bands.some(({ amount }) => amount !== null);
  if (mode === 'marginal') {
    const rates = subtract(ratesUpTo(bands, at.reached), ratesUpTo(bands, position));
    const amounts = subtract(amountsEntered(bands, at.reached), amountsEntered(bands, position));
    return add(base === null ? rates : multiply(rates, base), amounts);
  }
  if (interpolatesAmounts) return subtract(amountsEarned(bands, at.reached), amountsEarned(bands, position));
  const rate = rateAt(step, at.reached, at.band);
  if (rate === null || at.band === 'above') return null;
  const fixed = mode === 'whole' ? (bands[at.band - 1]?.amount ?? ZERO) : ZERO;
  return add(multiply(rate, base ?? value), fixed);
}

/** How much of [0, reached) lies inside the band. */
function partInside({ from, to }: Band, reached: Rational): Rational {
  const end = to === null ? reached : minimum(to, reached);
  return maximum(subtract(end, from), ZERO);
}

function ratesUpTo(bands: readonly Band[], reached: Rational): Rational {
  return bands.reduce((sum, band) => add(sum, multiply(band.rate ?? ZERO, partInside(band, reached))), ZERO);
}

/** A band from zero is entered by anything above zero, every other one by its first unit. */
function amountsEntered(bands: readonly Band[], reached: Rational): Rational {
  return bands.reduce((sum, { from, amount }) => {
    const entered = sign(from) === 0 ? sign(reached) > 0 : compare(from, reached) <= 0;
    return entered && amount !== null ? add(sum, amount) : sum;
  }, ZERO);
}

function amountsEarned(bands: readonly Band[], reached: Rational): Rational {
  return bands.reduce((sum, band) => {
    if (band.amount === null || band.to === null) return sum;
    const share = divide(partInside(band, reached), subtract(band.to, band.from));
    return add(sum, multiply(band.amount, share));
  }, ZERO);
}
