import { actorName, decide, type PersonActor, scopeFilter } from '@premia/access';
import { periodOf } from '@premia/compensation';
import {
  type Cause,
  type Change,
  insertParameterValue,
  lockParameters,
  lockPeriodsShared,
  markParameterLevel,
  readParameterValue,
  standingFrom,
  type Tx,
  type Unchanged,
  withChange,
  withdrawParameterValue,
  withSnapshot,
} from '@premia/database';
import { parseLiteral, valueText } from '@premia/scheme';
import type { ParameterSetting, SchemeParameter, SchemeParameters } from '../../contract.ts';
import { ABSENT, failure, type Result, success } from '../../failure.ts';
import { newId } from '../../ids.ts';
import { companyToday } from '../company/repository.ts';
import { isVisible, type VisiblePeople, visiblePeople } from '../people/visible-people.ts';
import { readScheme, type SchemeRow } from '../schemes/repository.ts';
import type { SchemeDependencies } from '../schemes/scheme-dependencies.ts';
import { previewValue } from './preview.ts';
import * as repository from './repository.ts';
import { schemeParameters } from './scheme-parameters.ts';
import type { NewSetting, ParameterUseCases, ProposedValue } from './use-cases.ts';

type Outcome = Change<Result<{ readonly id: string }>> | Unchanged<Result<{ readonly id: string }>>;

/** Values of a scheme's parameters beside its own: for the company, a department, one employee, from a day on. */
export function createParameterService(dependencies: SchemeDependencies): ParameterUseCases {
  const { pool, now, compiler } = dependencies;
  return {
    list: (actor, { schemeId }) =>
      withSnapshot(pool, actor, async (tx): Promise<Result<SchemeParameters>> => {
        const today = await companyToday(tx, now());
        const scheme = await readScheme(tx, schemeId, today);
        if (scheme === null) return ABSENT;
        const visible = await visiblePeople(tx, scopeFilter(actor, 'parameter.list'), today);
        const openFrom = await repository.openFrom(tx, scheme.period);
        const rows = await repository.listSettings(tx, schemeId);
        return success({
          schemeId,
          title: scheme.title,
          currency: scheme.currency,
          period: scheme.period,
          parameters: await schemeParameters(tx, compiler, scheme),
          values: rows.filter((row) => isShown(row, visible)).map((row) => toSetting(row, openFrom)),
          openFrom,
        });
      }),

    preview: (actor, proposed) =>
      withSnapshot(pool, actor, async (tx) => {
        const today = await companyToday(tx, now());
        const read = await readProposed(tx, dependencies, { proposed, today });
        if (!read.ok) return read;
        const { scheme, value } = read.value;
        const period = periodOf(today, scheme.period);
        const query = { ...proposed, value, period, currency: scheme.currency };
        return success(await previewValue(tx, compiler, query));
      }),

    set: (actor, setting) =>
      isOwnPay(actor, setting)
        ? Promise.resolve(failure('conflict', 'access/own-pay'))
        : withChange(pool, actor, (tx) => set(tx, dependencies, setting)),

    undo: (actor, asked) => withChange(pool, actor, (tx) => undo(tx, dependencies, asked)),
  };
}

/** Nobody sets what they are paid by themselves; a department's value is for everybody in it. */
function isOwnPay(actor: PersonActor, { scope }: Pick<ProposedValue, 'scope'>): boolean {
  const paidEmployeeIds = new Set(scope.kind === 'employee' ? [scope.id] : []);
  return !decide(actor, 'parameter.edit', { paidEmployeeIds }).allowed;
}

function isShown(row: repository.SettingRow, visible: VisiblePeople): boolean {
  return row.scopeKind !== 'employee' || isVisible(visible, row.scopeId);
}

function toSetting(row: repository.SettingRow, openFrom: string | null): ParameterSetting {
  const { scopeKind, scopeId, scopeName, ...setting } = row;
  return {
    ...setting,
    scope: { kind: scopeKind, id: scopeId, name: scopeName },
    isClosed: openFrom !== null && row.from < openFrom,
  };
}

interface Proposed {
  readonly scheme: SchemeRow;
  readonly parameter: SchemeParameter;
  /** In the one way it is written. */
  readonly value: string | null;
}

/** Whether the value is one of the parameter and the scope is there. */
async function readProposed(
  tx: Tx,
  { compiler }: SchemeDependencies,
  { proposed, today }: { readonly proposed: ProposedValue; readonly today: string },
): Promise<Result<Proposed>> {
  const { schemeId, scope, value } = proposed;
  const scheme = await readScheme(tx, schemeId, today);
  if (scheme === null || scheme.archivedAt !== null) return ABSENT;
  const parameter = (await schemeParameters(tx, compiler, scheme)).find(({ key }) => key === proposed.parameter);
  if (parameter === undefined) return ABSENT;
  if (scope.kind !== 'company' && !(await repository.scopeExists(tx, scope.kind, scope.id))) return ABSENT;
  if (value === null) return success({ scheme, parameter, value });
  const read = parseLiteral(value, parameter.type.base);
  if (!read.ok) return failure('invalid', 'parameter/bad-value', { problem: read.problem });
  return success({ scheme, parameter, value: valueText(read.value) });
}

async function set(tx: Tx, dependencies: SchemeDependencies, setting: NewSetting): Promise<Outcome> {
  const { schemeId, scope, from, reason, seen } = setting;
  const today = await companyToday(tx, dependencies.now());
  const read = await readProposed(tx, dependencies, { proposed: setting, today });
  if (!read.ok) return { unchanged: read };
  const { scheme, parameter, value } = read.value;
  const closed = await closedAfter(tx, scheme, from);
  if (closed !== null) return { unchanged: closed };
  await lockParameters(tx, schemeId);
  const scopeId = scope.kind === 'company' ? 'company' : scope.id;
  const level = { schemeId, parameter: parameter.key, scopeKind: scope.kind, scopeId };
  const standing = await standingFrom(tx, level, from);
  if ((standing?.id ?? null) !== seen) return { unchanged: failure('conflict', 'parameter/changed-meanwhile') };
  if (standing !== null && standing.value === value) return { unchanged: success({ id: standing.id }) };
  const by = actorName(tx.actor);
  if (standing !== null) await withdrawParameterValue(tx, { id: standing.id, revision: standing.revision, by });
  const id = newId('par');
  await insertParameterValue(tx, { ...level, id, validFrom: from, value, reason, setBy: by, replaces: seen });
  await markParameterLevel(tx, level, { from, cause: causeOf(scheme, parameter) });
  const details = { parameter: parameter.key, scope: `${scope.kind} ${scopeId}`, from, value: value ?? '', reason };
  return {
    result: success({ id }),
    audit: [{ action: 'parameter.edit', target: { kind: 'scheme', id: schemeId }, details: { ...details, id } }],
    outbox: [],
  };
}

async function undo(
  tx: Tx,
  { now, compiler }: SchemeDependencies,
  { id, revision }: { readonly id: string; readonly revision: number },
): Promise<Outcome> {
  const value = await readParameterValue(tx, id);
  if (value === null) return { unchanged: ABSENT };
  const { schemeId, validFrom: from, scopeKind, scopeId } = value;
  const { actor } = tx;
  const ownScope =
    scopeKind === 'employee' ? ({ kind: 'employee', id: scopeId } as const) : ({ kind: 'company' } as const);
  if (actor.kind !== 'person' || isOwnPay(actor, { scope: ownScope })) {
    return { unchanged: failure('conflict', 'access/own-pay') };
  }
  const scheme = await readScheme(tx, schemeId, await companyToday(tx, now()));
  if (scheme === null) return { unchanged: ABSENT };
  const closed = await closedAfter(tx, scheme, from);
  if (closed !== null) return { unchanged: closed };
  await lockParameters(tx, schemeId);
  const by = actorName(actor);
  if (!(await withdrawParameterValue(tx, { id, revision, by }))) {
    return { unchanged: failure('conflict', 'parameter/changed-meanwhile') };
  }
  const before = value.replaces === null ? null : await readParameterValue(tx, value.replaces);
  if (before !== null) {
    const { revision: _, setAt: __, withdrawnAt: ___, ...again } = before;
    await insertParameterValue(tx, { ...again, id: newId('par'), setBy: by, replaces: before.replaces });
  }
  const parameter = (await schemeParameters(tx, compiler, scheme)).find(({ key }) => key === value.parameter);
  await markParameterLevel(tx, value, {
    from,
    cause: causeOf(scheme, parameter ?? { key: value.parameter, title: {} }),
  });
  const details = { parameter: value.parameter, scope: `${scopeKind} ${scopeId}`, from, undone: id };
  return {
    result: success({ id }),
    audit: [{ action: 'parameter.edit', target: { kind: 'scheme', id: schemeId }, details }],
    outbox: [],
  };
}

/** A closed period was calculated with what stood then: nothing is set into it or taken out from under it. */
async function closedAfter(tx: Tx, { period }: SchemeRow, from: string): Promise<Result<never> | null> {
  const periods = await repository.periodsAfter(tx, period, from);
  const states = await lockPeriodsShared(
    tx,
    periods.map(({ key }) => key),
  );
  const closed = periods.findLast(({ key }) => states.get(key) !== 'open');
  return closed === undefined ? null : failure('conflict', 'parameter/period-closed', { period: closed.key });
}

function causeOf(scheme: SchemeRow, { key, title }: Pick<SchemeParameter, 'key' | 'title'>): Cause {
  return { kind: 'parameter', source: scheme.id, id: key, title: title.ru ?? title.en ?? key };
}
