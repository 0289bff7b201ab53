import { Button, SegmentedControl } from '@mantine/core';
import type { ExceptionKind, RunException, RunExceptionPage, RunSummary } from '@premia/service';
import { Card, DeltaText, differenceOf, MoneyText, SkeletonRows, useFormat, useName, useTranslate } from '@premia/ui';
import { IconAlertTriangle } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { ProblemList } from '../../shell/ProblemList.tsx';
import { useSession } from '../../shell/session.ts';
import { HoldButton } from './HoldButton.tsx';
import { payrollMessages } from './payroll.messages.ts';
import classes from './Runs.module.css';

/** What to look at before approving: each with its amount and its reason, the biggest difference first. */
export function RunExceptions({ run }: { readonly run: RunSummary }) {
  const t = useTranslate();
  const [chosen, setChosen] = useState<ExceptionKind | null>(null);
  const pages = useExceptions(run, chosen);
  return (
    <Card title={t(payrollMessages.exceptions)} note={t(payrollMessages.exceptionsNote)}>
      <Loaded query={pages} skeleton={<SkeletonRows rows={2} />}>
        {({ pages: loaded }) => (
          <>
            <Kinds page={loaded[0]} onChosen={setChosen} />
            <ExceptionList key={loaded[0]?.kind} pages={loaded} run={run} />
          </>
        )}
      </Loaded>
      {pages.hasNextPage && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t(payrollMessages.showMore)}
        </Button>
      )}
    </Card>
  );
}

/** Pages of the chosen kind; until somebody chooses, of the gravest that occurs. */
function useExceptions(run: RunSummary, kind: ExceptionKind | null) {
  const trpc = useTRPC();
  return useInfiniteQuery({
    ...trpc.runs.exceptions.infiniteQueryOptions(
      { runId: run.id, ...(kind === null ? {} : { kind }) },
      { getNextPageParam: ({ next }) => next ?? undefined },
    ),
    // The switch stays where it is while the rows of another kind come.
    placeholderData: keepPreviousData,
  });
}

const KINDS = ['problem', 'change', 'cap', 'zero'] as const satisfies readonly ExceptionKind[];
const KIND_WORDS = {
  problem: payrollMessages.kindProblem,
  change: payrollMessages.kindChange,
  cap: payrollMessages.kindCap,
  zero: payrollMessages.kindZero,
} as const;

interface KindsProps {
  readonly page: RunExceptionPage | undefined;
  readonly onChosen: (kind: ExceptionKind) => void;
}

/** One kind at a time, the gravest that occurs first: a hundred zeros must not bury one jump. */
function Kinds({ page, onChosen }: KindsProps) {
  const t = useTranslate();
  const format = useFormat();
  if (page === undefined || page.kind === null) {
    return <p className={classes['quiet']}>{t(payrollMessages.noExceptions)}</p>;
  }
  const { counts, kind } = page;
  return (
    <SegmentedControl
      size="xs"
      className={classes['kinds'] ?? ''}
      aria-label={t(payrollMessages.exceptions)}
      value={kind}
      onChange={(next) => onChosen(next as ExceptionKind)}
      data={KINDS.filter((value) => counts[value] > 0).map((value) => ({
        value,
        label: `${t(KIND_WORDS[value])} · ${format.number(String(counts[value]))}`,
      }))}
    />
  );
}

/** What fits beside the rest of the page; everything else is one press away. */
const SHOWN_FIRST = 6;

function ExceptionList({ pages, run }: { readonly pages: readonly RunExceptionPage[]; readonly run: RunSummary }) {
  const t = useTranslate();
  const [isWhole, setWhole] = useState(false);
  const rows = pages.flatMap((page) => page.rows);
  const shown = isWhole || pages.length > 1 ? rows : rows.slice(0, SHOWN_FIRST);
  return (
    <>
      <ul className={classes['exceptions']}>
        {shown.map((row) => (
          <li key={row.statementId} className={classes['exceptionRow']}>
            <Exception row={row} run={run} />
          </li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => setWhole(true)}>
          {t(payrollMessages.showAll, { count: rows.length })}
        </Button>
      )}
    </>
  );
}

function Exception({ row, run }: { readonly row: RunException; readonly run: RunSummary }) {
  const nameOf = useName();
  const { may } = useSession();
  return (
    <>
      <div className={classes['proposalHead']}>
        <span className={classes['runMain']}>
          <strong className={classes['name']}>
            {row.kinds.includes('problem') && <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />}{' '}
            {nameOf(row.name)}
          </strong>
          <span className={classes['quiet']}>
            {nameOf(row.departmentName)} · {nameOf(row.schemeTitle)}
          </span>
        </span>
        <MoneyText amount={row.total} currency={run.currency} minorUnits="always" />
        {may.includes('run.hold') && <HoldButton run={run} employeeId={row.employeeId} name={nameOf(row.name)} />}
      </div>
      <Reasons row={row} currency={run.currency} />
    </>
  );
}

function Reasons({ row, currency }: { readonly row: RunException; readonly currency: string }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const money = (amount: string) => format.money(amount, { currency, minorUnits: 'always' });
  const { total, previousTotal } = row;
  return (
    <div className={classes['reasons']}>
      {row.kinds.includes('problem') && <ProblemList problems={row.problems} />}
      {row.kinds.includes('change') && total !== null && previousTotal !== null && (
        <span>
          {t(payrollMessages.change, { before: money(previousTotal) })}{' '}
          <DeltaText amount={differenceOf(total, previousTotal)} currency={currency} />
        </span>
      )}
      {row.capped.map(({ code, title, amount }) => (
        <span key={code}>{t(payrollMessages.cap, { title: nameOf(title), amount: money(amount) })}</span>
      ))}
      {row.kinds.includes('zero') && <span>{t(payrollMessages.zero)}</span>}
    </div>
  );
}
