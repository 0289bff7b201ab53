import type { Tx } from '@premia/database';
import type { BilingualText } from '../../contract.ts';

export interface Company {
  readonly name: BilingualText;
  readonly timeZone: string;
  readonly currency: string;
}

/** Before a company has been set up, the service answers as an empty one in UTC. */
const NO_COMPANY_YET: Company = { name: {}, timeZone: 'UTC', currency: 'RUB' };

export async function readCompany(tx: Tx): Promise<Company> {
  const rows = await tx.rows<Company>(`select name, time_zone as "timeZone", currency from company`);
  return rows[0] ?? NO_COMPANY_YET;
}

/** The calendar day at `instant` where the company is. */
export async function companyToday(tx: Tx, instant: Date): Promise<string> {
  return dayIn((await readCompany(tx)).timeZone, instant);
}

export function dayIn(timeZone: string, instant: Date): string {
  // The Swedish form of a date is ISO 8601.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant);
}
