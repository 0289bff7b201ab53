import type { Translate } from '@premia/locale';
import type { InitiativeDepartmentSum, InitiativeSummary } from '@premia/service';
import { Card, EmptyState, MoneyText, SkeletonRows, useFormat, useName, useTranslate } from '@premia/ui';
import { DataGrid, type GridColumn } from '@premia/ui/data-grid';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import classes from './Initiatives.module.css';
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
            <>
              <Sums summary={data} />
              {data.asOf !== null && <SumsAsOf asOf={data.asOf} />}
            </>
          )
        }
      </Loaded>
    </Card>
  );
}

/** Why an executive's sums stand still when one colleague's initiative is approved. */
function SumsAsOf({ asOf }: { readonly asOf: string }) {
  const t = useTranslate();
  const format = useFormat();
  return <p className={classes['sumsNote']}>{t(initiativeMessages.sumsAsOf, { time: format.dateTime(asOf) })}</p>;
}

function Sums({ summary }: { readonly summary: InitiativeSummary }) {
  const t = useTranslate();
  const nameOf = useName();
  const { currency } = summary;
  const columns = useMemo(() => columnsFor({ t, nameOf, currency }), [t, nameOf, currency]);
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

const countText = (count: number | null): string | null => (count === null ? null : String(count));

interface Words {
  readonly t: Translate;
  readonly nameOf: ReturnType<typeof useName>;
  readonly currency: string;
}

function columnsFor({ t, nameOf, currency }: Words): readonly GridColumn<InitiativeDepartmentSum>[] {
  const money = (id: 'effect' | 'reward'): GridColumn<InitiativeDepartmentSum> => ({
    id,
    header: t(initiativeMessages[id]),
    kind: 'decimal',
    align: 'end',
    value: (row) => row[id],
    cell: (row) => <MoneyText amount={row[id]} currency={currency} />,
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
      value: (row) => countText(row.recorded),
      width: '8rem',
      desktopOnly: true,
    },
    {
      id: 'approved',
      header: t(initiativeMessages.approvedCount),
      kind: 'decimal',
      align: 'end',
      value: (row) => countText(row.approved),
      width: '8rem',
      desktopOnly: true,
    },
    money('effect'),
    money('reward'),
  ];
}
