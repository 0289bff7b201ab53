import { ActionIcon, Drawer, Select } from '@mantine/core';
import type { BilingualText, SimulationPerson, SimulationPersonDetail, SimulationResult } from '@premia/service';
import {
  compareAmounts,
  DeltaText,
  differenceOf,
  MoneyText,
  SkeletonRows,
  useFormat,
  useName,
  useTranslate,
} from '@premia/ui';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { ProblemList } from '../../shell/ProblemList.tsx';
import { useShortcut } from '../../shell/shortcuts/ShortcutProvider.tsx';
import { compareLines } from './compare-lines.ts';
import { lineTitles } from './line-titles.ts';
import classes from './Simulation.module.css';
import type { Scenario } from './scenario.ts';
import { simulationMessages } from './simulation.messages.ts';

const route = getRouteApi('/app/simulation');

export interface PersonDrillProps {
  readonly employeeId: string;
  readonly result: SimulationResult;
  readonly scenario: Scenario;
}

/** From the greatest loss up, as in the list. */
function inOrder(people: readonly SimulationPerson[]): readonly SimulationPerson[] {
  return [...people].sort((left, right) => compareAmounts(left.delta ?? '0', right.delta ?? '0'));
}

/** One person's statement now and under the change, side by side; `[` and `]` walk through the list. */
export function PersonDrill({ employeeId, result, scenario }: PersonDrillProps) {
  const t = useTranslate();
  const nameOf = useName();
  const navigate = route.useNavigate();
  const people = inOrder(result.people);
  const index = people.findIndex((person) => person.employeeId === employeeId);
  const person = people[index];
  const open = (next: SimulationPerson | undefined) => {
    if (next !== undefined)
      void navigate({ search: (previous) => ({ ...previous, person: next.employeeId }), replace: true });
  };
  const close = () => void navigate({ search: ({ person: _, ...rest }) => rest });
  useShortcut({
    id: 'simulation.previous-person',
    keys: ['['],
    label: simulationMessages.previousPerson,
    group: simulationMessages.group,
    run: () => open(people[index - 1]),
  });
  useShortcut({
    id: 'simulation.next-person',
    keys: [']'],
    label: simulationMessages.nextPerson,
    group: simulationMessages.group,
    run: () => open(people[index + 1]),
  });
  if (person === undefined) return null;
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="lg"
      title={
        <span className={classes['drillTitle']}>
          <ActionIcon
            variant="default"
            aria-label={t(simulationMessages.previousPerson)}
            disabled={index === 0}
            onClick={() => open(people[index - 1])}
          >
            <IconChevronLeft size={16} stroke={1.75} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={t(simulationMessages.nextPerson)}
            disabled={index === people.length - 1}
            onClick={() => open(people[index + 1])}
          >
            <IconChevronRight size={16} stroke={1.75} aria-hidden="true" />
          </ActionIcon>
          <span className={classes['person']}>
            <strong className={classes['name']}>{nameOf(person.name)}</strong>
            <span className={classes['quiet']}>
              {nameOf(person.position)} · {nameOf(person.departmentName)}
            </span>
          </span>
        </span>
      }
    >
      <PersonMonths person={person} result={result} scenario={scenario} />
    </Drawer>
  );
}

interface PersonMonthsProps {
  readonly person: SimulationPerson;
  readonly result: SimulationResult;
  readonly scenario: Scenario;
}

function PersonMonths({ person, result, scenario }: PersonMonthsProps) {
  const t = useTranslate();
  const format = useFormat();
  const trpc = useTRPC();
  const [chosen, setChosen] = useState<string | null>(null);
  const period = chosen ?? scenario.periods.at(-1) ?? '';
  const { schemeId, candidate } = scenario;
  const detail = useQuery(
    trpc.simulation.person.queryOptions({ schemeId, candidate, period, employeeId: person.employeeId }),
  );
  const titles = useLineTitles(schemeId);
  return (
    <div className={classes['drill']}>
      {scenario.periods.length > 1 && (
        <Select
          label={t(simulationMessages.month)}
          data={scenario.periods.map((month) => ({ value: month, label: format.period(month) }))}
          value={period}
          onChange={setChosen}
        />
      )}
      <Loaded query={detail} skeleton={<SkeletonRows rows={5} />}>
        {(data) => <SideBySide detail={data} currency={result.currency} titles={titles} />}
      </Loaded>
    </div>
  );
}

/** How the scheme's lines are called, by code; the draft knows those of the versions before it too. */
function useLineTitles(schemeId: string): ReadonlyMap<string, BilingualText> {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.schemes.open.queryOptions({ schemeId }));
  return useMemo(() => (data === undefined ? new Map() : lineTitles(data.draft)), [data]);
}

interface SideBySideProps {
  readonly detail: SimulationPersonDetail;
  readonly currency: string;
  readonly titles: ReadonlyMap<string, BilingualText>;
}

function SideBySide({ detail, currency, titles }: SideBySideProps) {
  const t = useTranslate();
  const nameOf = useName();
  const { base, candidate } = detail;
  const rows = compareLines(base?.lines ?? [], candidate.lines);
  const total = base?.total == null || candidate.total === null ? null : differenceOf(candidate.total, base.total);
  return (
    <>
      {base === null && <p className={classes['quiet']}>{t(simulationMessages.notInForce)}</p>}
      <table className={classes['compare']}>
        <thead>
          <tr>
            <th scope="col">{t(simulationMessages.line)}</th>
            <th scope="col">{t(simulationMessages.base)}</th>
            <th scope="col">{t(simulationMessages.would)}</th>
            <th scope="col">{t(simulationMessages.delta)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code} data-changed={row.changed || undefined}>
              <th scope="row">{titles.has(row.code) ? nameOf(titles.get(row.code)) : row.code}</th>
              <td>
                <MoneyText amount={row.base} currency={currency} minorUnits="always" />
              </td>
              <td>
                <MoneyText amount={row.candidate} currency={currency} minorUnits="always" />
              </td>
              <td>
                <DeltaText amount={row.delta} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t(simulationMessages.total)}</th>
            <td>
              <MoneyText amount={base?.total ?? null} currency={currency} minorUnits="always" />
            </td>
            <td>
              <MoneyText amount={candidate.total} currency={currency} minorUnits="always" />
            </td>
            <td>
              <DeltaText amount={total} currency={currency} />
            </td>
          </tr>
        </tfoot>
      </table>
      {candidate.problems.length > 0 && <ProblemList problems={candidate.problems} />}
    </>
  );
}
