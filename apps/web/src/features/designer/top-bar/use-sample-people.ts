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
 * People to try the scheme on: those it pays by any kind of assignment, else the department it is meant for. The same
 * object until they are others.
 */
export function useSamplePeople(scheme: SchemeDetail, audience: string | undefined): SamplePeople {
  const trpc = useTRPC();
  const everybody = useQuery({ ...trpc.people.list.queryOptions({}), staleTime: KEPT_MS });
  const meant = useQuery({
    ...trpc.people.list.queryOptions({ departmentId: audience ?? '' }),
    staleTime: KEPT_MS,
    enabled: audience !== undefined,
  });
  const samples = useQuery({
    ...trpc.simulation.samples.queryOptions({ schemeId: scheme.id }),
    staleTime: KEPT_MS,
    retry: false,
  });
  const { data: people } = everybody;
  const { data: department } = meant;
  const { data: found, isPending } = samples;
  return useMemo(() => {
    const here = (people ?? []).filter((person) => person.leftOn === null);
    const paid = new Set(found?.kind === 'samples' ? found.audience : []);
    const inDepartment = new Set(department?.map(({ id }) => id));
    const under = here.filter(({ id }) => (paid.size > 0 ? paid : inDepartment).has(id));
    const list = under.length > 0 ? under : here;
    const presets = presetsOf(list, found?.kind === 'samples' ? found.people : []);
    const [typical] = presets.find(({ key }) => key === 'typical')?.people ?? [];
    return { list, presets, first: isPending ? null : (typical ?? list[0] ?? null) };
  }, [people, department, found, isPending]);
}
