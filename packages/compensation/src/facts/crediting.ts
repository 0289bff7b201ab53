import { add, compare, decimal, ONE, type Rational, toExactText, ZERO } from '@premia/decimal';
import type { Organization } from '../organization/organization.ts';
import type { Submission } from './submission.ts';

export interface Credit {
  readonly employeeId: string;
  /**
   * owner: all of it; split: a stated share; overlay: a share beside those of the owners; rollup: earned below the
   * person, by the tree of the fact's day. The first three are stored with the fact, the last is derived from them.
   */
  readonly role: 'owner' | 'split' | 'overlay' | 'rollup';
  readonly share: string;
}

export type CreditingResult =
  | { readonly ok: true; readonly credits: readonly Credit[] }
  | {
      readonly ok: false;
      readonly code: 'fact/person-unknown' | 'fact/person-not-employed';
      readonly employeeId: string;
    };

/** Whether somebody can be credited with what happened on a day. */
export type Standing = (
  employeeId: string,
  on: string,
) => 'employed' | 'fact/person-unknown' | 'fact/person-not-employed';

export function standingIn(organization: Organization, known: ReadonlySet<string>): Standing {
  return (employeeId, on) => {
    if (!known.has(employeeId)) return 'fact/person-unknown';
    return organization.placeOn(employeeId, on) === null ? 'fact/person-not-employed' : 'employed';
  };
}

/** Whom a fact counts for by itself: its owner or those who split it, and whoever is credited beside them. */
export function creditFact(
  fact: Pick<Submission, 'shares' | 'overlays' | 'on'>,
  standingOf: Standing,
): CreditingResult {
  const credits: Credit[] = [];
  const role = fact.shares.length === 1 ? 'owner' : 'split';
  for (const { employeeId, share } of fact.shares) credits.push({ employeeId, role, share });
  for (const { employeeId, share } of fact.overlays) credits.push({ employeeId, role: 'overlay', share });
  for (const { employeeId } of credits) {
    const standing = standingOf(employeeId, fact.on);
    if (standing !== 'employed') return { ok: false, code: standing, employeeId };
  }
  return { ok: true, credits };
}

/**
 * As `creditFact`, for what goes on over months: the share of whoever has left lapses and the others keep theirs, as long
 * as anybody is left. Nobody gets more for it: that would be another decision.
 */
export function creditRemaining(
  fact: Pick<Submission, 'shares' | 'overlays' | 'on'>,
  standingOf: Standing,
): CreditingResult {
  const everybody = creditFact(fact, (employeeId, on) => {
    const standing = standingOf(employeeId, on);
    return standing === 'fact/person-not-employed' ? 'employed' : standing;
  });
  if (!everybody.ok) return everybody;
  const credits = everybody.credits.filter(({ employeeId }) => standingOf(employeeId, fact.on) === 'employed');
  return credits.length === 0 ? creditFact(fact, standingOf) : { ok: true, credits };
}

/**
 * What heads are credited with when the people of `credits` earned a fact on a day: the sum of the shares below them,
 * by the tree of that day, never their own share and never more than the whole fact, however many overlays it has.
 * The database derives the same when it reads (`readCreditedFacts`); a test holds the two together.
 */
export function rollUp(credits: readonly Credit[], on: string, organization: Organization): readonly Credit[] {
  const below = new Map<string, Rational>();
  for (const { employeeId, role, share } of credits) {
    const place = role === 'rollup' ? null : organization.placeOn(employeeId, on);
    if (place === null) continue;
    for (const headId of organization.headsAbove(place.departmentId, on)) {
      if (headId !== employeeId) below.set(headId, add(below.get(headId) ?? ZERO, decimal(share)));
    }
  }
  return [...below].map(([employeeId, share]) => ({ employeeId, role: 'rollup', share: atMostWhole(share) }));
}

function atMostWhole(share: Rational): string {
  const text = toExactText(compare(share, ONE) > 0 ? ONE : share);
  if (text === null) throw new RangeError('rollUp: decimal shares have a decimal sum');
  return text;
}
