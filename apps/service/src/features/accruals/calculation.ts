import {
  buildEvaluationRequest,
  type CreditedFact,
  countsInFrame,
  endOf,
  evaluateMany,
  neededData,
  neededTotals,
  type Participant,
  participantsOf,
  period as periodOfKey,
} from '@premia/compensation';
import {
  loadEvaluationData,
  loadStaff,
  readAssignments,
  readCriterionVersions,
  readVersions,
  type Staff,
  type Tx,
  type VersionRecord,
} from '@premia/database';
import { type EvaluationRequest, evaluatePlan, type Period, type Plan, type SchemeDocument } from '@premia/scheme';
import { readStoredDocument, type SchemeCompiler } from '../schemes/compiled-schemes.ts';

/** One scheme version over the people it pays in a period, ready to be evaluated: nothing in it reads any more. */
export interface Calculation {
  readonly version: VersionRecord;
  readonly document: SchemeDocument;
  readonly plan: Plan;
  readonly period: Period;
  /** In the order of the request's employees. */
  readonly participants: readonly Participant[];
  readonly request: EvaluationRequest;
  readonly facts: ReadonlyMap<string, readonly CreditedFact[]>;
}

export interface CalculationQuery {
  readonly period: string;
  /** Null: everybody. A scheme that looks at the team is loaded with all its people whoever is asked for. */
  readonly employeeIds: readonly string[] | null;
  /** Only this scheme, when given. */
  readonly schemeId?: string;
  /**
   * `all` of the people's facts, to show what a result is made of; `needed` to calculate it: what can be added up by the
   * database is.
   */
  readonly facts: 'all' | 'needed';
}

export interface Calculations {
  readonly staff: Staff;
  readonly calculations: readonly Calculation[];
}

/** Loads every scheme version that pays the people asked for in the period, by version id. */
export async function loadCalculations(
  tx: Tx,
  compiler: SchemeCompiler,
  query: CalculationQuery,
): Promise<Calculations> {
  const period = periodOfKey(query.period);
  const assignments = (await readAssignments(tx, period.kind, { from: period.firstDay, to: endOf(period) })).filter(
    ({ schemeId }) => query.schemeId === undefined || query.schemeId === schemeId,
  );
  const asked = await loadStaff(tx, query.employeeIds);
  const askedByVersion = byVersion(participantsOf(period, assignments, asked.organization));
  const versions = (await readVersions(tx, [...askedByVersion.keys()])).map((version) =>
    compiledVersion(version, compiler),
  );
  const needsAll = query.employeeIds !== null && versions.some(({ plan }) => plan.requirements.team);
  const staff = needsAll ? await loadStaff(tx, null) : asked;
  const allByVersion = needsAll ? byVersion(participantsOf(period, assignments, staff.organization)) : askedByVersion;
  const calculations: Calculation[] = [];
  for (const { version, document, plan } of versions) {
    const participants = (plan.requirements.team ? allByVersion : askedByVersion).get(version.id) ?? [];
    const inputs = await loadInputs(tx, {
      plan,
      period,
      participants,
      staff,
      facts: query.facts,
      schemeId: version.schemeId,
    });
    calculations.push({ version, document, plan, period, participants, ...inputs });
  }
  return { staff, calculations };
}

function byVersion(participants: readonly Participant[]): ReadonlyMap<string, readonly Participant[]> {
  return Map.groupBy(participants, ({ versionId }) => versionId);
}

/** The plan of a published version; that it compiles no more is a defect, not somebody's mistake. */
export function compiledVersion(version: VersionRecord, compiler: SchemeCompiler) {
  const document = readStoredDocument(version.document);
  const { plan } = compiler.compile(document, version.hash);
  if (plan === null) throw new Error(`version ${version.id} was published and does not compile any more`);
  return { version, document, plan };
}

interface InputsQuery {
  readonly plan: Plan;
  readonly period: Period;
  readonly participants: readonly Participant[];
  readonly staff: Staff;
  readonly facts: CalculationQuery['facts'];
  readonly schemeId: string;
}

async function loadInputs(tx: Tx, { plan, period, participants, staff, facts, schemeId }: InputsQuery) {
  const criteria = await readCriterionVersions(tx);
  const needed = facts === 'all' ? neededData : neededTotals;
  const data = await loadEvaluationData(tx, {
    needed: needed(plan.requirements, period, criteria),
    schemeId,
    employeeIds: participants.map(({ employeeId }) => employeeId),
    staff,
    criteria,
    lastDay: period.lastDay,
  });
  const { requirements, currency } = plan;
  return { request: buildEvaluationRequest({ requirements, period, currency, participants, data }), facts: data.facts };
}

/** Versions of the facts that are among a person's inputs, as `[fact id, version]`. */
export function factVersionsOf(
  { facts, plan, period }: Pick<Calculation, 'facts' | 'plan' | 'period'>,
  employeeId: string,
): readonly (readonly [string, number])[] {
  return (facts.get(employeeId) ?? [])
    .filter((fact) => countsInFrame(fact, plan.requirements.factTypes, period))
    .map(({ factId, version }) => [factId, version]);
}

/** Results by person, in the order of the participants. */
export function calculate({ plan, request }: Calculation, options: { readonly trace?: boolean } = {}) {
  return options.trace === true ? evaluatePlan(plan, request, options).employees : evaluateMany(plan, request);
}
