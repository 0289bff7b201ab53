import type { PersonSummary, SchemeDetail } from '@premia/service';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTRPC } from '../../../shell/api.ts';
import { type Preset, presetsOf } from './sample-presets.ts';

export interface SamplePeople {
  /** Those the scheme pays or would pay, else everybody the person may see. */
  readonly list: readonly PersonSummary[];
  readonly presets: readonly Preset[];
  /** Whose numbers are shown while nobody is chosen; null until it is known who is typical. */
  readonly first: PersonSummary | null;
}

const KEPT_MS = 300_000;

/**
 * People to try the scheme on, by any kind of assignment; of the department it is meant for while it pays nobody. The
 * same object until they are others.
 */
export function useSamplePeople(scheme: SchemeDetail, meantFor: string | undefined): SamplePeople {
  const trpc = useTRPC();
  const everybody = useQuery({ ...trpc.people.list.queryOptions({}), staleTime: KEPT_MS });
  const samples = useQuery({
    ...trpc.simulation.samples.queryOptions({ schemeId: scheme.id }),
    staleTime: KEPT_MS,
    retry: false,
  });
  const departmentId = scheme.assignments.length === 0 ? meantFor : undefined;
  const department = useQuery({
    ...trpc.people.list.queryOptions(departmentId === undefined ? {} : { departmentId }),
    staleTime: KEPT_MS,
  });
  const { data: people } = everybody;
  const { data: inDepartment } = department;
  const { data: found, isPending } = samples;
  return useMemo(() => {
    const here = (people ?? []).filter((person) => person.leftOn === null);
    const paid = found?.kind === 'samples' ? found.audience : [];
    const audience = new Set(departmentId === undefined ? paid : (inDepartment ?? []).map(({ id }) => id));
    const under = here.filter(({ id }) => audience.has(id));
    const list = under.length > 0 ? under : here;
    const presets = presetsOf(list, found?.kind === 'samples' ? found.people : []);
    const [typical] = presets.find(({ key }) => key === 'typical')?.people ?? [];
    return { list, presets, first: isPending ? null : (typical ?? list[0] ?? null) };
  }, [people, inDepartment, departmentId, found, isPending]);
}
