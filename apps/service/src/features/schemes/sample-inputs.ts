import { type Actor, scopeFilter } from '@premia/access';
import { loadStaff, type Staff, type Tx, withSnapshot } from '@premia/database';
import { parsePeriod, schemeHash } from '@premia/scheme';
import type { SampleInputs } from '../../contract.ts';
import { failure, type Result, success } from '../../failure.ts';
import { companyToday } from '../company/repository.ts';
import { hypotheticalParticipants, loadRequest } from '../evaluation/load-request.ts';
import { type PopulationQuery, populationOf } from '../evaluation/population.ts';
import { isVisible, visiblePeople } from '../people/visible-people.ts';
import { readDocument } from './read-document.ts';
import { schemeOfKey } from './repository.ts';
import type { SchemeDependencies } from './scheme-dependencies.ts';

export interface Sample {
  readonly document: unknown;
  readonly period: string;
  readonly employeeIds: readonly string[];
}

/** So many people share a pool or a rank with the sample employee while a scheme is drawn. */
const SAMPLE_GROUP_MAX = 30;

/**
 * What a document needs to be evaluated for some people, faults elsewhere in it notwithstanding: the canvas shows the
 * values of the healthy nodes while the author is at work on the others. Where the document looks at a group, those who
 * would share in it follow. People out of the caller's sight are left out.
 */
export async function sampleInputs(
  { pool, compiler, now }: SchemeDependencies,
  actor: Actor,
  sample: Sample,
): Promise<Result<SampleInputs>> {
  const read = readDocument(sample.document);
  if (!read.ok) {
    return read;
  }
  const document = read.value;
  const period = parsePeriod(sample.period);
  if (period === null || period.kind !== document.period) {
    return failure('invalid', 'scheme/other-period', { period: sample.period, expected: document.period });
  }
  const { previewPlan: plan } = compiler.compile(document, schemeHash(document));
  return withSnapshot(pool, actor, async (tx) => {
    const visible = await visiblePeople(tx, scopeFilter(actor, 'scheme.sample'), period.lastDay);
    const shown = sample.employeeIds.filter((id) => isVisible(visible, id));
    const schemeId = await schemeOfKey(tx, document.key);
    const { people, staff } = plan.requirements.team
      ? await withGroup(tx, { shown, visible, period, schemeId, today: await companyToday(tx, now()) })
      : { people: shown, staff: await loadStaff(tx, shown) };
    const participants = hypotheticalParticipants(people, { period, staff });
    return success(await loadRequest(tx, { plan, period, participants, staff, schemeId }));
  });
}

interface GroupQuery extends Omit<PopulationQuery, 'departmentId' | 'targets' | 'schemeId'> {
  readonly shown: readonly string[];
  readonly schemeId: string | null;
}

interface SamplePeople {
  readonly people: readonly string[];
  readonly staff: Staff;
}

/** The shown people, then others under the scheme, those of their own departments first. */
async function withGroup(tx: Tx, { shown, schemeId, ...query }: GroupQuery): Promise<SamplePeople> {
  // A document that is not stored yet has nobody assigned to it: everybody in sight might share.
  const population = { ...query, schemeId: schemeId ?? '', departmentId: null, targets: [] };
  const { staff, participants } = await populationOf(tx, population);
  const departmentOf = (id: string) => staff.organization.placeOn(id, query.period.lastDay)?.departmentId ?? null;
  const own = new Set(shown.map(departmentOf));
  const others = [...new Set(participants.map(({ employeeId }) => employeeId))].filter((id) => !shown.includes(id));
  const near = others.filter((id) => own.has(departmentOf(id)));
  const far = others.filter((id) => !own.has(departmentOf(id)));
  return { people: [...shown, ...[...near, ...far].slice(0, SAMPLE_GROUP_MAX)], staff };
}
