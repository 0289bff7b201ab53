import { Button, TextInput } from '@mantine/core';
import type { Translate } from '@premia/locale';
import type { RunSummary, StatementSummary } from '@premia/service';
import {
  Card,
  DeltaText,
  differenceOf,
  EmptyState,
  ErrorState,
  type Format,
  MoneyText,
  SkeletonRows,
  useFormat,
  useName,
  useTranslate,
} from '@premia/ui';
import { DataGrid, type GridColumn } from '@premia/ui/data-grid';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTRPC, useTRPCClient } from '../../shell/api.ts';
import { failureWords } from '../../shell/failures.ts';
import { present } from '../../shell/search.ts';
import { useSession } from '../../shell/session.ts';
import { HoldButton, isHoldable, useHeld } from './HoldButton.tsx';
import { payrollMessages } from './payroll.messages.ts';
import classes from './Runs.module.css';
import { runsMessages } from './runs.messages.ts';

const route = getRouteApi('/app/runs/$runId');

interface ColumnWords {
  readonly t: Translate;
  readonly nameOf: ReturnType<typeof useName>;
  readonly format: Format;
  readonly currency: string;
}

function changeOf(row: StatementSummary): string | null {
  return row.total === null || row.previousTotal === null ? null : differenceOf(row.total, row.previousTotal);
}

function columnsFor(words: ColumnWords): readonly GridColumn<StatementSummary>[] {
  const { t, nameOf, currency, format } = words;
  const linesText = (row: StatementSummary) =>
    row.lines.map((line) => `${nameOf(line.title)} ${format.money(line.amount, { currency })}`).join(' · ');
  return [
    {
      id: 'name',
      header: t(runsMessages.name),
      value: (row) => nameOf(row.name),
      cell: (row) => <strong className={classes['name']}>{nameOf(row.name)}</strong>,
      width: 'clamp(9rem, 40vw, 13rem)',
    },
    {
      id: 'department',
      header: t(runsMessages.department),
      value: (row) => nameOf(row.departmentName),
      width: '11rem',
      desktopOnly: true,
    },
    {
      id: 'scheme',
      header: t(runsMessages.scheme),
      value: (row) => nameOf(row.schemeTitle),
      width: '11rem',
      desktopOnly: true,
    },
    {
      id: 'lines',
      header: t(runsMessages.lines),
      value: linesText,
      cell: (row) => (
        <span className={classes['lines']}>
          {row.lines.map((line) => (
            <span key={line.code}>
              {nameOf(line.title)} <MoneyText amount={line.amount} currency={currency} minorUnits="always" />
            </span>
          ))}
        </span>
      ),
      desktopOnly: true,
    },
    {
      id: 'change',
      header: t(runsMessages.change),
      value: changeOf,
      cell: (row) => <DeltaText amount={changeOf(row)} currency={currency} />,
      kind: 'decimal',
      align: 'end',
      width: '9rem',
      desktopOnly: true,
    },
    totalColumn(words),
  ];
}

function totalColumn({ t, currency }: ColumnWords): GridColumn<StatementSummary> {
  return {
    id: 'total',
    header: t(runsMessages.total),
    value: (row) => row.total,
    kind: 'decimal',
    align: 'end',
    width: '9.5rem',
    cell: (row) =>
      row.total === null ? (
        <span className={classes['missing']}>{t(runsMessages.notWorkedOut)}</span>
      ) : (
        <strong>
          <MoneyText amount={row.total} currency={currency} minorUnits="always" />
        </strong>
      ),
  };
}

/** Anybody's pay may be held back, not only what stands out. */
function holdColumn(
  { t, nameOf }: ColumnWords,
  { run, held }: { readonly run: RunSummary; readonly held: ReadonlySet<string> },
): GridColumn<StatementSummary> {
  return {
    id: 'hold',
    header: t(payrollMessages.payment),
    value: (row) => (held.has(row.employeeId) ? t(payrollMessages.isHeld) : null),
    cell: (row) => <HoldButton run={run} employeeId={row.employeeId} name={nameOf(row.name)} />,
    width: '8rem',
    desktopOnly: true,
  };
}

/** Statements page by page; the service takes the cursor and nothing else of the paging. */
function useStatementPages(runId: string, search: string) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = { runId, ...(search === '' ? {} : { search }) };
  return useInfiniteQuery({
    queryKey: [...trpc.runs.statements.queryKey(input), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      client.runs.statements.query({ ...input, ...(pageParam === null ? {} : { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** Everybody of a run. */
export function Statements({ run }: { readonly run: RunSummary }) {
  const t = useTranslate();
  const nameOf = useName();
  const format = useFormat();
  const { search = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const { currency } = run;
  const query = useStatementPages(run.id, search);
  const { may } = useSession();
  const canHold = may.includes('run.hold') && isHoldable(run);
  const held = useHeld(run, canHold);
  const columns = useMemo(() => {
    const words = { t, nameOf, format, currency };
    return canHold ? [...columnsFor(words), holdColumn(words, { run, held })] : columnsFor(words);
  }, [t, nameOf, format, currency, canHold, run, held]);
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  return (
    <Card title={t(runsMessages.statements)} flush>
      {query.isPending && <SkeletonRows rows={8} />}
      {query.isError && <ErrorState {...failureWords(query.error, t)} onRetry={() => void query.refetch()} />}
      {query.isSuccess && rows.length === 0 && search === '' && <EmptyState title={t(runsMessages.noStatements)} />}
      {query.isSuccess && (rows.length > 0 || search !== '') && (
        <DataGrid
          label={t(runsMessages.statements)}
          rows={rows}
          columns={columns}
          rowId={(row) => row.id}
          exportName={`statements-${run.period}`}
          toolbar={
            <TextInput
              className={classes['search'] ?? ''}
              leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
              aria-label={t(runsMessages.name)}
              placeholder={t(runsMessages.name)}
              value={search}
              onChange={(event) =>
                void navigate({ search: present({ search: event.currentTarget.value }), replace: true })
              }
            />
          }
        />
      )}
      {query.hasNextPage && (
        <div className={classes['more']}>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t(runsMessages.more)}
          </Button>
        </div>
      )}
    </Card>
  );
}
