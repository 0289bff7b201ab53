import { add, decimal, toExactText } from '@premia/decimal';
import type { Organization } from '../organization/organization.ts';
import type { Submission } from './submission.ts';

export interface Credit {
  readonly employeeId: string;
  /** owner: all of it; split: a stated share; rollup: earned below the person, by the tree of the fact's day. */
  readonly role: 'owner' | 'split' | 'rollup';
  readonly share: string;
}

export type CreditingResult =
  | { readonly ok: true; readonly credits: readonly Credit[] }
  | {
      readonly ok: false;
      readonly code: 'fact/person-unknown' | 'fact/person-not-employed';
      readonly employeeId: string;
    };

/** Whom a fact counts for. Heads above an owner are credited with what was earned below them, never with their own. */
export function creditFact(
  fact: Pick<Submission, 'shares' | 'on'>,
  organization: Organization,
  known: ReadonlySet<string>,
): CreditingResult {
  const own: Credit[] = [];
  const below = new Map<string, string>();
  for (const { employeeId, share } of fact.shares) {
    if (!known.has(employeeId)) return { ok: false, code: 'fact/person-unknown', employeeId };
    const place = organization.placeOn(employeeId, fact.on);
    if (place === null) return { ok: false, code: 'fact/person-not-employed', employeeId };
    own.push({ employeeId, role: fact.shares.length === 1 ? 'owner' : 'split', share });
    for (const headId of organization.headsAbove(place.departmentId, fact.on)) {
      if (headId !== employeeId) below.set(headId, sumText(below.get(headId) ?? '0', share));
    }
  }
  const heads = [...below].map(([employeeId, share]) => ({ employeeId, role: 'rollup', share }) as const);
  return { ok: true, credits: [...own, ...heads] };
}

function sumText(left: string, right: string): string {
  const text = toExactText(add(decimal(left), decimal(right)));
  if (text === null) throw new RangeError('sumText: decimal shares have a decimal sum');
  return text;
}
