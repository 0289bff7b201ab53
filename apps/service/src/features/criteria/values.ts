import { type Actor, scopeFilter, systemActor } from '@premia/access';
import {
  buildEvaluationRequest,
  type CriterionDefinition,
  type CriterionVersion,
  endOf,
  inCurrency,
  neededTotals,
  period as periodOfKey,
} from '@premia/compensation';
import {
  loadEvaluationData,
  loadStaff,
  readCompany,
  readCriterionVersions,
  readEmployedIds,
  readNames,
  type Tx,
  withSnapshot,
} from '@premia/database';
import { absolute, compare, decimal } from '@premia/decimal';
import { type EmployeeInputs, otherCurrencyMeasure, type Period, parsePeriod, type Requirements } from '@premia/scheme';
import type { CriterionValues, DefinitionTrial } from '../../contract.ts';
import type { Dependencies } from '../../dependencies.ts';
import { ABSENT, failure, type Result, success } from '../../failure.ts';
import { hypotheticalParticipants } from '../evaluation/load-request.ts';
import { isVisible, visiblePeople } from '../people/visible-people.ts';

/** People measured for one screen; a larger company is looked at department by department elsewhere. */
const PEOPLE_MAX = 2_000;
const TRIAL_SHOWN = 8;

interface Measuring {
  readonly period: Period;
  readonly criterion: string;
  readonly employeeIds: readonly string[];
  readonly versions: readonly CriterionVersion[];
}

/** The value and the target of one criterion for some people, as a scheme would read them. */
async function measure(tx: Tx, { period, criterion, employeeIds, versions }: Measuring) {
  const requirements = requirementsOf(criterion);
  const staff = await loadStaff(tx, employeeIds);
  const participants = hypotheticalParticipants(employeeIds, { period, staff });
  const data = await loadEvaluationData(tx, {
    needed: neededTotals(requirements, period, versions),
    schemeId: null,
    employeeIds: participants.map(({ employeeId }) => employeeId),
    staff,
    criteria: versions,
    lastDay: period.lastDay,
  });
  const { employees } = buildEvaluationRequest({ requirements, period, currency: '', participants, data });
  return participants.flatMap(({ employeeId, place }, index) => {
    const inputs: EmployeeInputs | undefined = employees[index];
    const values = inputs?.criteria?.[criterion];
    return [
      {
        employeeId,
        departmentId: place.departmentId,
        actual: values?.['actual'] ?? null,
        otherCurrency: values?.[otherCurrencyMeasure('actual')] ?? null,
        target: values?.['target'] ?? null,
      },
    ];
  });
}

function requirementsOf(criterion: string): Requirements {
  const type = { base: 'number', grain: 'employee', currency: null } as const;
  return {
    inputs: [
      { source: { kind: 'criterion', criterion, measure: 'actual' }, type },
      { source: { kind: 'criterion', criterion, measure: 'target' }, type },
    ],
    factTypes: [],
    factAttributes: [],
    tables: [],
    parameters: [],
    team: false,
    departments: false,
    rates: [],
  };
}

/** Employed in the period and visible to the caller. */
async function peopleFor(tx: Tx, actor: Actor, period: Period): Promise<readonly string[]> {
  const visible = await visiblePeople(tx, scopeFilter(actor, 'target.list'), period.lastDay);
  const employed = await readEmployedIds(tx, { from: period.firstDay, to: endOf(period) });
  return employed.filter((id) => isVisible(visible, id));
}

export async function valuesOf(
  { pool }: Pick<Dependencies, 'pool'>,
  actor: Actor,
  { key, period: text }: { readonly key: string; readonly period: string },
): Promise<Result<CriterionValues>> {
  if (parsePeriod(text) === null) return failure('invalid', 'period/unknown', { period: text });
  const period = periodOfKey(text);
  // Facts credited to others are behind the row wall; who is answered about is decided here.
  return withSnapshot(pool, systemActor('criteria'), async (tx): Promise<Result<CriterionValues>> => {
    const versions = await readCriterionVersions(tx);
    if (!versions.some(({ criterion }) => criterion === key)) return ABSENT;
    const people = await peopleFor(tx, actor, period);
    const employeeIds = people.slice(0, PEOPLE_MAX);
    const measured = await measure(tx, { period, criterion: key, employeeIds, versions });
    const names = await readNames(tx, employeeIds);
    return success({
      people: people.length,
      rows: [...measured].sort(byConcern).map(({ departmentId, ...row }) => ({
        ...row,
        name: names.employees.get(row.employeeId) ?? {},
        departmentName: names.departments.get(departmentId) ?? {},
      })),
    });
  });
}

/** Those with a target first, then by what they did, then by id. */
function byConcern(left: Measured, right: Measured): number {
  return (
    Number(left.target === null) - Number(right.target === null) ||
    compare(absolute(decimal(right.actual ?? '0')), absolute(decimal(left.actual ?? '0'))) ||
    (left.employeeId < right.employeeId ? -1 : 1)
  );
}

type Measured = Awaited<ReturnType<typeof measure>>[number];

export interface TrialInput {
  readonly key: string | null;
  readonly definition: CriterionDefinition;
  readonly period: string;
}

/** A name no criterion has: keys have no spaces. */
const TRIED = 'tried definition';

/** A definition on the facts that are there, beside the one in force. */
export async function tryDefinition(
  { pool }: Pick<Dependencies, 'pool'>,
  actor: Actor,
  { key, definition, period: text }: TrialInput,
): Promise<Result<DefinitionTrial>> {
  if (parsePeriod(text) === null) return failure('invalid', 'period/unknown', { period: text });
  const period = periodOfKey(text);
  return withSnapshot(pool, systemActor('criteria'), async (tx): Promise<Result<DefinitionTrial>> => {
    const stored = await readCriterionVersions(tx);
    const { currency } = await readCompany(tx);
    const tried = { criterion: TRIED, validFrom: '1900-01-01', validTo: null };
    const versions = [...stored, { ...tried, definition: inCurrency(definition, currency) }];
    const people = await peopleFor(tx, actor, period);
    const employeeIds = people.slice(0, PEOPLE_MAX);
    const then = await measure(tx, { period, criterion: TRIED, employeeIds, versions });
    const now = key === null ? [] : await measure(tx, { period, criterion: key, employeeIds, versions });
    const before = new Map(now.map(({ employeeId, actual }) => [employeeId, actual]));
    const shown = then
      .map(({ employeeId, actual }) => ({ employeeId, now: before.get(employeeId) ?? null, then: actual }))
      .sort((left, right) => compare(sizeOf(right), sizeOf(left)) || (left.employeeId < right.employeeId ? -1 : 1))
      .slice(0, TRIAL_SHOWN);
    const names = await readNames(
      tx,
      shown.map(({ employeeId }) => employeeId),
    );
    return success({
      rows: shown.map((row) => ({ ...row, name: names.employees.get(row.employeeId) ?? {} })),
      withValue: then.filter(({ actual }) => actual !== null).length,
      people: people.length,
    });
  });
}

function sizeOf({ now, then }: { readonly now: string | null; readonly then: string | null }) {
  return absolute(decimal(then ?? now ?? '0'));
}
