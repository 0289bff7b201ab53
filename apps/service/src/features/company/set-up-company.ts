import type { Actor } from '@premia/access';
import { type Pool, withChange } from '@premia/database';
import { failure, type Result, success } from '../../failure.ts';
import type { Company } from './repository.ts';

/** Names the one company of an empty installation; fails with `company/exists` or `company/bad-time-zone`. */
export async function setUpCompany(pool: Pool, actor: Actor, company: Company): Promise<Result<Company>> {
  if (!isTimeZone(company.timeZone)) {
    return failure('invalid', 'company/bad-time-zone', { timeZone: company.timeZone });
  }
  return withChange(pool, actor, async (tx) => {
    const added = await tx.rows(
      'insert into company (name, time_zone, currency) values ($1, $2, $3) on conflict do nothing returning currency',
      [JSON.stringify(company.name), company.timeZone, company.currency],
    );
    if (added.length === 0) return { unchanged: failure('conflict', 'company/exists') };
    const details = { timeZone: company.timeZone, currency: company.currency };
    return {
      result: success(company),
      audit: [{ action: 'company.setUp', target: { kind: 'company', id: 'company' }, details }],
      outbox: [],
    };
  });
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
