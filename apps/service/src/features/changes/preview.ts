import { type Actor, scopeFilter, systemActor } from '@premia/access';
import type { ProposedChange } from '@premia/compensation';
import { readChangeSet, readChangeSetRows, readNames, type Tx, withSnapshot } from '@premia/database';
import { absolute, compare, toFixedText, ZERO } from '@premia/decimal';
import { minorDigits, parsePeriod } from '@premia/scheme';
import type { ChangePreview, ChangePreviewPerson, ChangeTrial } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import { companyToday } from '../company/repository.ts';
import { isVisible, visiblePeople } from '../people/visible-people.ts';
import { proposed } from './apply.ts';
import type { ChangeDependencies } from './change-dependencies.ts';
import { mayKnow, mayPropose, refuseChanges } from './drafts.ts';
import { type Effects, effectsOf, type PeriodEffect, type PersonEffect } from './effect.ts';
import { prepareRows } from './prepare-rows.ts';
import { announcedEffects } from './repository.ts';
import { rowsInWords } from './rows-in-words.ts';
import { deltaOf, sumsOfPeriod } from './summary.ts';
import type { GivenChanges } from './use-cases.ts';

/** People named in a preview; sums are of all of them. */
const PEOPLE_SHOWN = 200;

/** Who is affected and by how much: worked out afresh until it is decided, afterwards as it was announced. */
export async function previewOf(
  { pool, compiler, now }: ChangeDependencies,
  actor: Actor,
  changeSetId: string,
): Promise<Result<ChangePreview>> {
  // A scheme that compares a team needs everybody's numbers; who is shown is decided below.
  return withSnapshot(pool, systemActor('changes'), async (tx): Promise<Result<ChangePreview>> => {
    const set = await readChangeSet(tx, changeSetId);
    if (set === null || !mayKnow(actor, set)) return ABSENT;
    const isApplied = set.state === 'applied' || set.state === 'undone';
    const effects = isApplied
      ? await announcedEffects(tx, set.id)
      : await effectsOf(tx, compiler, proposed(await readChangeSetRows(tx, set.id)));
    return success(await inWords(tx, actor, { effects, calculatedAt: now().toISOString() }));
  });
}

/** Rows and their preview as a file or a grid holds them; nothing is kept. */
export async function tryOut(
  { pool, compiler, now }: ChangeDependencies,
  actor: Actor,
  changes: GivenChanges,
): Promise<Result<ChangeTrial>> {
  if (!mayPropose(actor, changes.kind)) return ABSENT;
  return withSnapshot(pool, systemActor('changes'), async (tx): Promise<Result<ChangeTrial>> => {
    const refusal = await refuseChanges(tx, changes);
    if (refusal !== null) return refusal;
    const rows = await prepareRows(tx, actor, { changes, today: await companyToday(tx, now()) });
    const understoodRows = rows.map((row) => ({ ...row, appliedRevision: null }));
    const effects = await effectsOf(tx, compiler, proposed(understoodRows) satisfies readonly ProposedChange[]);
    return success({
      rows: await rowsInWords(tx, understoodRows, null),
      preview: await inWords(tx, actor, { effects, calculatedAt: now().toISOString() }),
    });
  });
}

/** What rows are about, without working out what they would do. */
export async function understandRows(
  { pool, now }: ChangeDependencies,
  actor: Actor,
  changes: GivenChanges,
): Promise<Result<ChangeTrial['rows']>> {
  if (!mayPropose(actor, changes.kind)) return ABSENT;
  return withSnapshot(pool, systemActor('changes'), async (tx): Promise<Result<ChangeTrial['rows']>> => {
    const rows = await prepareRows(tx, actor, { changes, today: await companyToday(tx, now()) });
    return success(
      await rowsInWords(
        tx,
        rows.map((row) => ({ ...row, appliedRevision: null })),
        null,
      ),
    );
  });
}

async function inWords(
  tx: Tx,
  actor: Actor,
  { effects, calculatedAt }: { readonly effects: Effects; readonly calculatedAt: string },
): Promise<ChangePreview> {
  const periods: ChangePreview['periods'][number][] = [];
  for (const effect of effects.periods) {
    const lastDay = parsePeriod(effect.period)?.lastDay ?? '';
    const visible = await visiblePeople(tx, scopeFilter(actor, 'change.list'), lastDay);
    const people = effect.people.filter(({ employeeId }) => isVisible(visible, employeeId));
    if (people.length === 0) continue;
    const seen = { ...effect, people };
    periods.push({
      period: effect.period,
      state: effect.state,
      currency: effect.currency,
      ...sumsOfPeriod(seen),
      people: await peopleInWords(tx, seen),
    });
  }
  return { periods, periodsLeftOut: effects.periodsLeftOut, calculatedAt };
}

async function peopleInWords(tx: Tx, { people, currency }: PeriodEffect): Promise<readonly ChangePreviewPerson[]> {
  const shown = [...people].sort(byChange).slice(0, PEOPLE_SHOWN);
  const names = await readNames(
    tx,
    shown.map(({ employeeId }) => employeeId),
  );
  return shown.map((person) => {
    const delta = deltaOf(person);
    return {
      employeeId: person.employeeId,
      name: names.employees.get(person.employeeId) ?? {},
      departmentName: names.departments.get(person.departmentId) ?? {},
      before: person.before,
      after: person.after,
      delta: delta === null ? null : toFixedText(delta, minorDigits(currency)),
    };
  });
}

/** The greatest change first, whichever way it goes; people without one come last. */
function byChange(left: PersonEffect, right: PersonEffect): number {
  const size = (person: PersonEffect) => absolute(deltaOf(person) ?? ZERO);
  return compare(size(right), size(left)) || (left.employeeId < right.employeeId ? -1 : 1);
}
