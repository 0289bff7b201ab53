import { Select } from '@mantine/core';
import { Card, useFormat, useName, useTranslate } from '@premia/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTRPC } from '../../shell/api.ts';
import { departmentRows } from '../people/department-tree.ts';
import classes from './Simulation.module.css';
import { comparableSchemes, monthsOf, type Scenario } from './scenario.ts';
import { simulationMessages } from './simulation.messages.ts';

const route = getRouteApi('/app/simulation');

const EVERYONE = 'everyone';
const INDENT = '\u2003';

/** Which scheme, against what, over which months, for whom; all of it in the address. */
export function ScenarioBar({ scenario }: { readonly scenario: Scenario }) {
  return (
    <Card>
      <div className={classes['bar']}>
        <SchemeSelects scenario={scenario} />
        <MonthSelects scenario={scenario} />
        <DepartmentSelect />
      </div>
    </Card>
  );
}

type SearchPatch = Readonly<Partial<Record<'scheme' | 'candidate' | 'from' | 'to' | 'department', string | undefined>>>;

/** Writes into the address; a key set to undefined leaves it. */
function usePatch(): (patch: SearchPatch) => void {
  const navigate = route.useNavigate();
  return (patch) => {
    void navigate({
      search: (previous) => {
        const merged = Object.entries({ ...previous, ...patch }).filter(([, value]) => value !== undefined);
        return Object.fromEntries(merged);
      },
      replace: true,
    });
  };
}

function SchemeSelects({ scenario }: { readonly scenario: Scenario }) {
  const t = useTranslate();
  const nameOf = useName();
  const trpc = useTRPC();
  const patch = usePatch();
  const schemes = useQuery(trpc.schemes.list.queryOptions()).data ?? [];
  const detail = useQuery(trpc.schemes.open.queryOptions({ schemeId: scenario.schemeId })).data;
  const versions = (detail?.versions ?? []).map((version) => ({
    value: version.id,
    label: t(simulationMessages.version, { version: String(version.version) }),
  }));
  return (
    <>
      <Select
        label={t(simulationMessages.scheme)}
        searchable
        data={comparableSchemes(schemes).map((scheme) => ({ value: scheme.id, label: nameOf(scheme.title) }))}
        value={scenario.schemeId}
        onChange={(value) => {
          if (value !== null) patch({ scheme: value, candidate: undefined });
        }}
      />
      <Select
        label={t(simulationMessages.candidate)}
        data={[{ value: 'draft', label: t(simulationMessages.draft) }, ...versions]}
        value={scenario.candidate}
        onChange={(value) => {
          if (value !== null) patch({ candidate: value });
        }}
      />
    </>
  );
}

function MonthSelects({ scenario }: { readonly scenario: Scenario }) {
  const t = useTranslate();
  const format = useFormat();
  const trpc = useTRPC();
  const patch = usePatch();
  const periods = useQuery(trpc.periods.list.queryOptions()).data ?? [];
  const data = monthsOf(periods).map((month) => ({ value: month, label: format.period(month) }));
  const from = scenario.periods[0] ?? null;
  const to = scenario.periods.at(-1) ?? null;
  return (
    <>
      <Select
        label={t(simulationMessages.from)}
        data={data}
        value={from}
        onChange={(value) => {
          if (value !== null) patch({ from: value, to: to !== null && to > value ? to : value });
        }}
      />
      <Select
        label={t(simulationMessages.to)}
        data={data}
        value={to}
        onChange={(value) => {
          if (value !== null) patch({ to: value, from: from !== null && from < value ? from : value });
        }}
      />
    </>
  );
}

function DepartmentSelect() {
  const t = useTranslate();
  const nameOf = useName();
  const trpc = useTRPC();
  const patch = usePatch();
  const { department } = route.useSearch();
  const departments = useQuery(trpc.people.departments.queryOptions()).data ?? [];
  return (
    <Select
      label={t(simulationMessages.department)}
      searchable
      data={[
        { value: EVERYONE, label: t(simulationMessages.everyone) },
        ...departmentRows(departments).map((row) => ({
          value: row.department.id,
          label: `${INDENT.repeat(row.depth)}${nameOf(row.department.name)}`,
        })),
      ]}
      value={department ?? EVERYONE}
      onChange={(value) => patch({ department: value === EVERYONE || value === null ? undefined : value })}
    />
  );
}
