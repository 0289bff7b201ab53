import {
  type Chunk,
  contextHash,
  createChunkCutter,
  ENGINE_VERSION,
  inputsHash,
  type Participant,
  startRunInputHash,
} from '@premia/compensation';
import {
  type FrozenPerson,
  type FrozenScheme,
  finishFreezing,
  insertFrozenPeople,
  insertFrozenSchemes,
  openFactTotals,
  readFactTotals,
  type Tx,
} from '@premia/database';
import {
  factVersionsOf,
  loadPopulation,
  loadSlice,
  type Population,
  type PopulationVersion,
} from '../accruals/population.ts';
import { isVisible, type VisiblePeople } from '../people/visible-people.ts';
import type { SchemeCompiler } from '../schemes/compiled-schemes.ts';

/** People who are read, written and forgotten at once: what a run of any size needs of the memory. */
const SLICE_PEOPLE = 1_000;

export interface FrozenInputs {
  readonly people: number;
  readonly inputHash: string;
}

export type Freezing =
  | { readonly ok: true; readonly frozen: FrozenInputs }
  | { readonly ok: false; readonly code: 'run/nobody-to-pay' | 'run/several-currencies'; readonly currencies: string };

export interface FreezeOptions {
  readonly runId: string;
  readonly period: string;
  readonly compiler: SchemeCompiler;
  /** Whom the run is about; a scheme that looks at the team needs the team whole all the same. */
  readonly people: VisiblePeople;
  /** Writes the run itself, once it is known that there is one. */
  readonly begin: (currency: string) => Promise<void>;
}

/**
 * Writes down everything a run is a function of. Schemes that look at one person at a time are frozen slice by slice of
 * people; then each scheme that looks at the team, so that its people stand together. The transaction reads one moment.
 */
export async function freezeRun(tx: Tx, options: FreezeOptions): Promise<Freezing> {
  const { runId, period, compiler } = options;
  const population = await loadPopulation(tx, compiler, period);
  const [currency, ...others] = new Set(population.versions.map(({ plan }) => plan.currency));
  if (currency === undefined) return { ok: false, code: 'run/nobody-to-pay', currencies: '' };
  // One total, one ledger: amounts of several currencies have no sum.
  if (others.length > 0) {
    return { ok: false, code: 'run/several-currencies', currencies: [currency, ...others].join(', ') };
  }
  await options.begin(currency);
  const ledger = createFreezer(tx, { id: runId, period });
  const single = population.versions.filter(({ plan }) => !plan.requirements.team);
  const asked = only(population, options.people);
  await freezeVersions(tx, { population: asked, versions: single, write: ledger.write, seal: ledger.cut });
  for (const version of population.versions.filter(({ plan }) => plan.requirements.team)) {
    await freezeVersions(tx, { population, versions: [version], write: ledger.write, seal: ledger.cutWhole });
  }
  return { ok: true, frozen: await ledger.finish() };
}

/** The same population with fewer people in it. */
function only(population: Population, people: VisiblePeople): Population & { readonly isPart: boolean } {
  const employeeIds = population.employeeIds.filter((employeeId) => isVisible(people, employeeId));
  return { ...population, employeeIds, isPart: people.kind === 'these' };
}

interface Pass {
  /** Of a part of the people totals are read for just them, of everybody in one pass. */
  readonly population: Population & { readonly isPart?: boolean };
  readonly versions: readonly PopulationVersion[];
  readonly write: (frozen: FrozenSlice) => Promise<void>;
  /** Told of the people of each pass when they are written. */
  readonly seal: (people: number) => void;
}

interface FrozenSlice {
  readonly scheme: FrozenScheme;
  readonly people: readonly Omit<FrozenPerson, 'ordinal'>[];
}

async function freezeVersions(tx: Tx, { population, versions, write, seal }: Pass): Promise<void> {
  if (versions.length === 0) return;
  const measures = versions.flatMap(({ needed }) => needed.measures);
  const totals = population.isPart === true ? null : await openFactTotals(tx, measures);
  const totalsFor = (employeeIds: readonly string[]) =>
    totals === null ? readFactTotals(tx, measures, employeeIds) : totals.next(employeeIds);
  let people = 0;
  for (let start = 0; start < population.employeeIds.length; start += SLICE_PEOPLE) {
    const employeeIds = population.employeeIds.slice(start, start + SLICE_PEOPLE);
    const slice = await loadSlice(tx, population, { employeeIds, versions, totals: await totalsFor(employeeIds) });
    for (const { version, participants, request, facts } of slice) {
      const { employees, ...context } = request;
      await write({
        scheme: {
          schemeVersionId: version.record.id,
          schemeHash: version.record.hash,
          context,
          contextHash: contextHash(context),
        },
        people: participants.map((participant, index) => {
          const inputs = employees[index];
          if (inputs === undefined) throw new Error('a participant without inputs');
          const versionsOfFacts = factVersionsOf({ facts, plan: version.plan, period: population.period }, inputs.id);
          return frozenPerson(participant, { inputs, factVersions: versionsOfFacts });
        }),
      });
      people += participants.length;
    }
  }
  seal(people);
  await totals?.close();
}

function frozenPerson(
  participant: Participant,
  { inputs, factVersions }: Pick<FrozenPerson, 'inputs' | 'factVersions'>,
): Omit<FrozenPerson, 'ordinal'> {
  return {
    employeeId: participant.employeeId,
    schemeId: participant.schemeId,
    schemeVersionId: participant.versionId,
    assignmentId: participant.assignmentId,
    departmentId: participant.place.departmentId,
    inputs,
    inputsHash: inputsHash(inputs),
    factVersions,
  };
}

/** Numbers, hashes and stores what it is given, in the order it is given. */
function createFreezer(tx: Tx, run: { readonly id: string; readonly period: string }) {
  const schemes = new Map<string, FrozenScheme>();
  const hash = startRunInputHash({ period: run.period, engineVersion: ENGINE_VERSION });
  const cutter = createChunkCutter();
  let participants = 0;
  return {
    async write({ scheme, people }: FrozenSlice): Promise<void> {
      schemes.set(scheme.schemeVersionId, scheme);
      const numbered = people.map((person): FrozenPerson => {
        const one = { ...person, ordinal: participants };
        participants += 1;
        hash.add(one);
        return one;
      });
      await insertFrozenPeople(tx, run, numbered);
    },
    cut: (people: number) => cutter.add(people),
    cutWhole: (people: number) => cutter.addWhole(people),
    async finish(): Promise<FrozenInputs> {
      const chunks: readonly Chunk[] = cutter.chunks();
      const inputHash = hash.digest([...schemes.values()]);
      await insertFrozenSchemes(tx, run.id, [...schemes.values()]);
      await finishFreezing(tx, run.id, { participants, inputHash, chunks });
      return { people: participants, inputHash };
    },
  };
}
