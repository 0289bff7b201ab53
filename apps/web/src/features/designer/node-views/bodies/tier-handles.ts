import {
  add,
  compare,
  decimal,
  divide,
  fromInteger,
  maximum,
  minimum,
  multiply,
  power,
  type Rational,
  rational,
  roundToMultiple,
  subtract,
  toExactText,
  ZERO,
} from '@premia/decimal';
import type { BaseType } from '@premia/scheme';
import { CHART_TOP_MARGIN, type ChartBox, type ChartScale } from '../parts/step-chart.ts';
import type { BandText } from './band-edits.ts';

/** What of a band its chart lets a hand take hold of: where it begins, or how high it stands. */
export interface TierHandle {
  readonly band: number;
  readonly what: 'from' | 'level';
}

/** The setting that is drawn as the height. */
export type TierLevel = 'rate' | 'amount';

export interface HandleRoom {
  readonly bands: readonly BandText[];
  readonly level: TierLevel;
  readonly scale: ChartScale;
  /** What the bands measure. */
  readonly base: BaseType;
  /** What their fixed amounts are. */
  readonly amountBase: BaseType;
}

/** The first boundary is where the table begins; a band that states no such level has none to take hold of. */
export function handlesOf(bands: readonly BandText[], level: TierLevel): readonly TierHandle[] {
  const levels = bands.flatMap((band, index) => (band[level] === undefined ? [] : [index]));
  return [
    // First, so that a boundary lies over them where both meet.
    ...levels.map((band) => ({ band, what: 'level' }) as const),
    ...bands.slice(1).map((_, index) => ({ band: index + 1, what: 'from' }) as const),
  ];
}

export function levelOf(bands: readonly BandText[]): TierLevel {
  return bands.some(({ rate }) => rate !== undefined) ? 'rate' : 'amount';
}

/** The round value next to where the pointer is, in pixels of the box; the one it has where it cannot go there. */
export function draggedTo(
  handle: TierHandle,
  at: { readonly x: number; readonly y: number; readonly box: ChartBox },
  room: HandleRoom,
): string {
  const { scale } = room;
  const { width, height } = at.box;
  const value =
    handle.what === 'from'
      ? add(scale.first, multiply(shareOf(at.x, width), subtract(scale.end, scale.first)))
      : multiply(shareOf(height - at.y, height - CHART_TOP_MARGIN), scale.top);
  return placed(handle, roundToMultiple(value, stepOf(handle, room)), room);
}

/** The value so many round steps further. */
export function nudged(handle: TierHandle, steps: number, room: HandleRoom): string {
  const step = stepOf(handle, room);
  const moved = add(decimal(heldValue(handle, room)), multiply(step, fromInteger(steps)));
  // From between two round values the next one is where the key leads.
  return placed(handle, roundToMultiple(moved, step, steps < 0 ? 'ceil' : 'floor'), room);
}

type HeldBands = Pick<HandleRoom, 'bands' | 'level'>;

export function heldValue({ band, what }: TierHandle, { bands, level }: HeldBands): string {
  const text = what === 'from' ? bands[band]?.from : bands[band]?.[level];
  return text ?? '0';
}

/** The bands with a handle at a value; unchanged where somebody else took the band away meanwhile. */
export function withHandleAt(handle: TierHandle, value: string, { bands, level }: HeldBands): readonly BandText[] {
  const key = handle.what === 'from' ? 'from' : level;
  return bands.map((band, index) => (index === handle.band ? { ...band, [key]: value } : band));
}

export function baseOfHandle({ what }: TierHandle, { level, base, amountBase }: HandleRoom): BaseType {
  if (what === 'from') return base;
  return level === 'rate' ? 'percent' : amountBase;
}

/** Between what a handle stays; null where nothing but the chart ends. */
export function limitsOf(handle: TierHandle, { bands }: HandleRoom) {
  if (handle.what === 'level') return { below: '0', above: null };
  return {
    below: bands[handle.band - 1]?.from ?? null,
    above: bands[handle.band + 1]?.from ?? bands[handle.band]?.to ?? null,
  };
}

function placed(handle: TierHandle, wanted: Rational, room: HandleRoom): string {
  const value = handle.what === 'level' ? maximum(wanted, ZERO) : between(wanted, handle, room);
  return (value === null ? null : toExactText(value)) ?? heldValue(handle, room);
}

/** The wanted boundary, or the round value next to the neighbour it would run over; null when there is none between. */
function between(wanted: Rational, handle: TierHandle, room: HandleRoom): Rational | null {
  const step = stepOf(handle, room);
  const limits = limitsOf(handle, room);
  const [below, above] = [limits.below, limits.above].map((text) => (text === null ? null : decimal(text)));
  const least = below == null ? null : add(roundToMultiple(below, step, 'floor'), step);
  const most = above == null ? null : subtract(roundToMultiple(above, step, 'ceil'), step);
  if (least !== null && most !== null && compare(least, most) > 0) return null;
  const high = most === null ? wanted : minimum(wanted, most);
  return least === null ? high : maximum(high, least);
}

/** How many steps a chart is wide and high: fine enough to hit a value, coarse enough for every one to be round. */
const STEPS_ACROSS = 100;
const STEPS_UP = 50;

function stepOf(handle: TierHandle, room: HandleRoom): Rational {
  const { scale } = room;
  const isBoundary = handle.what === 'from';
  const span = isBoundary ? subtract(scale.end, scale.first) : scale.top;
  const step = roundStep(divide(span, fromInteger(isBoundary ? STEPS_ACROSS : STEPS_UP)));
  return baseOfHandle(handle, room) === 'count' ? maximum(step, fromInteger(1)) : step;
}

const ROUND = [5n, 2n, 1n];
const TEN = fromInteger(10);

/** The greatest of 1, 2 and 5 times a power of ten that is no greater. */
export function roundStep(value: Rational): Rational {
  const digits = value.numerator.toString().length - value.denominator.toString().length;
  // The number of digits tells the power of ten up to one.
  for (const exponent of [digits, digits - 1]) {
    const unit = power(TEN, exponent);
    for (const times of ROUND) {
      const step = multiply(fromInteger(times), unit);
      if (compare(step, value) <= 0) return step;
    }
  }
  return power(TEN, digits - 1);
}

/** Pixels become a share in ten-thousandths: from here on nothing is a float. */
function shareOf(pixels: number, all: number): Rational {
  const share = Math.min(Math.max(all === 0 ? 0 : pixels / all, 0), 1);
  return rational(BigInt(Math.round(share * 10_000)), 10_000n);
}
