import { Button } from '@mantine/core';
import type { PayrollExport, Reconciliation, RunSummary } from '@premia/service';
import { Card, Kpi, KpiStrip, MoneyText, SkeletonRows, useFormat, useName, useTranslate } from '@premia/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTRPC, useTRPCClient } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { useSession } from '../../shell/session.ts';
import { HoldButton } from './HoldButton.tsx';
import { payrollMessages } from './payroll.messages.ts';
import classes from './Runs.module.css';

/** From the seal to the payment: who is held, what was handed over, and whether it all agrees. */
export function Payroll({ run }: { readonly run: RunSummary }) {
  const { may } = useSession();
  const isFinance = may.includes('run.export');
  return (
    <>
      {isFinance && <Holds run={run} />}
      {isFinance && <Exports run={run} />}
      {['sealed', 'exported', 'paid'].includes(run.state) && <Reconciled run={run} />}
    </>
  );
}

function Holds({ run }: { readonly run: RunSummary }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const trpc = useTRPC();
  const holds = useQuery(trpc.runs.holds.queryOptions({ runId: run.id })).data ?? [];
  if (holds.length === 0) return null;
  return (
    <Card title={t(payrollMessages.holds)}>
      <ul className={classes['exceptions']}>
        {holds.map((hold) => (
          <li key={hold.id} className={classes['exception']}>
            <strong className={classes['name']}>{nameOf(hold.name)}</strong>
            <span>{hold.reason}</span>
            <span className={classes['quiet']}>
              {t(payrollMessages.heldBy, { name: nameOf(hold.heldBy ?? {}), time: format.dateTime(hold.heldAt) })}
            </span>
            {hold.releasedAt === null ? (
              <HoldButton run={run} employeeId={hold.employeeId} name={nameOf(hold.name)} />
            ) : (
              <span className={classes['quiet']}>{t(payrollMessages.released, { reason: hold.releaseReason })}</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Exports({ run }: { readonly run: RunSummary }) {
  const t = useTranslate();
  const trpc = useTRPC();
  const exports = useQuery(trpc.runs.exports.queryOptions({ runId: run.id })).data ?? [];
  if (exports.length === 0) return null;
  return (
    <Card title={t(payrollMessages.exports)}>
      <ul className={classes['exceptions']}>
        {exports.map((made) => (
          <li key={made.id} className={classes['exception']}>
            <ExportLine made={made} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function ExportLine({ made }: { readonly made: PayrollExport }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const client = useTRPCClient();
  const download = useMutation({
    mutationFn: () => client.runs.exportFile.query({ exportId: made.id }),
    onSuccess: ({ name, content }) => saveFile(name, content),
  });
  const amount = format.money(made.controlSum, { currency: made.currency, minorUnits: 'always' });
  return (
    <>
      <strong>{t(payrollMessages.exportLine, { number: String(made.number), rows: made.rows })}</strong>
      <span>{t(payrollMessages.controlSum, { amount })}</span>
      <code className={classes['hash']} title={made.sha256}>
        {made.sha256.slice(0, 12)}
      </code>
      <span className={classes['quiet']}>
        {t(payrollMessages.heldBy, { name: nameOf(made.createdBy), time: format.dateTime(made.createdAt) })}
      </span>
      <Button size="compact-xs" variant="default" loading={download.isPending} onClick={() => download.mutate()}>
        {t(payrollMessages.download)}
      </Button>
    </>
  );
}

function saveFile(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

function Reconciled({ run }: { readonly run: RunSummary }) {
  const t = useTranslate();
  const trpc = useTRPC();
  const query = useQuery(trpc.runs.reconcile.queryOptions({ runId: run.id }));
  return (
    <Card title={t(payrollMessages.reconciliation)}>
      <Loaded query={query} skeleton={<SkeletonRows rows={2} />}>
        {(data) => (
          <>
            <KpiStrip>
              {(['calculated', 'approved', 'exported', 'paid'] as const).map((step) => (
                <Kpi
                  key={step}
                  label={t(payrollMessages[step])}
                  value={<MoneyText amount={data[step]} currency={data.currency} minorUnits="always" />}
                />
              ))}
            </KpiStrip>
            <Differences data={data} />
          </>
        )}
      </Loaded>
    </Card>
  );
}

const DIFFERENCES_SHOWN = 50;

function Differences({ data }: { readonly data: Reconciliation }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const money = (amount: string | null) =>
    format.money(amount ?? '0', { currency: data.currency, minorUnits: 'always' });
  if (data.differences.length === 0) return <p className={classes['quiet']}>{t(payrollMessages.agrees)}</p>;
  return (
    <details className={classes['details']}>
      <summary>{t(payrollMessages.differences, { count: data.differences.length })}</summary>
      <ul className={classes['exceptions']}>
        {data.differences.slice(0, DIFFERENCES_SHOWN).map((row) => (
          <li key={row.causeId} className={classes['exception']}>
            <strong className={classes['name']}>{nameOf(row.name)}</strong>
            {row.causeKind === 'adjustment' && (
              <span className={classes['quiet']}>{t(payrollMessages.adjustment)}</span>
            )}
            {row.isHeld && <span className={classes['missing']}>{t(payrollMessages.held)}</span>}
            <span className={classes['quiet']}>
              {[row.calculated, row.approved, row.exported, row.paid].map(money).join(' → ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
