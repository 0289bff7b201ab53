import {
  type Assignment,
  buildEvaluationRequest,
  type CreditedFact,
  type CriterionVersion,
  type DepartmentTerm,
  endOf,
  type MeasuredTotals,
  type NeededData,
  neededTotals,
  type Participant,
  participantsOf,
  period as periodOfKey,
} from '@premia/compensation';
import {
  loadEvaluationData,
  loadStaff,
  loadTerms,
  readAssignments,
  readCriterionVersions,
  readEmployedIds,
  readVersions,
  type Tx,
  type VersionRecord,
} from '@premia/database';
import type { EvaluationRequest, Period, Plan } from '@premia/scheme';
import type { SchemeCompiler } from '../schemes/compiled-schemes.ts';
import { compiledVersion } from './calculation.ts';

export { factVersionsOf } from './calculation.ts';

/** Everybody a period pays, without anything of them but their ids: the frame in which people are loaded in slices. */
export interface Population {
  readonly period: Period;
  readonly assignments: readonly Assignment[];
  readonly terms: readonly DepartmentTerm[];
  readonly criteria: readonly CriterionVersion[];
  /** Scheme versions that pay somebody, by id. */
  readonly versions: readonly PopulationVersion[];
  /** Who worked here in the period, ordered as bytes. */
  readonly employeeIds: readonly string[];
}

export interface PopulationVersion {
  readonly record: VersionRecord;
  readonly plan: Plan;
  readonly needed: NeededData;
}

const SLICE_PEOPLE = 5_000;

export async function loadPopulation(tx: Tx, compiler: SchemeCompiler, key: string): Promise<Population> {
  const period = periodOfKey(key);
  const span = { from: period.firstDay, to: endOf(period) };
  const assignments = await readAssignments(tx, period.kind, span);
  const criteria = await readCriterionVersions(tx);
  const terms = await loadTerms(tx);
  const employeeIds = await readEmployedIds(tx, span);
  const paying = await findPaying(tx, { period, assignments, terms, employeeIds });
  const versions = (await readVersions(tx, [...paying])).map((record): PopulationVersion => {
    const { plan } = compiledVersion(record, compiler);
    return { record, plan, needed: neededTotals(plan.requirements, period, criteria) };
  });
  return { period, assignments, terms, criteria, versions, employeeIds };
}

/** The versions that pay anybody: as soon as each assigned one has been met, nobody else is looked at. */
async function findPaying(
  tx: Tx,
  frame: Pick<Population, 'period' | 'assignments' | 'terms' | 'employeeIds'>,
): Promise<ReadonlySet<string>> {
  const possible = new Set(frame.assignments.map(({ versionId }) => versionId));
  const paying = new Set<string>();
  for (let start = 0; start < frame.employeeIds.length && paying.size < possible.size; start += SLICE_PEOPLE) {
    const staff = await loadStaff(tx, frame.employeeIds.slice(start, start + SLICE_PEOPLE), frame.terms);
    for (const { versionId } of participantsOf(frame.period, frame.assignments, staff.organization))
      paying.add(versionId);
  }
  return paying;
}

export interface Slice {
  readonly employeeIds: readonly string[];
  readonly versions: readonly PopulationVersion[];
  /** Of at least these people and the versions' measures. */
  readonly totals: MeasuredTotals;
}

export interface LoadedSlice {
  readonly version: PopulationVersion;
  /** In the order of the request's employees. */
  readonly participants: readonly Participant[];
  readonly request: EvaluationRequest;
  readonly facts: ReadonlyMap<string, readonly CreditedFact[]>;
}

/** Some people under some scheme versions, by version; versions that pay none of them are left out. */
export async function loadSlice(
  tx: Tx,
  { period, assignments, terms, criteria }: Population,
  { employeeIds, versions, totals }: Slice,
): Promise<readonly LoadedSlice[]> {
  const staff = await loadStaff(tx, employeeIds, terms);
  const byVersion = Map.groupBy(participantsOf(period, assignments, staff.organization), ({ versionId }) => versionId);
  const loaded: LoadedSlice[] = [];
  for (const version of versions) {
    const participants = byVersion.get(version.record.id);
    if (participants === undefined) continue;
    const { requirements, currency } = version.plan;
    const data = await loadEvaluationData(tx, {
      needed: version.needed,
      schemeId: version.record.schemeId,
      employeeIds: participants.map(({ employeeId }) => employeeId),
      staff,
      criteria,
      lastDay: period.lastDay,
      totals,
    });
    const request = buildEvaluationRequest({ requirements, period, currency, participants, data });
    loaded.push({ version, participants, request, facts: data.facts });
  }
  return loaded;
}
