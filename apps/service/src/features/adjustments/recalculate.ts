import {
  adjustmentDelta,
  type Balances,
  balanceMovements,
  buildEvaluationRequest,
  type CreditedFact,
  type EvaluationData,
  endOf,
  type FactVersionForPerson,
  factsKnownAt,
  moveBalances,
  neededData,
  type Participant,
  period as periodOf,
  previousDay,
  versionsSince,
} from '@premia/compensation';
import {
  type Cause,
  type FrozenPerson,
  type FrozenScheme,
  loadEvaluationData,
  loadStaff,
  type ProposalStep,
  type RunRecord,
  readAdjustmentsOf,
  readCriterionVersions,
  readFactHistory,
  readFactWatermark,
  readFinalRun,
  readFrozenPeopleOf,
  readFrozenSchemes,
  readStatementsAt,
  readVersions,
  rollUpTypes,
  type Staff,
  type StoredAdjustment,
  type StoredStatement,
  type Tx,
} from '@premia/database';
import { type EmployeeInputs, type EmployeeResult, evaluatePlan, type Period, type Plan } from '@premia/scheme';
import { readStoredDocument, type SchemeCompiler } from '../schemes/compiled-schemes.ts';

/** Facts explained one by one; what comes beyond is explained together. */
const STEPS_MAX = 25;

/** What a sealed statement would say today against everything booked for it by calculation. */
export interface Correction {
  readonly statement: StoredStatement;
  /** Each with its own cause; together they are the whole difference. Empty: nothing differs. */
  readonly steps: readonly ProposalStep[];
  readonly recomputedHash: string;
  /** How many recalculations of the statement this one rests on. */
  readonly baseNumber: number;
}

/** The period cannot be recalculated for a person as the data stands: something a scheme needs is missing now. */
export interface Unclear {
  readonly employeeId: string;
  readonly problem: string;
}

export interface Recalculation {
  readonly corrections: readonly Correction[];
  readonly unclear: readonly Unclear[];
}

export interface OriginQuery {
  readonly period: string;
  readonly employeeIds: readonly string[];
  /** Told where no single fact can be named. */
  readonly cause: Cause | null;
}

/**
 * Recalculates what people were paid for a sealed period: with the facts of now, the scheme version, assignment and
 * balances of then. A scheme that looks at the team is recalculated for all its people. Reads only.
 */
export async function recalculateOrigin(tx: Tx, compiler: SchemeCompiler, query: OriginQuery): Promise<Recalculation> {
  const run = await readFinalRun(tx, query.period);
  if (run === null) return { corrections: [], unclear: [] };
  const asked = await readFrozenPeopleOf(tx, run.id, query);
  const schemes = new Map((await readFrozenSchemes(tx, run.id)).map((scheme) => [scheme.schemeVersionId, scheme]));
  const versions = await readVersions(tx, [...new Set(asked.map(({ schemeVersionId }) => schemeVersionId))]);
  const watermark = await readFactWatermark(tx);
  const corrections: Correction[] = [];
  const unclear: Unclear[] = [];
  for (const version of versions) {
    const { plan } = compiler.compile(readStoredDocument(version.document), version.hash);
    const frozen = schemes.get(version.id);
    if (plan === null || frozen === undefined) throw new Error(`version ${version.id} cannot be calculated any more`);
    const people = plan.requirements.team
      ? await readFrozenPeopleOf(tx, run.id, { schemeVersionId: version.id })
      : asked.filter(({ schemeVersionId }) => schemeVersionId === version.id);
    const origin = await loadOrigin(tx, {
      schemeId: version.schemeId,
      run,
      plan,
      frozen,
      people,
      watermark,
      cause: query.cause,
    });
    for (const found of correctionsOf(origin)) {
      if ('problem' in found) unclear.push(found);
      else corrections.push(found);
    }
  }
  return { corrections, unclear };
}

interface OriginParts {
  readonly schemeId: string;
  readonly run: RunRecord;
  readonly plan: Plan;
  readonly frozen: FrozenScheme;
  readonly people: readonly FrozenPerson[];
  readonly watermark: string;
  readonly cause: Cause | null;
}

/** One scheme version over the people it paid, with everything known of them now. */
interface Origin extends OriginParts {
  readonly period: Period;
  readonly staff: Staff;
  readonly data: EvaluationData;
  readonly history: ReadonlyMap<string, readonly FactVersionForPerson[]>;
  readonly statements: ReadonlyMap<string, StoredStatement>;
  readonly adjustments: ReadonlyMap<string, readonly StoredAdjustment[]>;
}

async function loadOrigin(tx: Tx, parts: OriginParts): Promise<Origin> {
  const { run, plan, people } = parts;
  const period = periodOf(run.period);
  const employeeIds = people.map(({ employeeId }) => employeeId);
  const staff = await loadStaff(tx, plan.requirements.team ? null : employeeIds);
  const criteria = await readCriterionVersions(tx);
  const needed = neededData(plan.requirements, period, criteria);
  const loaded = await loadEvaluationData(tx, {
    needed: { ...needed, balances: false },
    schemeId: parts.schemeId,
    employeeIds,
    staff,
    criteria,
    lastDay: period.lastDay,
  });
  // What the ledger held before the period is what it held: later bookings are no part of an earlier month.
  const balances = new Map(people.flatMap(({ employeeId, inputs }) => frozenBalances(employeeId, inputs)));
  const statements = await readStatementsAt(
    tx,
    run.id,
    people.map(({ ordinal }) => ordinal),
  );
  const booked = await readAdjustmentsOf(
    tx,
    statements.map(({ id }) => id),
  );
  return {
    ...parts,
    period,
    staff,
    data: { ...loaded, balances },
    history: await readFactHistory(tx, {
      employeeIds,
      ...needed.facts,
      rollUpTypes: rollUpTypes({ needed, criteria }),
    }),
    statements: new Map(statements.map((statement) => [statement.employeeId, statement])),
    adjustments: Map.groupBy(
      booked.filter(({ kind }) => kind === 'late'),
      ({ statementId }) => statementId ?? '',
    ),
  };
}

function frozenBalances(employeeId: string, { balances }: EmployeeInputs): readonly (readonly [string, Balances])[] {
  return balances === undefined ? [] : [[employeeId, balances]];
}

function correctionsOf(origin: Origin): readonly (Correction | Unclear)[] {
  const { placed, unclear } = placedPeople(origin);
  const participants = placed.map(({ participant }) => participant);
  const now = evaluate(origin, participants, factsAt(origin, origin.watermark));
  const before = balancesThen(origin);
  return [
    ...unclear,
    ...placed.flatMap(({ participant }, index): readonly (Correction | Unclear)[] => {
      const statement = origin.statements.get(participant.employeeId);
      const result = now[index];
      if (statement === undefined || result === undefined) throw new Error('a person without a statement or a result');
      return [correctionOf(origin, { participant, statement, result, balances: before.get(result.id) ?? {} })];
    }),
  ];
}

interface Placed {
  readonly placed: readonly { readonly participant: Participant }[];
  readonly unclear: readonly Unclear[];
}

/** People as they stood then, by the organization as it is known now. */
function placedPeople({ people, period, staff }: Origin): Placed {
  const placed: { readonly participant: Participant }[] = [];
  const unclear: Unclear[] = [];
  const to = endOf(period);
  for (const { employeeId, assignmentId, schemeId, schemeVersionId, departmentId } of people) {
    const place = staff.organization.lastPlace(employeeId, { from: period.firstDay, to });
    if (place === null) {
      unclear.push({ employeeId, problem: 'adjustment/no-employment' });
      continue;
    }
    const asOf = previousDay(place.validTo !== null && place.validTo < to ? place.validTo : to);
    placed.push({
      participant: {
        employeeId,
        assignmentId,
        schemeId,
        versionId: schemeVersionId,
        // Money stays with the department that paid it.
        place: { ...place, departmentId },
        asOf,
      },
    });
  }
  return { placed, unclear };
}

/** What balances were after the sealed calculation; only schemes that move balances are calculated for it. */
function balancesThen({ plan, frozen, people }: Origin): ReadonlyMap<string, Balances> {
  if (!plan.results.some(({ kind }) => kind === 'balance')) return new Map();
  const { employees } = evaluatePlan(plan, { ...frozen.context, employees: people.map(({ inputs }) => inputs) });
  return new Map(employees.map(({ id, balances }) => [id, balances ?? {}]));
}

interface Person {
  readonly participant: Participant;
  readonly statement: StoredStatement;
  readonly result: EmployeeResult;
  /** After the sealed calculation. */
  readonly balances: Balances;
}

/** What a step starts from: lines and balances booked so far. */
interface Booked {
  readonly lines: readonly { readonly code: string; readonly category: string; readonly amount: string }[];
  readonly balances: Balances;
}

function correctionOf(origin: Origin, person: Person): Correction | Unclear {
  const { statement, result } = person;
  const adjustments = origin.adjustments.get(statement.id) ?? [];
  const correction = { statement, recomputedHash: result.resultHash, baseNumber: adjustments.length };
  const booked = bookedSoFar(person, adjustments);
  if (result.total === null) {
    const [problem] = result.problems;
    // A part that cannot be worked out now is no reason to take back what was paid.
    if (statement.total === null && adjustments.length === 0) return { ...correction, steps: [] };
    return { employeeId: statement.employeeId, problem: problem?.code ?? 'adjustment/no-total' };
  }
  if (stepBetween(origin, booked, { result, cause: OTHER_DATA, watermark: origin.watermark }) === null) {
    return { ...correction, steps: [] };
  }
  return { ...correction, steps: explainedSteps(origin, person, { booked, adjustments }) };
}

function bookedSoFar({ statement, balances }: Person, adjustments: readonly StoredAdjustment[]): Booked {
  return {
    // A statement without a total was not booked, whatever lines it could work out.
    lines: [...(statement.total === null ? [] : statement.lines), ...adjustments.flatMap(({ lines }) => lines)],
    balances: adjustments.reduce((sum, adjustment) => moveBalances(sum, adjustment.balances), balances),
  };
}

const OTHER_DATA: Cause = { kind: 'criterion', source: 'recalculation', id: 'other-data', title: '' };

interface Explaining {
  readonly booked: Booked;
  readonly adjustments: readonly StoredAdjustment[];
}

/** The way from what is booked to what is right, fact by fact in the order they arrived. */
function explainedSteps(origin: Origin, person: Person, { booked, adjustments }: Explaining): readonly ProposalStep[] {
  const steps: ProposalStep[] = [];
  let state = booked;
  for (const stop of stopsOf(origin, person, adjustments)) {
    if (stop.result.total === null) continue;
    const step = stepBetween(origin, state, stop);
    if (step === null) continue;
    steps.push(step);
    state = { lines: stop.result.lines, balances: stop.result.balances ?? {} };
  }
  return steps;
}

interface Stop {
  readonly result: EmployeeResult;
  readonly cause: Cause;
  readonly watermark: string;
}

function stopsOf(origin: Origin, person: Person, adjustments: readonly StoredAdjustment[]): readonly Stop[] {
  const last: Stop = { result: person.result, cause: origin.cause ?? OTHER_DATA, watermark: origin.watermark };
  if (origin.plan.requirements.team) return [last];
  const history = origin.history.get(person.participant.employeeId) ?? [];
  const since = adjustments.at(-1)?.factWatermark ?? origin.run.factWatermark ?? '0';
  const news = currentOnArrival(history, versionsSince(history, since));
  const stopAt = (sequence: string, cause: Cause): Stop => {
    const facts = new Map([[person.participant.employeeId, factsKnownAt(history, sequence)]]);
    const [result] = evaluate(origin, [person.participant], facts);
    if (result === undefined) throw new Error('a person without a result');
    return { result, cause, watermark: sequence };
  };
  const explained = news.slice(0, STEPS_MAX);
  const rest = news.length > explained.length ? [several(news.length - explained.length, last)] : [];
  return [
    stopAt(since, OTHER_DATA),
    ...explained.map((version) => stopAt(version.sequence, causeOf(version, history))),
    ...rest,
    // Whatever no single fact accounts for; usually nothing.
    { ...last, cause: OTHER_DATA },
  ];
}

/** Versions that were the newest of their fact when they arrived; older ones that came late changed nothing. */
function currentOnArrival(
  history: readonly FactVersionForPerson[],
  news: readonly FactVersionForPerson[],
): readonly FactVersionForPerson[] {
  return news.filter(
    (version) =>
      !history.some(
        (other) =>
          other.factId === version.factId &&
          other.version > version.version &&
          BigInt(other.sequence) < BigInt(version.sequence),
      ),
  );
}

function several(count: number, stop: Stop): Stop {
  return { ...stop, cause: { kind: 'fact', source: 'several', id: String(count), title: String(count) } };
}

function causeOf(version: FactVersionForPerson, history: readonly FactVersionForPerson[]): Cause {
  const known = history.some(
    ({ factId, sequence, deleted }) =>
      factId === version.factId && BigInt(sequence) < BigInt(version.sequence) && !deleted,
  );
  const change = version.deleted ? 'removed' : known ? 'corrected' : 'added';
  const { source, id, title, occurredOn } = version;
  return { kind: 'fact', source, id, title, change, on: occurredOn };
}

function stepBetween({ plan }: Origin, from: Booked, { result, cause, watermark }: Stop): ProposalStep | null {
  const hidden = new Set(
    plan.results.flatMap((payout) => (payout.kind === 'payout' && !payout.visible ? [payout.code] : [])),
  );
  const delta = adjustmentDelta(
    result.lines.map((line) => ({ ...line, visible: !hidden.has(line.code) })),
    from.lines,
  );
  const balances = balanceMovements(from.balances, result.balances ?? {});
  if (delta === null && balances.length === 0) return null;
  return {
    cause,
    delta: delta?.delta ?? '0',
    lines: delta?.lines ?? [],
    balances,
    recomputedHash: result.resultHash,
    factWatermark: watermark,
  };
}

function factsAt({ history }: Origin, watermark: string): ReadonlyMap<string, readonly CreditedFact[]> {
  return new Map([...history].map(([employeeId, versions]) => [employeeId, factsKnownAt(versions, watermark)]));
}

function evaluate(
  { plan, period, data }: Origin,
  participants: readonly Participant[],
  facts: ReadonlyMap<string, readonly CreditedFact[]>,
): readonly EmployeeResult[] {
  const { requirements, currency } = plan;
  const request = buildEvaluationRequest({
    requirements,
    period,
    currency,
    participants,
    data: { ...data, facts },
  });
  return evaluatePlan(plan, request).employees;
}
