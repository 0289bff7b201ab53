import type { PersonSummary, SchemeDetail } from '@premia/service';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTRPC } from '../../../shell/api.ts';

export interface SamplePeople {
  /** Those the scheme is assigned to, else everybody the person may see. */
  readonly list: readonly PersonSummary[];
}

/** People to try the scheme on: the department it is assigned to or meant for first. The same object until they are others. */
export function useSamplePeople(scheme: SchemeDetail, audience: string | undefined): SamplePeople {
  const trpc = useTRPC();
  const departmentId = scheme.assignments.find(({ target }) => target.kind === 'department')?.target.id ?? audience;
  const assigned = useQuery({
    ...trpc.people.list.queryOptions(departmentId === undefined ? {} : { departmentId }),
    staleTime: 300_000,
  });
  const everybody = useQuery({
    ...trpc.people.list.queryOptions({}),
    staleTime: 300_000,
    enabled: assigned.data !== undefined && assigned.data.length === 0,
  });
  const found = assigned.data !== undefined && assigned.data.length > 0 ? assigned.data : everybody.data;
  return useMemo(() => ({ list: (found ?? []).filter((person) => person.leftOn === null) }), [found]);
}
