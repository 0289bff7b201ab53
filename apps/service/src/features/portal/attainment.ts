import { loadStaff, type Tx } from '@premia/database';
import type { EmployeeInputs, Period } from '@premia/scheme';
import type { PortalOverview } from '../../contract.ts';
import { sourceCriteriaOn } from '../criteria/repository.ts';
import { bandBoundaries, boundariesOnActual } from '../evaluation/band-boundaries.ts';
import { hypotheticalParticipants, loadRequest } from '../evaluation/load-request.ts';
import { frozenInputs } from './repository.ts';
import type { SchemeInWords } from './schemes-in-words.ts';

export interface AttainmentQuery {
  readonly employeeId: string;
  readonly period: Period;
  /** The run that sealed the period: what counts then are the inputs it froze. */
  readonly runId: string | null;
  readonly schemes: ReadonlyMap<string, SchemeInWords>;
  /** By whose definitions criteria are titled. */
  readonly day: string;
}

type Attainment = PortalOverview['attainment'][number];

/** The criteria behind the person's pay with their values and the marks of the bands that stand on them. */
export async function readAttainment(tx: Tx, query: AttainmentQuery): Promise<readonly Attainment[]> {
  const titles = new Map((await sourceCriteriaOn(tx, query.day)).map((criterion) => [criterion.key, criterion]));
  const bars = new Map<string, Attainment>();
  for (const [schemeId, scheme] of query.schemes) {
    const inputs = await inputsOf(tx, query, { schemeId, scheme });
    for (const key of criteriaRead(scheme)) {
      const values = inputs?.criteria?.[key];
      const target = values?.['target'] ?? null;
      const boundaries = bandBoundaries(scheme.plan)
        .filter(({ criterion }) => criterion === key)
        .flatMap((bands) => boundariesOnActual(bands, target));
      const known = bars.get(key);
      bars.set(key, {
        criterion: key,
        title: titles.get(key)?.title ?? { en: key },
        actual: values?.['actual'] ?? known?.actual ?? null,
        target: target ?? known?.target ?? null,
        type: titles.get(key)?.type ?? 'number',
        boundaries: [...new Set([...(known?.boundaries ?? []), ...boundaries])],
      });
    }
  }
  return [...bars.values()];
}

function criteriaRead({ plan }: SchemeInWords): readonly string[] {
  const read = plan.requirements.inputs.flatMap(({ source }) =>
    source.kind === 'criterion' && (source.measure === 'actual' || source.measure === 'target')
      ? [source.criterion]
      : [],
  );
  return [...new Set(read)];
}

async function inputsOf(
  tx: Tx,
  { employeeId, period, runId }: AttainmentQuery,
  { schemeId, scheme }: { readonly schemeId: string; readonly scheme: SchemeInWords },
): Promise<EmployeeInputs | null> {
  if (runId !== null) {
    return frozenInputs(tx, { runId, employeeId, schemeId });
  }
  const staff = await loadStaff(tx, [employeeId]);
  const participants = hypotheticalParticipants([employeeId], { period, staff });
  const request = await loadRequest(tx, { plan: scheme.plan, period, participants, staff, schemeId });
  return request.employees[0] ?? null;
}
