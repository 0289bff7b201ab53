import { actorName } from '@premia/access';
import { type ChangeSubject, endOf, type ProposedChange, period as periodOf } from '@premia/compensation';
import {
  type Cause,
  type ChangeSetRecord,
  type ChangeSetRow,
  insertChangeSetEffects,
  lockPeriodsShared,
  markLateOrigins,
  markPeople,
  markTouched,
  noteAppliedRevisions,
  readPeopleUnder,
  readStandings,
  type Tx,
  writeChanges,
} from '@premia/database';
import type { ChangeRefusal } from '../../contract.ts';
import type { Effects } from './effect.ts';
import { isOutdated } from './prepare-rows.ts';
import { periodsOfChanges } from './touched-periods.ts';

export interface Refusal {
  readonly code: ChangeRefusal;
  readonly details: Readonly<Record<string, string>>;
}

type Understood = ChangeSetRow & { readonly subject: ChangeSubject };

export function understood(rows: readonly ChangeSetRow[]): readonly Understood[] {
  return rows.filter((row): row is Understood => row.subject !== null);
}

export function proposed(rows: readonly ChangeSetRow[]): readonly ProposedChange[] {
  return understood(rows).map(({ subject, after }) => ({ subject, after }));
}

/** Takes the locks of every period the rows can move, before anything is looked at: none of them closes meanwhile. */
export async function lockTouchedPeriods(tx: Tx, subjects: readonly ChangeSubject[]): Promise<void> {
  const touched = await periodsOfChanges(tx, subjects);
  await lockPeriodsShared(
    tx,
    touched.map(({ period }) => period),
  );
}

/** Why the rows cannot be applied as they stand; null when they can. What they would replace is held from here on. */
export async function refuseApplying(tx: Tx, rows: readonly ChangeSetRow[]): Promise<Refusal | null> {
  const subjects = understood(rows).map(({ subject }) => subject);
  const standings = await readStandings(tx, subjects, { lock: true });
  const outdated = rows.filter((row) => isOutdated(row, standings));
  if (outdated.length > 0) {
    return {
      code: 'change/outdated',
      details: { rows: String(outdated.length), line: String(outdated[0]?.line ?? '') },
    };
  }
  // How a closed period was measured stays as it was; only values of it may be corrected, and then as a correction.
  const validFrom = subjects.flatMap((subject) => (subject.kind === 'definition' ? [subject.validFrom] : [])).sort()[0];
  if (validFrom === undefined) return null;
  const [closed] = await tx.rows<{ key: string }>(
    `select key from periods where state <> 'open' and ends_on > $1 order by ends_on desc limit 1`,
    [validFrom],
  );
  return closed === undefined ? null : { code: 'change/period-closed', details: { period: closed.key } };
}

export interface Applying {
  readonly set: ChangeSetRecord;
  readonly rows: readonly ChangeSetRow[];
  readonly effects: Effects;
}

/**
 * Makes the rows hold and tells those they concern: values, what was written, marks of open periods, proposals of
 * corrections for closed ones, announcements. Part of the transaction that decides the set.
 */
export async function applyRows(tx: Tx, { set, rows, effects }: Applying): Promise<void> {
  const changes = proposed(rows);
  const written = await writeChanges(tx, changes, actorName(tx.actor));
  await noteAppliedRevisions(tx, set.id, written);
  await insertChangeSetEffects(
    tx,
    set.id,
    effects.periods.flatMap(({ period, currency, people }) =>
      people.map(({ employeeId, inputs, before, after }) => ({
        employeeId,
        period,
        inputs,
        currency,
        totalBefore: before,
        totalAfter: after,
      })),
    ),
  );
  await markConcerned(tx, set, changes);
}

async function markConcerned(tx: Tx, set: ChangeSetRecord, changes: readonly ProposedChange[]): Promise<void> {
  const subjects = changes.map(({ subject }) => subject);
  const cause: Cause = {
    kind: set.kind === 'definition' ? 'criterion' : 'target',
    source: 'change-set',
    id: set.id,
    title: set.title,
  };
  const definitions = subjects.filter(({ kind }) => kind === 'definition');
  for (const { period: key } of definitions.length === 0 ? [] : await periodsOfChanges(tx, definitions)) {
    const period = periodOf(key);
    const people = await readPeopleUnder(tx, definitions, { first: period.firstDay, end: endOf(period) });
    await markPeople(
      tx,
      people.map((employeeId) => ({ period: key, employeeId })),
      cause,
    );
  }
  const dated = subjects.filter((subject) => subject.kind !== 'definition');
  for (const [key, own] of Map.groupBy(dated, ({ period }) => period)) {
    const period = periodOf(key);
    const people = await readPeopleUnder(tx, own, { first: period.firstDay, end: endOf(period) });
    const touched = people.map((employeeId) => ({ employeeId, day: period.firstDay, cause }));
    await markTouched(tx, touched);
    // What was paid for a closed period stays; what differs now is proposed as a correction.
    await markLateOrigins(tx, touched);
  }
}
