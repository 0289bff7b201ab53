import { Button, Group, TextInput } from '@mantine/core';
import { decimal, divide, isZero, round, toFixedText } from '@premia/decimal';
import type { CriterionPage, CriterionValueRow } from '@premia/service';
import { Card, EmptyState, SkeletonRows, useFormat, useName, useTranslate } from '@premia/ui';
import { DataGrid, type GridColumn } from '@premia/ui/data-grid';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { currentMonth } from '../../calendar/months.ts';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { useSession } from '../../shell/session.ts';
import { useCurrency } from '../../shell/use-currency.ts';
import { measureText } from '../changes/change-shapes.ts';
import { criteriaMessages } from './criteria.messages.ts';

const route = getRouteApi('/app/criteria/$key');
const SHARE_DIGITS = 4;

/** Actual value against the target; null where either is missing or nothing was planned. */
function attainmentOf({ actual, target }: CriterionValueRow): string | null {
  if (actual === null || target === null || isZero(decimal(target))) return null;
  return toFixedText(round(divide(decimal(actual), decimal(target)), SHARE_DIGITS), SHARE_DIGITS);
}

/** Values and targets of the people the caller may see, for a month. */
export function CriterionValuesCard({ page }: { readonly page: CriterionPage }) {
  const t = useTranslate();
  const trpc = useTRPC();
  const { may } = useSession();
  const { period = currentMonth(new Date()), search = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const values = useQuery(trpc.criteria.values.queryOptions({ key: page.key, period }));
  const columns = useColumns(page);
  return (
    <Card
      flush
      title={t(criteriaMessages.values)}
      note={
        <Group gap="xs">
          <TextInput
            size="xs"
            type="month"
            aria-label={t(criteriaMessages.period)}
            value={period}
            onChange={(event) => void navigate({ search: { period: event.currentTarget.value }, replace: true })}
          />
          {may.includes('change.propose') && (
            <Button size="xs" variant="default" renderRoot={(props) => <Link to="/changes/new" {...props} />}>
              {t(criteriaMessages.changeTargets)}
            </Button>
          )}
        </Group>
      }
    >
      <Loaded query={values} skeleton={<SkeletonRows rows={6} />}>
        {(data) =>
          data.rows.length === 0 ? (
            <EmptyState title={t(criteriaMessages.noValues)} text="" />
          ) : (
            <DataGrid
              label={t(criteriaMessages.values)}
              rows={data.rows}
              columns={columns}
              rowId={(row) => row.employeeId}
              search={{
                text: search,
                onChange: (text) =>
                  void navigate({ search: { period, ...(text === '' ? {} : { search: text }) }, replace: true }),
              }}
            />
          )
        }
      </Loaded>
    </Card>
  );
}

function useColumns({ type }: CriterionPage): readonly GridColumn<CriterionValueRow>[] {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const currency = useCurrency();
  const text = (value: string | null) => measureText(value, type, { format, currency, t });
  return [
    {
      id: 'person',
      header: t(criteriaMessages.person),
      value: (row) => nameOf(row.name),
      width: 'clamp(7rem, 30vw, 16rem)',
    },
    {
      id: 'department',
      header: t(criteriaMessages.department),
      value: (row) => nameOf(row.departmentName),
      desktopOnly: true,
    },
    {
      id: 'actual',
      header: t(criteriaMessages.actual),
      kind: 'decimal',
      align: 'end',
      value: (row) => row.actual,
      cell: (row) =>
        row.otherCurrency === null
          ? text(row.actual)
          : t(criteriaMessages.inOtherCurrency, { currency: row.otherCurrency }),
      width: '6.75rem',
    },
    {
      id: 'target',
      header: t(criteriaMessages.target),
      kind: 'decimal',
      align: 'end',
      value: (row) => row.target,
      cell: (row) => text(row.target),
      width: '6.75rem',
    },
    {
      id: 'attainment',
      header: t(criteriaMessages.attainment),
      kind: 'decimal',
      align: 'end',
      value: attainmentOf,
      cell: (row) => {
        const share = attainmentOf(row);
        return share === null ? '—' : format.percent(share);
      },
      width: '8rem',
      desktopOnly: true,
    },
  ];
}
