import { type Actor, scopeFilter } from '@premia/access';
import { loadStaff, withSnapshot } from '@premia/database';
import { parsePeriod, schemeHash } from '@premia/scheme';
import type { SampleInputs } from '../../contract.ts';
import { failure, type Result, success } from '../../failure.ts';
import { hypotheticalParticipants, loadRequest } from '../evaluation/load-request.ts';
import { isVisible, visiblePeople } from '../people/visible-people.ts';
import { readDocument } from './read-document.ts';
import { schemeOfKey } from './repository.ts';
import type { SchemeDependencies } from './scheme-dependencies.ts';

export interface Sample {
  readonly document: unknown;
  readonly period: string;
  readonly employeeIds: readonly string[];
}

/**
 * What a document needs to be evaluated for some people, faults elsewhere in it notwithstanding: the canvas shows the
 * values of the healthy nodes while the author is at work on the others. People out of the caller's sight are left out.
 */
export async function sampleInputs(
  { pool, compiler }: SchemeDependencies,
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
    const staff = await loadStaff(tx, shown);
    const participants = hypotheticalParticipants(shown, { period, staff });
    const schemeId = await schemeOfKey(tx, document.key);
    return success(await loadRequest(tx, { plan, period, participants, staff, schemeId }));
  });
}
