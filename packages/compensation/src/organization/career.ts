interface Span {
  readonly validFrom: string;
  /** First day it no longer held; null while it holds. */
  readonly validTo: string | null;
}

/** Somebody's place from a day on: department, position, manager and attributes. */
export interface Stay<Place> extends Span {
  readonly place: Place;
}

export interface Career<Place> {
  /** First day of the employment that is current, or was the last. */
  readonly hiredOn: string;
  /** Oldest first, never empty. */
  readonly stays: readonly [Stay<Place>, ...Stay<Place>[]];
}

/** What a file says of somebody. */
export interface CareerStatement<Place> {
  readonly hiredOn: string;
  /** First day the person no longer works here; null: none is known; undefined: nothing is said of it. */
  readonly leftOn: string | null | undefined;
  /** First day at the place; null: not said. */
  readonly from: string | null;
  readonly place: Place;
}

export type CareerEffect = 'hired' | 'rehired' | 'hire-date' | 'moved' | 'leaves' | 'stays-on';

export type CareerProblemCode =
  | 'row/move-without-date'
  | 'row/move-before-start'
  | 'row/move-after-leaving'
  | 'row/left-before-start'
  | 'row/hired-before-leaving'
  | 'row/hired-after-change';

export interface CareerProblem {
  readonly code: CareerProblemCode;
  /** What the statement got wrong. */
  readonly field: 'hiredOn' | 'leftOn' | 'from';
  readonly details: Readonly<Record<string, string>>;
}

export interface AdvancedCareer<Place> {
  readonly career: Career<Place>;
  readonly effects: readonly CareerEffect[];
  /** First day on which anything is different now; null: nothing is. */
  readonly since: string | null;
}

type Advanced<Place> = AdvancedCareer<Place> | CareerProblem;
type Same<Place> = (left: Place, right: Place) => boolean;

/**
 * A career after a statement. Places that were left stay what they were: a changed place opens a stay on its day, a
 * leaving date ends the last one and is taken back or moved by the next statement, a hire date that is not before a
 * leaving date begins an employment of its own.
 */
export function advanceCareer<Place>(
  career: Career<Place> | null,
  said: CareerStatement<Place>,
  same: Same<Place>,
): Advanced<Place> {
  if (career === null) return begin([], said, 'hired');
  const last = lastOf(career.stays);
  const current = currentStays(career);
  if (isRehire(career, said)) return begin(career.stays, said, 'rehired');
  if (isAboutThePast(career, said)) return { career, effects: [], since: null };
  const hired = moveHireDate(career, current, said);
  if ('code' in hired) return hired;
  const moved = same(last.place, said.place) ? hired : move(hired, said);
  return 'code' in moved ? moved : leave(moved, said);
}

/** First day of the employment a stay belongs to: of an earlier one than the current, where its stays begin. */
export function hireDateOf(
  stay: Span,
  { hiredOn, stays }: { readonly hiredOn: string; readonly stays: readonly Span[] },
): string {
  if (stay.validTo === null || stay.validTo > hiredOn) return hiredOn;
  // Oldest first, so that going back meets the stays before one after another.
  return stays.reduceRight((first, { validFrom, validTo }) => (validTo === first ? validFrom : first), stay.validFrom);
}

function begin<Place>(
  before: readonly Stay<Place>[],
  { hiredOn, leftOn = null, from, place }: CareerStatement<Place>,
  effect: CareerEffect,
): Advanced<Place> {
  const validFrom = from === null ? hiredOn : later(from, hiredOn);
  if (leftOn !== null && leftOn <= validFrom) return leftBefore(leftOn, validFrom);
  const stay = { validFrom, validTo: leftOn, place };
  const [first, ...rest] = before;
  const stays: Career<Place>['stays'] = first === undefined ? [stay] : [first, ...rest, stay];
  return {
    career: { hiredOn, stays },
    effects: leftOn === null ? [effect] : [effect, 'leaves'],
    since: validFrom,
  };
}

function isRehire<Place>(career: Career<Place>, { hiredOn }: CareerStatement<Place>): boolean {
  const { validTo } = lastOf(career.stays);
  const isNew = hiredOn > career.hiredOn || currentStays(career).length === 0;
  return isNew && validTo !== null && hiredOn >= validTo;
}

/** A line about an employment that ended before the current one, as it is known already. */
function isAboutThePast<Place>({ hiredOn, stays }: Career<Place>, said: CareerStatement<Place>): boolean {
  const { leftOn } = said;
  return (
    typeof leftOn === 'string' &&
    said.hiredOn < hiredOn &&
    leftOn <= hiredOn &&
    stays.some(({ validTo }) => validTo === leftOn)
  );
}

function currentStays<Place>({ hiredOn, stays }: Career<Place>): readonly Stay<Place>[] {
  return stays.filter(({ validTo }) => validTo === null || validTo > hiredOn);
}

function moveHireDate<Place>(
  career: Career<Place>,
  [first]: readonly Stay<Place>[],
  { hiredOn }: CareerStatement<Place>,
): Advanced<Place> {
  if (hiredOn === career.hiredOn) return { career, effects: [], since: null };
  if (first === undefined) return { career: { ...career, hiredOn }, effects: ['hire-date'], since: hiredOn };
  const earlier = career.stays.filter((stay) => stay.validFrom < first.validFrom).at(-1);
  if (earlier?.validTo !== undefined && earlier.validTo !== null && hiredOn < earlier.validTo) {
    return problem('row/hired-before-leaving', 'hiredOn', { hired: hiredOn, left: earlier.validTo });
  }
  const validFrom = first.validFrom === career.hiredOn ? hiredOn : later(first.validFrom, hiredOn);
  if (first.validTo !== null && first.validTo <= validFrom) {
    return problem('row/hired-after-change', 'hiredOn', { hired: hiredOn, until: first.validTo });
  }
  const [head, ...rest] = career.stays;
  const at = (stay: Stay<Place>): Stay<Place> => (stay === first ? { ...stay, validFrom } : stay);
  return {
    career: { hiredOn, stays: [at(head), ...rest.map(at)] },
    effects: ['hire-date'],
    // How long somebody has been here counts on every day since.
    since: earlierOf(hiredOn, career.hiredOn),
  };
}

function move<Place>(
  { career, effects, since }: AdvancedCareer<Place>,
  { from, leftOn, place }: CareerStatement<Place>,
): Advanced<Place> {
  const last = lastOf(career.stays);
  if (from === null) return problem('row/move-without-date', 'from', {});
  if (from <= last.validFrom) return problem('row/move-before-start', 'from', { since: last.validFrom });
  if (leftOn === undefined && last.validTo !== null && last.validTo <= from) {
    return problem('row/move-after-leaving', 'from', { left: last.validTo });
  }
  const [first, ...rest] = withLast(career.stays, { ...last, validTo: from });
  const opened = { validFrom: from, validTo: last.validTo, place };
  return {
    career: { ...career, stays: [first, ...rest, opened] },
    effects: [...effects, 'moved'],
    since: since === null ? from : earlierOf(since, from),
  };
}

function leave<Place>(
  { career, effects, since }: AdvancedCareer<Place>,
  { leftOn }: CareerStatement<Place>,
): Advanced<Place> {
  const last = lastOf(career.stays);
  // Asked before whether it is new: who moves after a known leaving date would have a place without a day.
  if (typeof leftOn === 'string' && leftOn <= last.validFrom) return leftBefore(leftOn, last.validFrom);
  if (leftOn === undefined || leftOn === last.validTo) return { career, effects, since };
  const days = [since, leftOn, last.validTo].filter((day) => day !== null);
  return {
    career: { ...career, stays: withLast(career.stays, { ...last, validTo: leftOn }) },
    effects: [...effects, leftOn === null ? 'stays-on' : 'leaves'],
    since: days.reduce(earlierOf),
  };
}

function withLast<Place>([first, ...rest]: Career<Place>['stays'], last: Stay<Place>): Career<Place>['stays'] {
  return rest.length === 0 ? [last] : [first, ...rest.slice(0, -1), last];
}

function lastOf<Place>(stays: Career<Place>['stays']): Stay<Place> {
  return stays.at(-1) ?? stays[0];
}

function leftBefore(left: string, since: string): CareerProblem {
  return problem('row/left-before-start', 'leftOn', { left, since });
}

function problem(
  code: CareerProblemCode,
  field: CareerProblem['field'],
  details: CareerProblem['details'],
): CareerProblem {
  return { code, field, details };
}

const later = (left: string, right: string): string => (left > right ? left : right);
const earlierOf = (left: string, right: string): string => (left < right ? left : right);
