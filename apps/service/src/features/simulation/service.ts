import { type Actor, scopeFilter } from '@premia/access';
import { evaluateMany, type Participant } from '@premia/compensation';
import { readVersions, type SubmissionTarget, type Tx, withSnapshot } from '@premia/database';
import { coverageOf, evaluatePlan, type Period, type Plan } from '@premia/scheme';
import type { DraftEffect, DraftSamples, DraftWays, SimulationPersonDetail, SimulationResult } from '../../contract.ts';
import type { Dependencies } from '../../dependencies.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import { companyToday } from '../company/repository.ts';
import { evaluateTraced } from '../evaluation/evaluate.ts';
import { loadRequest } from '../evaluation/load-request.ts';
import { type Population, populationOf } from '../evaluation/population.ts';
import { visiblePeople } from '../people/visible-people.ts';
import { readStoredDocument, type SchemeCompiler } from '../schemes/compiled-schemes.ts';
import { readScheme } from '../schemes/repository.ts';
import { effectOf, lastFinishedPeriod } from './draft-effect.ts';
import { describePeople } from './people-in-words.ts';
import { samplePeople, spread } from './samples.ts';
import { DRAFT, readPeriods, readSubject, type Subject } from './subject.ts';
import { Tally, toResult } from './tally.ts';
import type { SimulationUseCases } from './use-cases.ts';

export interface SimulationDependencies extends Pick<Dependencies, 'pool' | 'now'> {
  readonly compiler: SchemeCompiler;
}

/** Walked by the reference engine: beyond this the counts come from the first so many people, and say so. */
const WALKED_PEOPLE_MAX = 1_000;

export function createSimulationService({ pool, now, compiler }: SimulationDependencies): SimulationUseCases {
  return {
    compare: (actor, { schemeId, candidate, periods, departmentId }) =>
      withSnapshot(pool, actor, async (tx): Promise<Result<SimulationResult>> => {
        const subject = await readSubject(tx, compiler, { schemeId, candidate, today: await companyToday(tx, now()) });
        if (!subject.ok) {
          return subject;
        }
        const parsed = readPeriods(periods, subject.value.plan);
        if (!parsed.ok) {
          return parsed;
        }
        return success(
          await compareOver(
            { tx, actor, subject: subject.value, compiler, now },
            { periods: parsed.value, departmentId },
          ),
        );
      }),

    ...draftQuestions({ pool, now, compiler }),

    samples: (actor, { schemeId }) => sampleDraft({ pool, now, compiler }, actor, schemeId),

    person: (actor, { schemeId, candidate, period: key, employeeId }) =>
      withSnapshot(pool, actor, async (tx): Promise<Result<SimulationPersonDetail>> => {
        const subject = await readSubject(tx, compiler, { schemeId, candidate, today: await companyToday(tx, now()) });
        if (!subject.ok) {
          return subject;
        }
        const parsed = readPeriods([key], subject.value.plan);
        const period = parsed.ok ? parsed.value[0] : undefined;
        if (period === undefined) {
          return parsed.ok ? ABSENT : parsed;
        }
        const population = await readPopulation({ tx, actor }, subject.value, { period });
        const participants = population.participants.filter((participant) => participant.employeeId === employeeId);
        const [participant] = participants;
        if (participant === undefined) {
          return ABSENT;
        }
        const evaluate = async (plan: Plan) =>
          evaluateTraced(
            plan,
            await loadRequest(tx, { plan, period, participants, staff: population.staff, schemeId }),
          );
        const basePlans = await readBasePlans(tx, compiler, population);
        const basePlan = basePlans.get(participant.versionId);
        const candidateResult = await evaluate(subject.value.plan);
        if (candidateResult === null) {
          throw new Error('a participant was not evaluated');
        }
        const base = basePlan === undefined ? null : await evaluate(basePlan.plan);
        return success({ base, candidate: candidateResult });
      }),
  };
}

interface Comparing extends Pick<SimulationDependencies, 'compiler' | 'now'> {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly subject: Subject;
}

async function compareOver(
  { tx, actor, subject, compiler, now }: Comparing,
  { periods, ...people }: { readonly periods: readonly Period[] } & Omit<PeriodQuery, 'period'>,
): Promise<SimulationResult> {
  const tally = new Tally();
  for (const period of periods) {
    await simulatePeriod({ tx, actor, compiler, tally }, subject, { period, ...people });
  }
  const named = await describePeople(tx, tally.places());
  const calculatedAt = now().toISOString();
  return toResult(subject, tally, { periods: periods.map(({ text }) => text), people: named, calculatedAt });
}

/** What the designer asks of the stored draft: its effect in a few numbers, and the ways people took through it. */
function draftQuestions({
  pool,
  now,
  compiler,
}: Pick<SimulationDependencies, 'pool' | 'now' | 'compiler'>): Pick<SimulationUseCases, 'effect' | 'ways'> {
  return {
    effect: (actor, { schemeId, departmentId, targets }) =>
      withSnapshot(pool, actor, async (tx): Promise<Result<DraftEffect>> => {
        const today = await companyToday(tx, now());
        const subject = await readSubject(tx, compiler, { schemeId, candidate: DRAFT, today });
        if (!subject.ok) {
          return subject;
        }
        const period = await lastFinishedPeriod(tx, subject.value.plan.period, today);
        if (period === null) {
          return success({ kind: 'no-period' });
        }
        const query = { period, departmentId, targets };
        const population = await readPopulation({ tx, actor }, subject.value, query);
        const compared = await compareOver(
          { tx, actor, subject: subject.value, compiler, now },
          { periods: [period], departmentId, targets },
        );
        return success(effectOf(compared, { period: period.text, hasBase: population.hasBase }));
      }),

    ways: (actor, { schemeId }) =>
      withSnapshot(pool, actor, async (tx): Promise<Result<DraftWays>> => {
        const today = await companyToday(tx, now());
        const subject = await readSubject(tx, compiler, { schemeId, candidate: DRAFT, today });
        if (!subject.ok) {
          return subject;
        }
        const { plan, scheme } = subject.value;
        const period = await lastFinishedPeriod(tx, subject.value.plan.period, today);
        if (period === null) {
          return success({ kind: 'no-period' });
        }
        const { staff, participants } = await readPopulation({ tx, actor }, subject.value, { period });
        const looked = participants.slice(0, WALKED_PEOPLE_MAX);
        const request = await loadRequest(tx, { plan, period, participants: looked, staff, schemeId });
        const document = readStoredDocument(scheme.draft);
        const { places } = coverageOf({ document, compiled: compiler.compile(document, scheme.draftHash) }, [request]);
        return success({ kind: 'ways', period: period.text, people: looked.length, ways: places });
      }),
  };
}

/**
 * Whom the stored draft is about and what it would have paid them, worked out with what of it is sound: it is asked
 * while the author is at work. It tells nothing that `schemes.sampleInputs` does not let the same people work out.
 */
async function sampleDraft(
  { pool, now, compiler }: SimulationDependencies,
  actor: Actor,
  schemeId: string,
): Promise<Result<DraftSamples>> {
  return withSnapshot(pool, actor, async (tx): Promise<Result<DraftSamples>> => {
    const today = await companyToday(tx, now());
    const scheme = await readScheme(tx, schemeId, today);
    if (scheme === null) {
      return ABSENT;
    }
    const document = readStoredDocument(scheme.draft);
    const { previewPlan: plan } = compiler.compile(document, scheme.draftHash);
    const period = await lastFinishedPeriod(tx, plan.period, today);
    if (period === null) {
      return success({ kind: 'no-period' });
    }
    const visible = await visiblePeople(tx, scopeFilter(actor, 'scheme.sample'), period.lastDay);
    const query = { schemeId, period, visible, departmentId: null, targets: [], today };
    const { staff, participants } = await populationOf(tx, query);
    const audience = [...new Map(participants.map((participant) => [participant.employeeId, participant])).values()];
    const request = await loadRequest(tx, { plan, period, participants: spread(audience), staff, schemeId });
    const results = evaluatePlan(plan, request, { trace: true }).employees;
    return success({
      kind: 'samples',
      period: period.text,
      audience: audience.map(({ employeeId }) => employeeId),
      people: samplePeople({ document, period, request, results }),
    });
  });
}

interface PeriodQuery {
  readonly period: Period;
  readonly departmentId?: string | undefined;
  readonly targets?: readonly SubmissionTarget[] | undefined;
}

async function readPopulation(
  { tx, actor }: { readonly tx: Tx; readonly actor: Actor },
  { scheme, today }: Subject,
  { period, departmentId, targets = [] }: PeriodQuery,
): Promise<Population> {
  const visible = await visiblePeople(tx, scopeFilter(actor, 'simulation.compare'), period.lastDay);
  const schemeId = scheme.id;
  return populationOf(tx, { schemeId, period, visible, departmentId: departmentId ?? null, targets, today });
}

interface BasePlan {
  readonly plan: Plan;
  readonly version: number;
}

/** The versions the people of a population are paid by; none for a scheme nobody is under. */
async function readBasePlans(
  tx: Tx,
  compiler: SchemeCompiler,
  { participants, hasBase }: Population,
): Promise<ReadonlyMap<string, BasePlan>> {
  const ids = hasBase ? [...new Set(participants.map(({ versionId }) => versionId))] : [];
  const versions = ids.length === 0 ? [] : await readVersions(tx, ids);
  return new Map(
    versions.map(({ id, document, hash, version }) => {
      const { plan } = compiler.compile(readStoredDocument(document), hash);
      if (plan === null) {
        throw new Error('a published version does not compile');
      }
      return [id, { plan, version }];
    }),
  );
}

interface Simulating {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly compiler: SchemeCompiler;
  readonly tally: Tally;
}

async function simulatePeriod(simulating: Simulating, subject: Subject, query: PeriodQuery): Promise<void> {
  const { tx, compiler, tally } = simulating;
  const { period } = query;
  const population = await readPopulation(simulating, subject, query);
  const { staff, participants } = population;
  const evaluate = async (plan: Plan, of: readonly Participant[]) =>
    evaluateMany(plan, await loadRequest(tx, { plan, period, participants: of, staff, schemeId: subject.scheme.id }));

  tally.take('candidate', participants, await evaluate(subject.plan, participants));
  for (const [versionId, { plan, version }] of await readBasePlans(tx, compiler, population)) {
    const members = participants.filter((participant) => participant.versionId === versionId);
    tally.take('base', members, await evaluate(plan, members));
    tally.baseVersion = Math.max(tally.baseVersion ?? version, version);
  }
}
