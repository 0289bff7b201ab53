import type { Translate } from '@premia/locale';
import type { InitiativeDepartmentSum, InitiativeSummary } from '@premia/service';
import { Card, EmptyState, type Format, SkeletonRows, useFormat, useName, useTranslate } from '@premia/ui';
import { DataGrid, type GridColumn } from '@premia/ui/data-grid';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { initiativeMessages } from './initiatives.messages.ts';

/** What came of initiatives by department: how many, their effect, and what was paid for it. */
export function InitiativeSums() {
  const t = useTranslate();
  const trpc = useTRPC();
  const summary = useQuery(trpc.initiatives.summary.queryOptions());
  return (
    <Card flush>
      <Loaded query={summary} skeleton={<SkeletonRows rows={5} />}>
        {(data) =>
          data.departments.length === 0 ? (
            <EmptyState title={t(initiativeMessages.emptySums)} />
          ) : (
            <Sums summary={data} />
          )
        }
      </Loaded>
    </Card>
  );
}

function Sums({ summary }: { readonly summary: InitiativeSummary }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const { currency } = summary;
  const columns = useMemo(() => columnsFor({ t, format, nameOf, currency }), [t, format, nameOf, currency]);
  return (
    <DataGrid
      label={t(initiativeMessages.sums)}
      rows={summary.departments}
      columns={columns}
      rowId={({ department }) => department?.id ?? ''}
      exportName="initiatives-by-department"
    />
  );
}

interface Words {
  readonly t: Translate;
  readonly format: Format;
  readonly nameOf: ReturnType<typeof useName>;
  readonly currency: string;
}

function columnsFor({ t, format, nameOf, currency }: Words): readonly GridColumn<InitiativeDepartmentSum>[] {
  const money = (id: 'effect' | 'reward'): GridColumn<InitiativeDepartmentSum> => ({
    id,
    header: t(initiativeMessages[id]),
    kind: 'decimal',
    align: 'end',
    value: (row) => row[id],
    cell: (row) => format.money(row[id], { currency }),
    width: '8rem',
  });
  return [
    {
      id: 'department',
      header: t(initiativeMessages.department),
      value: ({ department }) =>
        department === null ? t(initiativeMessages.smallDepartments) : nameOf(department.name),
    },
    {
      id: 'recorded',
      header: t(initiativeMessages.count),
      kind: 'decimal',
      align: 'end',
      value: (row) => String(row.recorded),
      width: '8rem',
      desktopOnly: true,
    },
    {
      id: 'approved',
      header: t(initiativeMessages.approvedCount),
      kind: 'decimal',
      align: 'end',
      value: (row) => String(row.approved),
      width: '8rem',
      desktopOnly: true,
    },
    money('effect'),
    money('reward'),
  ];
}
