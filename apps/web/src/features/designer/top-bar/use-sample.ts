import type { PeriodSummary, SchemeDetail } from '@premia/service';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Sample } from '../preview/use-kept-preview.ts';
import { defaultPeriod } from './periods.ts';
import { type SamplePeople, useSamplePeople } from './use-sample-people.ts';

export interface SampleControl {
  readonly sample: Sample;
  readonly people: SamplePeople;
  readonly periods: readonly string[];
  readonly choose: (employeeId: string) => void;
  readonly setPeriod: (period: string) => void;
  readonly step: (by: 1 | -1) => void;
}

const route = getRouteApi('/app/schemes/$schemeId');

/** Whose numbers are shown, and for when; both live in the address. The same object until one of them is another. */
export function useSample(scheme: SchemeDetail, periods: readonly PeriodSummary[]): SampleControl {
  const chosenPeriod = route.useSearch({ select: (search) => search.period });
  const chosenEmployee = route.useSearch({
    select: (search) => search.employee,
  });
  const navigate = route.useNavigate();
  const [started] = useState(() => defaultPeriod(periods, scheme.period));
  const audience = route.useSearch({ select: (search) => search.audience });
  const people = useSamplePeople(scheme, audience);
  const period = chosenPeriod ?? started;
  const employeeId = chosenEmployee ?? people.first?.id ?? null;
  return useMemo(() => {
    const go = (change: { readonly employee?: string; readonly period?: string }) =>
      void navigate({
        search: (before) => ({ ...before, ...change }),
        replace: true,
      });
    return {
      sample: { employeeId, period },
      people,
      periods: [...new Set([...periods.map((one) => one.period), period])].sort().reverse(),
      choose: (employee) => go({ employee }),
      setPeriod: (next) => go({ period: next }),
      step: (by) => {
        const index = people.list.findIndex((person) => person.id === employeeId);
        const next = people.list[(index + by + people.list.length) % Math.max(people.list.length, 1)];
        if (next !== undefined) go({ employee: next.id });
      },
    };
  }, [navigate, people, periods, period, employeeId]);
}
