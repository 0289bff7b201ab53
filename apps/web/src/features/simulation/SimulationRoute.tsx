import { Tabs } from '@mantine/core';
import type { SimulationResult } from '@premia/service';
import { Bone, Card, EmptyState, Page, Skeleton, StaleBadge, useTranslate } from '@premia/ui';
import { IconScale } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { DepartmentsTable } from './DepartmentsTable.tsx';
import { Distribution } from './Distribution.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { PersonDrill } from './PersonDrill.tsx';
import { ProblemsTable } from './ProblemsTable.tsx';
import { ScenarioBar } from './ScenarioBar.tsx';
import classes from './Simulation.module.css';
import { type Scenario, useScenario } from './scenario.ts';
import { simulationMessages } from './simulation.messages.ts';
import { Verdict } from './Verdict.tsx';

const route = getRouteApi('/app/simulation');

/** What it would cost, who gains, who loses – before anybody signs. */
export function SimulationRoute() {
  const t = useTranslate();
  const trpc = useTRPC();
  const schemes = useQuery(trpc.schemes.list.queryOptions());
  const scenario = useScenario();
  return (
    <Page title={t(simulationMessages.title)} description={t(simulationMessages.description)} width="wide">
      <Loaded query={schemes} skeleton={<SimulationSkeleton />}>
        {() =>
          scenario === null ? (
            <Card>
              <EmptyState
                icon={<IconScale size={22} stroke={1.75} />}
                title={t(simulationMessages.nothingToRun)}
                text={t(simulationMessages.nothingToRunText)}
              />
            </Card>
          ) : (
            <div className={classes['stack']}>
              <ScenarioBar scenario={scenario} />
              <Comparison scenario={scenario} />
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

function Comparison({ scenario }: { readonly scenario: Scenario }) {
  const t = useTranslate();
  const trpc = useTRPC();
  const { departmentId, ...rest } = scenario;
  const input = { ...rest, periods: [...scenario.periods], ...(departmentId === undefined ? {} : { departmentId }) };
  const query = useQuery({ ...trpc.simulation.compare.queryOptions(input), placeholderData: keepPreviousData });
  return (
    <Loaded query={query} skeleton={<SimulationSkeleton />}>
      {(result) => (
        // The old answer stays readable while the new one is on its way.
        <div className={classes['stack']} data-stale={query.isPlaceholderData || undefined}>
          {query.isPlaceholderData ? (
            <p className={classes['quiet']} role="status">
              {t(simulationMessages.calculated)}
            </p>
          ) : (
            <StaleBadge asOf={result.calculatedAt} />
          )}
          <Verdict result={result} />
          <Views result={result} scenario={scenario} />
        </div>
      )}
    </Loaded>
  );
}

const TABS = ['people', 'departments', 'distribution', 'problems'] as const;

function Views({ result, scenario }: { readonly result: SimulationResult; readonly scenario: Scenario }) {
  const t = useTranslate();
  const { tab = 'people', person } = route.useSearch();
  const navigate = route.useNavigate();
  const failed = result.people.filter((row) => row.delta === null);
  return (
    <Card flush>
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(value) => {
          const chosen = TABS.find((candidate) => candidate === value);
          void navigate({ search: (previous) => ({ ...previous, tab: chosen ?? 'people' }), replace: true });
        }}
      >
        <Tabs.List aria-label={t(simulationMessages.tabs)} className={classes['tabs'] ?? ''}>
          <Tabs.Tab value="people">{t(simulationMessages.people)}</Tabs.Tab>
          <Tabs.Tab value="departments">{t(simulationMessages.departments)}</Tabs.Tab>
          <Tabs.Tab value="distribution">{t(simulationMessages.distribution)}</Tabs.Tab>
          <Tabs.Tab value="problems">{t(simulationMessages.problems, { count: String(failed.length) })}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="people">
          <PeopleTable result={result} />
        </Tabs.Panel>
        <Tabs.Panel value="departments">
          <DepartmentsTable result={result} />
        </Tabs.Panel>
        <Tabs.Panel value="distribution">
          <Distribution result={result} />
        </Tabs.Panel>
        <Tabs.Panel value="problems">
          <ProblemsTable people={failed} />
        </Tabs.Panel>
      </Tabs>
      {person !== undefined && <PersonDrill employeeId={person} result={result} scenario={scenario} />}
    </Card>
  );
}

function SimulationSkeleton() {
  return (
    <Skeleton>
      <Bone height="4.5rem" />
      <Bone height="6rem" />
      <Bone height="24rem" />
    </Skeleton>
  );
}
