import { Button, SegmentedControl } from '@mantine/core';
import type { RunException, RunSummary } from '@premia/service';
import { Card, DeltaText, differenceOf, MoneyText, SkeletonRows, useFormat, useName, useTranslate } from '@premia/ui';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { ProblemList } from '../../shell/ProblemList.tsx';
import { useSession } from '../../shell/session.ts';
import { HoldButton } from './HoldButton.tsx';
import { payrollMessages } from './payroll.messages.ts';
import classes from './Runs.module.css';

/** What to look at before approving: each with its amount and its reason, worst first. */
export function RunExceptions({ run }: { readonly run: RunSummary }) {
  const t = useTranslate();
  const trpc = useTRPC();
  const query = useQuery(trpc.runs.exceptions.queryOptions({ runId: run.id }));
  return (
    <Card title={t(payrollMessages.exceptions)} note={t(payrollMessages.exceptionsNote)}>
      <Loaded query={query} skeleton={<SkeletonRows rows={2} />}>
        {(rows) => <ExceptionList rows={rows} run={run} />}
      </Loaded>
    </Card>
  );
}

type Kind = RunException['kinds'][number];

const KINDS = ['problem', 'change', 'cap', 'zero'] as const satisfies readonly Kind[];
const KIND_WORDS = {
  problem: payrollMessages.kindProblem,
  change: payrollMessages.kindChange,
  cap: payrollMessages.kindCap,
  zero: payrollMessages.kindZero,
} as const;
/** What fits beside the rest of the page; everything else is one press away. */
const SHOWN_FIRST = 6;

/** One kind at a time, the gravest that occurs first: a hundred zeros must not bury one jump. */
function ExceptionList({ rows, run }: { readonly rows: readonly RunException[]; readonly run: RunSummary }) {
  const t = useTranslate();
  const counts = KINDS.map((kind) => ({ kind, count: rows.filter(({ kinds }) => kinds.includes(kind)).length }));
  const present = counts.filter(({ count }) => count > 0);
  const [chosen, setChosen] = useState<Kind | null>(null);
  const [isWhole, setWhole] = useState(false);
  const kind = chosen ?? present[0]?.kind;
  if (kind === undefined) return <p className={classes['quiet']}>{t(payrollMessages.noExceptions)}</p>;
  const ofKind = rows.filter(({ kinds }) => kinds.includes(kind));
  const shown = isWhole ? ofKind : ofKind.slice(0, SHOWN_FIRST);
  return (
    <>
      <SegmentedControl
        size="xs"
        className={classes['kinds'] ?? ''}
        aria-label={t(payrollMessages.exceptions)}
        value={kind}
        onChange={(next) => {
          setChosen(next as Kind);
          setWhole(false);
        }}
        data={present.map(({ kind: value, count }) => ({ value, label: `${t(KIND_WORDS[value])} · ${count}` }))}
      />
      <ul className={classes['exceptions']}>
        {shown.map((row) => (
          <li key={row.statementId} className={classes['exceptionRow']}>
            <Exception row={row} run={run} />
          </li>
        ))}
      </ul>
      {shown.length < ofKind.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => setWhole(true)}>
          {t(payrollMessages.showAll, { count: ofKind.length })}
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
