import { type CreditedFact, factInput, inputsHash } from '@premia/compensation';
import { type EmployeeInputs, type EvaluationRequest, sha256 } from '@premia/scheme';
import type { Tx } from '../connection/with-tx.ts';

/** One person's inputs to be kept; `hash` is that of the inputs with their facts. */
export interface KeptInputs {
  readonly employeeId: string;
  readonly hash: string;
  readonly inputs: EmployeeInputs;
  /** Versions of the facts among the inputs. */
  readonly factVersions: readonly (readonly [string, number])[];
}

export interface KeptStates {
  readonly period: string;
  readonly inputs: readonly KeptInputs[];
  readonly contexts: ReadonlyMap<string, Omit<EvaluationRequest, 'employees'>>;
  readonly teams: ReadonlyMap<string, TeamMembers>;
}

/** Who stood together in a calculation, in its order, as `[employee, hash of the inputs]`. */
export type TeamMembers = readonly (readonly [string, string])[];

export function teamHash(members: TeamMembers): string {
  return sha256(JSON.stringify(members));
}

/** Keeps what accruals were worked out from; what is there already is left as it is. */
export async function keepStates(tx: Tx, { period, inputs, contexts, teams }: KeptStates): Promise<void> {
  const missing = await withoutKnown(tx, period, inputs);
  if (missing.length > 0) {
    await tx.rows(
      `insert into accrual_inputs (period, employee_id, hash, inputs, fact_versions)
       select $1, i."employeeId", i.hash, i.inputs, i."factVersions"
       from jsonb_to_recordset($2::jsonb) as i("employeeId" text, hash text, inputs jsonb, "factVersions" jsonb)
       on conflict do nothing`,
      [period, JSON.stringify(missing.map(withoutFacts))],
    );
  }
  for (const [table, column, rows] of [
    ['accrual_contexts', 'context', contexts],
    ['accrual_teams', 'members', teams],
  ] as const) {
    if (rows.size === 0) continue;
    await tx.rows(
      `insert into ${table} (hash, ${column})
       select r.hash, r.content from jsonb_to_recordset($1::jsonb) as r(hash text, content jsonb) on conflict do nothing`,
      [JSON.stringify([...rows].map(([hash, content]) => ({ hash, content })))],
    );
  }
}

function withoutFacts({ inputs: { facts: _, ...inputs }, ...kept }: KeptInputs) {
  return { ...kept, inputs };
}

/** Colleagues of a team scheme are mostly there: asking for hashes is less than sending what they stand for. */
async function withoutKnown(tx: Tx, period: string, inputs: readonly KeptInputs[]): Promise<readonly KeptInputs[]> {
  const rows = await tx.rows<{ employeeId: string; hash: string }>(
    `select i.employee_id as "employeeId", i.hash
     from unnest($2::text[], $3::text[]) as w(employee_id, hash)
     join accrual_inputs i on i.period = $1 and i.employee_id = w.employee_id and i.hash = w.hash`,
    [period, inputs.map(({ employeeId }) => employeeId), inputs.map(({ hash }) => hash)],
  );
  const known = new Set(rows.map(({ employeeId, hash }) => `${employeeId} ${hash}`));
  return inputs.filter(({ employeeId, hash }) => !known.has(`${employeeId} ${hash}`));
}

export async function readAccrualContext(tx: Tx, hash: string): Promise<Omit<EvaluationRequest, 'employees'> | null> {
  const [row] = await tx.rows<{ context: Omit<EvaluationRequest, 'employees'> }>(
    'select context from accrual_contexts where hash = $1',
    [hash],
  );
  return row?.context ?? null;
}

export async function readAccrualTeam(tx: Tx, hash: string): Promise<TeamMembers | null> {
  const [row] = await tx.rows<{ members: TeamMembers }>('select members from accrual_teams where hash = $1', [hash]);
  return row?.members ?? null;
}

interface StoredInputs {
  readonly employeeId: string;
  readonly hash: string;
  readonly inputs: Omit<EmployeeInputs, 'facts'>;
}

/**
 * Inputs as they were, in the order asked for, with their facts put back from the versions that counted. Null when one of
 * them was not kept; that they come out otherwise than they were is a defect.
 */
export async function readAccrualInputs(
  tx: Tx,
  period: string,
  members: TeamMembers,
): Promise<readonly EmployeeInputs[] | null> {
  const wanted = [period, members.map(([employeeId]) => employeeId), members.map(([, hash]) => hash)];
  const rows = await tx.rows<StoredInputs>(
    `select i.employee_id as "employeeId", i.hash, i.inputs
     from unnest($2::text[], $3::text[]) as w(employee_id, hash)
     join accrual_inputs i on i.period = $1 and i.employee_id = w.employee_id and i.hash = w.hash`,
    wanted,
  );
  const facts = await readKeptFacts(tx, wanted);
  const byMember = new Map(rows.map((row) => [`${row.employeeId} ${row.hash}`, row]));
  const found: EmployeeInputs[] = [];
  for (const [employeeId, hash] of members) {
    const row = byMember.get(`${employeeId} ${hash}`);
    if (row === undefined) return null;
    const inputs = { ...row.inputs, facts: (facts.get(`${employeeId} ${hash}`) ?? []).map(factInput) };
    if (inputsHash(inputs) !== hash) throw new Error(`inputs of ${employeeId} in ${period} come out otherwise`);
    found.push(inputs);
  }
  return found;
}

async function readKeptFacts(
  tx: Tx,
  wanted: readonly unknown[],
): Promise<ReadonlyMap<string, readonly CreditedFact[]>> {
  const rows = await tx.rows<CreditedFact & { readonly member: string }>(
    `with kept as (
       select distinct i.employee_id, i.hash, (v.pair->>0)::bigint as fact_id, (v.pair->>1)::int as version
       from unnest($2::text[], $3::text[]) as w(employee_id, hash)
       join accrual_inputs i on i.period = $1 and i.employee_id = w.employee_id and i.hash = w.hash
       cross join lateral jsonb_array_elements(i.fact_versions) as v(pair)
     )
     select k.employee_id || ' ' || k.hash as member, f.id as "factId", f.source, f.external_id as id, v.version,
       v.fact_type as type, v.occurred_on as "on", v.amount, v.currency, v.title, v.attributes, c.role, c.share
     from kept k
     join facts f on f.id = k.fact_id
     join fact_versions v on v.fact_id = k.fact_id and v.version = k.version
     join credits c on c.fact_id = k.fact_id and c.version = k.version and c.employee_id = k.employee_id
       and c.role <> 'rollup'
     order by v.occurred_on, f.source, f.external_id, c.role`,
    wanted,
  );
  return Map.groupBy(rows, ({ member }) => member);
}
