import type { SimulationResult } from '@premia/service';
import { compareAmounts, DeltaText, Dumbbell, MoneyText, useName, useTranslate } from '@premia/ui';
import { DataGrid, type GridColumn } from '@premia/ui/data-grid';
import { useMemo } from 'react';
import classes from './Simulation.module.css';
import { simulationMessages } from './simulation.messages.ts';

type DepartmentRow = SimulationResult['departments'][number];

/** The same difference by department; the rows add up to the fund. */
export function DepartmentsTable({ result }: { readonly result: SimulationResult }) {
  const t = useTranslate();
  const nameOf = useName();
  const { currency, departments } = result;
  const columns = useMemo((): readonly GridColumn<DepartmentRow>[] => {
    const amounts = departments.flatMap((row) => [row.base, row.candidate]);
    const scaleEnd = amounts.sort(compareAmounts).at(-1) ?? '0';
    const money = (id: 'base' | 'candidate', header: string): GridColumn<DepartmentRow> => ({
      id,
      header,
      value: (row) => row[id],
      cell: (row) => <MoneyText amount={row[id]} currency={currency} />,
      kind: 'decimal',
      align: 'end',
      width: '10rem',
      desktopOnly: true,
    });
    return [
      {
        id: 'name',
        header: t(simulationMessages.department),
        value: (row) => nameOf(row.name),
        cell: (row) => <strong className={classes['name']}>{nameOf(row.name)}</strong>,
        width: 'clamp(9rem, 40vw, 17rem)',
      },
      {
        id: 'picture',
        header: t(simulationMessages.picture),
        value: () => null,
        sortable: false,
        desktopOnly: true,
        cell: (row) => <Dumbbell before={row.base} after={row.candidate} scaleEnd={scaleEnd} />,
      },
      money('base', t(simulationMessages.base)),
      money('candidate', t(simulationMessages.would)),
      {
        id: 'delta',
        header: t(simulationMessages.delta),
        value: (row) => row.delta,
        cell: (row) => <DeltaText amount={row.delta} currency={currency} />,
        kind: 'decimal',
        align: 'end',
        width: '10rem',
      },
    ];
  }, [departments, currency, t, nameOf]);
  return (
    <DataGrid
      label={t(simulationMessages.departments)}
      rows={departments}
      columns={columns}
      rowId={(row) => row.departmentId}
      sortedBy={{ id: 'delta', desc: false }}
      exportName="simulation-departments"
    />
  );
}
