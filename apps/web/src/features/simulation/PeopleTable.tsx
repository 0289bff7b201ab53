import type { SimulationPerson, SimulationResult } from '@premia/service';
import { DeltaText, Dumbbell, MoneyText, useName, useTranslate } from '@premia/ui';
import { DataGrid, type GridColumn } from '@premia/ui/data-grid';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import classes from './Simulation.module.css';
import { simulationMessages } from './simulation.messages.ts';
import { scaleEndOf } from './tally.ts';

const route = getRouteApi('/app/simulation');

function usePeopleColumns(result: SimulationResult): readonly GridColumn<SimulationPerson>[] {
  const t = useTranslate();
  const nameOf = useName();
  return useMemo(() => {
    const scaleEnd = scaleEndOf(result.people);
    const money = (id: 'base' | 'candidate', header: string): GridColumn<SimulationPerson> => ({
      id,
      header,
      value: (row) => row[id],
      cell: (row) => <MoneyText amount={row[id]} currency={result.currency} />,
      kind: 'decimal',
      align: 'end',
      width: '9rem',
      desktopOnly: true,
    });
    return [
      {
        id: 'person',
        header: t(simulationMessages.person),
        value: (row) => nameOf(row.name),
        cell: (row) => (
          <span className={classes['person']}>
            <strong className={classes['name']}>{nameOf(row.name)}</strong>
            <span className={classes['quiet']}>{nameOf(row.departmentName)}</span>
          </span>
        ),
        width: 'clamp(9rem, 40vw, 17rem)',
      },
      {
        id: 'picture',
        header: t(simulationMessages.picture),
        value: () => null,
        sortable: false,
        desktopOnly: true,
        cell: (row) =>
          row.base === null || row.candidate === null ? null : (
            <Dumbbell before={row.base} after={row.candidate} scaleEnd={scaleEnd} />
          ),
      },
      money('base', t(simulationMessages.base)),
      money('candidate', t(simulationMessages.would)),
      {
        id: 'delta',
        header: t(simulationMessages.delta),
        value: (row) => row.delta,
        cell: (row) => <DeltaText amount={row.delta} currency={result.currency} />,
        kind: 'decimal',
        align: 'end',
        width: 'clamp(7.5rem, 30vw, 9.5rem)',
      },
    ];
  }, [result, t, nameOf]);
}

/** Everybody, from the greatest loss up: the people one has to be able to look in the eye. */
export function PeopleTable({ result }: { readonly result: SimulationResult }) {
  const t = useTranslate();
  const { search = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = usePeopleColumns(result);
  const rows = useMemo(() => result.people.filter((person) => person.delta !== null), [result]);
  return (
    <DataGrid
      label={t(simulationMessages.people)}
      rows={rows}
      columns={columns}
      rowId={(row) => row.employeeId}
      sortedBy={{ id: 'delta', desc: false }}
      exportName={`simulation-${result.periods.join('_')}`}
      search={{
        text: search,
        onChange: (text) =>
          void navigate({
            search: ({ search: _, ...rest }) => (text === '' ? rest : { ...rest, search: text }),
            replace: true,
          }),
      }}
      onOpen={(row) => void navigate({ search: (previous) => ({ ...previous, person: row.employeeId }) })}
    />
  );
}
