import { decide, type PersonActor } from '@premia/access';
import {
  holdInitiative,
  type InitiativeRecord,
  insertInitiative,
  loadStaff,
  moveInitiative,
  readCompany,
  type Tx,
} from '@premia/database';
import { add, ONE, parseDecimal, sign, subtract, ZERO } from '@premia/decimal';
import { ABSENT, success } from '../../failure.ts';
import { newId } from '../../ids.ts';
import { daysAfter, headsOverAuthors, type Outcome } from './give-command.ts';
import { tellOf } from './notices.ts';
import type { NewInitiativeInput } from './use-cases.ts';

const DAYS_TO_ASSESS = 10;

/** Records an initiative and hands it to the nearest head who is no author; without one, hr finds an assessor. */
export async function record(
  tx: Tx,
  actor: PersonActor,
  { input, today }: { readonly input: NewInitiativeInput; readonly today: string },
): Promise<Outcome> {
  const authors = input.authors.map(({ employeeId, share }) => ({ employee: employeeId, share }));
  const fault = input.happenedOn > today ? 'initiative/in-the-future' : faultOfShares(authors);
  if (fault !== null) return { unchanged: success({ ok: false, code: fault }) };
  const headIds = await headsOverAuthors(tx, { authors }, today);
  const own = authors.find(({ employee }) => employee === actor.employeeId) ?? authors[0];
  if (own === undefined) return { unchanged: ABSENT };
  if (!decide(actor, 'initiative.record', { employeeId: own.employee, headIds }).allowed) return { unchanged: ABSENT };
  const { organization } = await loadStaff(
    tx,
    authors.map(({ employee }) => employee),
  );
  const places = authors.map(({ employee }) => organization.placeOn(employee, input.happenedOn));
  const [first] = places;
  if (places.includes(null) || first === undefined || first === null)
    return { unchanged: success({ ok: false, code: 'initiative/author-elsewhere' }) };
  const id = newId('ini');
  const { currency } = await readCompany(tx);
  const { kind, title, description, happenedOn } = input;
  const initiative = { id, kind, title, description, happenedOn, authors, currency };
  await insertInitiative(tx, { ...initiative, departmentId: first.departmentId, recordedBy: actor.employeeId });
  const recorded = await holdInitiative(tx, id);
  if (recorded === null) throw new Error('an initiative was not there after it was recorded');
  const assigned = await assignNearest(tx, recorded, { headIds, today });
  return {
    result: success({ ok: true, id, state: assigned.state, revision: assigned.revision }),
    audit: [
      { action: 'initiative.record', target: { kind: 'initiative', id }, details: { kind, state: assigned.state } },
    ],
    outbox: [],
  };
}

async function assignNearest(
  tx: Tx,
  recorded: InitiativeRecord,
  { headIds, today }: { readonly headIds: readonly string[]; readonly today: string },
): Promise<InitiativeRecord> {
  const authors = new Set(recorded.authors.map(({ employee }) => employee));
  const able = await tx.rows<{ id: string }>(
    `select h.id from unnest($1::text[]) with ordinality as h(id, position)
     join role_grants g on g.employee_id = h.id and g.role = 'head' order by h.position`,
    [headIds.filter((id) => !authors.has(id))],
  );
  const assessorId = able[0]?.id;
  if (assessorId === undefined) return recorded;
  const deadline = daysAfter(today, DAYS_TO_ASSESS);
  const assigned = await moveInitiative(tx, recorded, { state: 'assessment', assessorId, deadline });
  await tellOf(tx, assigned, { command: 'assign', by: recorded.recordedBy, isBack: false });
  return assigned;
}

function faultOfShares(authors: InitiativeRecord['authors']): string | null {
  const shares = authors.map(({ share }) => parseDecimal(share));
  const read = shares.flatMap((share) => (share.ok && sign(share.value) === 1 ? [share.value] : []));
  const people = new Set(authors.map(({ employee }) => employee));
  const whole = read.reduce(add, ZERO);
  const isWhole = sign(subtract(whole, ONE)) === 0;
  return read.length === shares.length && people.size === authors.length && isWhole
    ? null
    : 'initiative/shares-not-whole';
}
