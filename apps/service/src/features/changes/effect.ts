import {
  buildEvaluationRequest,
  type ChangeSubject,
  type CriterionVersion,
  dataAsIfChanged,
  endOf,
  evaluateMany,
  inCurrency,
  type NeededData,
  neededTotals,
  type ProposedChange,
  participantsOf,
  versionsAsIfChanged,
  withParts,
} from '@premia/compensation';
import {
  type ChangedInput,
  loadEvaluationData,
  loadStaff,
  type PeriodState,
  readCompany,
  readCriterionVersions,
  readPeopleUnder,
  type Tx,
} from '@premia/database';
import { add, decimal, toFixedText } from '@premia/decimal';
import { type EmployeeInputs, type EmployeeResult, minorDigits, type Plan } from '@premia/scheme';
import { loadPopulation, type Population, type PopulationVersion } from '../accruals/population.ts';
import type { SchemeCompiler } from '../schemes/compiled-schemes.ts';
import { periodsOfChanges } from './touched-periods.ts';

/** What a set of changes would mean for one person in one period, over the schemes that read what is changed. */
export interface PersonEffect {
  readonly employeeId: string;
  readonly departmentId: string;
  readonly inputs: readonly ChangedInput[];
  /** Null where a sum cannot be worked out. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface PeriodEffect {
  readonly period: string;
  readonly state: PeriodState | 'ahead';
  readonly currency: string;
  /** People for whom a scheme reads something else or whose sum moves. */
  readonly people: readonly PersonEffect[];
}

export interface Effects {
  readonly periods: readonly PeriodEffect[];
  readonly periodsLeftOut: number;
}

/** Periods worked out for one set; what lies beyond is counted. */
const EFFECT_PERIODS_MAX = 12;
const SLICE_PEOPLE = 1_000;

/**
 * Calculates everybody the changes can concern twice on one snapshot – as things stand, and as if the changes held –
 * and writes nothing. Periods without people concerned are not in the answer.
 */
export async function effectsOf(
  tx: Tx,
  compiler: SchemeCompiler,
  proposed: readonly ProposedChange[],
): Promise<Effects> {
  const { currency } = await readCompany(tx);
  const changes = proposed.map((change) => stated(change, currency));
  const touched = await periodsOfChanges(
    tx,
    changes.map(({ subject }) => subject),
  );
  const criteria = await readCriterionVersions(tx);
  const found: PeriodEffect[] = [];
  for (const { period, state } of touched.slice(0, EFFECT_PERIODS_MAX)) {
    const population = await loadPopulation(tx, compiler, period);
    const effect = await periodEffect(tx, { population, changes, before: criteria });
    if (effect.people.length > 0) found.push({ period, state, ...effect });
  }
  return { periods: found, periodsLeftOut: Math.max(0, touched.length - EFFECT_PERIODS_MAX) };
}

/** As it is read once it is applied: with the currency of its amounts. */
function stated(change: ProposedChange, currency: string): ProposedChange {
  const { after } = change;
  return after === null || typeof after === 'string' ? change : { ...change, after: inCurrency(after, currency) };
}

interface PeriodQuery {
  readonly population: Population;
  readonly changes: readonly ProposedChange[];
  readonly before: readonly CriterionVersion[];
}

async function periodEffect(tx: Tx, query: PeriodQuery): Promise<Pick<PeriodEffect, 'currency' | 'people'>> {
  const { population, changes, before } = query;
  const after = versionsAsIfChanged(before, changes);
  const subjects = changes.map(({ subject }) => subject);
  const reading = population.versions.filter(({ plan }) => readsAny(plan, subjects, [...before, ...after]));
  const people = new Map<string, PersonEffect>();
  const { period } = population;
  const under = new Set(
    reading.length === 0 ? [] : await readPeopleUnder(tx, subjects, { first: period.firstDay, end: endOf(period) }),
  );
  for (const version of reading) {
    const asked = version.plan.requirements.team
      ? population.employeeIds
      : population.employeeIds.filter((id) => under.has(id));
    // A scheme that looks at the team is calculated for all its people at once.
    const size = version.plan.requirements.team ? Math.max(1, asked.length) : SLICE_PEOPLE;
    for (let start = 0; start < asked.length; start += size) {
      const employeeIds = asked.slice(start, start + size);
      for (const effect of await sliceEffects(tx, { ...query, version, employeeIds, after })) {
        people.set(effect.employeeId, together(people.get(effect.employeeId), effect, version.plan.currency));
      }
    }
  }
  return { currency: reading[0]?.plan.currency ?? '', people: [...people.values()] };
}

/** Whether a plan reads a changed criterion, itself or as a part of a ratio. */
function readsAny(plan: Plan, subjects: readonly ChangeSubject[], versions: readonly CriterionVersion[]): boolean {
  const changed = new Set(subjects.map(({ criterion }) => criterion));
  const read = plan.requirements.inputs.flatMap(({ source }) =>
    source.kind === 'criterion' ? [source.criterion] : [],
  );
  return withParts(read, versions).some((criterion) => changed.has(criterion));
}

interface SliceQuery extends PeriodQuery {
  readonly version: PopulationVersion;
  readonly employeeIds: readonly string[];
  readonly after: readonly CriterionVersion[];
}

async function sliceEffects(tx: Tx, query: SliceQuery): Promise<readonly PersonEffect[]> {
  const { population, changes, before, after, version, employeeIds } = query;
  const { period, assignments, terms } = population;
  const { plan, record } = version;
  const { requirements, currency } = plan;
  const staff = await loadStaff(tx, employeeIds, terms);
  const participants = participantsOf(period, assignments, staff.organization).filter(
    ({ versionId }) => versionId === record.id,
  );
  if (participants.length === 0) return [];
  const loaded = await loadEvaluationData(tx, {
    needed: both(neededTotals(requirements, period, before), neededTotals(requirements, period, after)),
    schemeId: record.schemeId,
    employeeIds: participants.map(({ employeeId }) => employeeId),
    staff,
    criteria: before === after ? before : [...before, ...after],
    lastDay: period.lastDay,
  });
  const now = { ...loaded, criteria: before };
  const parts = { requirements, period, currency, participants };
  const requests = {
    before: buildEvaluationRequest({ ...parts, data: now }),
    after: buildEvaluationRequest({ ...parts, data: dataAsIfChanged(now, changes) }),
  };
  const results = { before: evaluateMany(plan, requests.before), after: evaluateMany(plan, requests.after) };
  return participants.flatMap(({ employeeId, place }, index): readonly PersonEffect[] => {
    const inputs = changedInputs(requests.before.employees[index], requests.after.employees[index]);
    const sums = { before: totalAt(results.before, index), after: totalAt(results.after, index) };
    if (inputs.length === 0 && sums.before === sums.after) return [];
    return [{ employeeId, departmentId: place.departmentId, inputs, ...sums }];
  });
}

function both(left: NeededData, right: NeededData): NeededData {
  const types = [...new Set([...(left.facts.types ?? []), ...(right.facts.types ?? [])])];
  return {
    ...left,
    facts: { ...left.facts, types },
    criteria: [...new Set([...left.criteria, ...right.criteria])],
    measures: [...new Map([...left.measures, ...right.measures].map((measure) => [measure.key, measure])).values()],
  };
}

function totalAt(results: readonly EmployeeResult[], index: number): string | null {
  const result = results[index];
  if (result === undefined) throw new Error('a participant was not evaluated');
  return result.total;
}

function changedInputs(before: EmployeeInputs | undefined, after: EmployeeInputs | undefined): readonly ChangedInput[] {
  const criteria = new Set([...Object.keys(before?.criteria ?? {}), ...Object.keys(after?.criteria ?? {})]);
  return [...criteria].sort().flatMap((criterion) =>
    (['target', 'actual', 'previous', 'yearToDate'] as const).flatMap((measure): readonly ChangedInput[] => {
      const was = before?.criteria?.[criterion]?.[measure] ?? null;
      const is = after?.criteria?.[criterion]?.[measure] ?? null;
      return was === is ? [] : [{ criterion, measure, before: was, after: is }];
    }),
  );
}

/** One person under several schemes that read what is changed: one sum, and every input once. */
function together(known: PersonEffect | undefined, next: PersonEffect, currency: string): PersonEffect {
  if (known === undefined) return next;
  const inputs = new Map(
    [...known.inputs, ...next.inputs].map((input) => [`${input.criterion} ${input.measure}`, input]),
  );
  const sum = (side: 'before' | 'after'): string | null => {
    const [left, right] = [known[side], next[side]];
    if (left === null || right === null) return null;
    return toFixedText(add(decimal(left), decimal(right)), minorDigits(currency));
  };
  return { ...next, inputs: [...inputs.values()], before: sum('before'), after: sum('after') };
}
