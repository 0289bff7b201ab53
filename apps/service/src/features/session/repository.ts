import type { Role } from '@premia/access';
import type { Tx } from '@premia/database';
import type { BilingualText } from '../../contract.ts';

export interface PersonRow {
  readonly employeeId: string;
  readonly name: BilingualText;
  readonly roles: readonly Role[];
  readonly departmentId: string | null;
  readonly departmentName: BilingualText | null;
  readonly position: BilingualText | null;
}

/** Everyone who works here on the day, with place and roles; nobody needs a grant to be an employee. */
const PEOPLE = `
  select e.id as "employeeId", e.name, m.department_id as "departmentId", d.name as "departmentName",
    m.position_title as position,
    (select array_agg(distinct r.role) from (
      select g.role from role_grants g where g.employee_id = e.id union all select 'employee') r) as roles
  from employees e
  left join employments m on m.employee_id = e.id
    and m.valid_from <= $1 and (m.valid_to is null or m.valid_to > $1)
  left join departments d on d.id = m.department_id
  where e.hired_on <= $1 and (e.left_on is null or e.left_on > $1)`;

export async function personOn(tx: Tx, day: string, employeeId: string): Promise<PersonRow | null> {
  const rows = await tx.rows<PersonRow>(`${PEOPLE} and e.id = $2`, [day, employeeId]);
  return rows[0] ?? null;
}

export async function peopleOn(tx: Tx, day: string): Promise<readonly PersonRow[]> {
  return tx.rows<PersonRow>(`${PEOPLE} order by e.hired_on, e.id`, [day]);
}

export interface SessionRow {
  readonly secretHash: string;
  readonly employeeId: string;
  readonly expiresAt: Date;
}

export async function insertSession(tx: Tx, session: SessionRow): Promise<void> {
  await tx.rows('insert into sessions (secret_hash, employee_id, expires_at) values ($1, $2, $3)', [
    session.secretHash,
    session.employeeId,
    session.expiresAt,
  ]);
}

/** Null once it has expired or was ended. */
export async function employeeOfSession(tx: Tx, secretHash: string, now: Date): Promise<string | null> {
  const rows = await tx.rows<{ readonly employeeId: string }>(
    `select employee_id as "employeeId" from sessions where secret_hash = $1 and ended_at is null and expires_at > $2`,
    [secretHash, now],
  );
  return rows[0]?.employeeId ?? null;
}

/** The person whose session it was; null when there was nothing to end. */
export async function endSession(tx: Tx, secretHash: string, now: Date): Promise<string | null> {
  const rows = await tx.rows<{ readonly employeeId: string }>(
    `update sessions set ended_at = $2 where secret_hash = $1 and ended_at is null returning employee_id as "employeeId"`,
    [secretHash, now],
  );
  return rows[0]?.employeeId ?? null;
}
