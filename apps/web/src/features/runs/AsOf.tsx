import { Button, Select, TextInput } from '@mantine/core';
import type { PayAsOf, RunSummary } from '@premia/service';
import { Card, useFormat, useName, useTranslate } from '@premia/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC, useTRPCClient } from '../../shell/api.ts';
import { failureWords } from '../../shell/failures.ts';
import { payrollMessages } from './payroll.messages.ts';
import classes from './Runs.module.css';

/** What the books told of a person's period on a day, and whether a recalculation gives the same. */
export function AsOf({ run }: { readonly run: RunSummary }) {
  const t = useTranslate();
  const nameOf = useName();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const people = useQuery(trpc.people.list.queryOptions({ period: run.period }));
  const [employeeId, setEmployeeId] = useState<string | null>(null);
  const [day, setDay] = useState(new Date().toISOString().slice(0, 10));
  const { period } = run;
  const asOf = useMutation({
    mutationFn: (id: string) => client.statements.asOf.query({ employeeId: id, period, on: day }),
  });
  const replay = useMutation({
    mutationFn: (id: string) => client.statements.replay.query({ employeeId: id, period }),
  });
  const error = asOf.error ?? replay.error;
  return (
    <Card title={t(payrollMessages.asOf)}>
      <div className={classes['asOf']}>
        <Select
          searchable
          label={t(payrollMessages.person)}
          data={(people.data ?? []).map(({ id, name }) => ({ value: id, label: nameOf(name) }))}
          value={employeeId}
          onChange={setEmployeeId}
        />
        <TextInput
          type="date"
          label={t(payrollMessages.date)}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Button
          disabled={employeeId === null || day === ''}
          loading={asOf.isPending}
          onClick={() => employeeId !== null && asOf.mutate(employeeId)}
        >
          {t(payrollMessages.show)}
        </Button>
        <Button
          variant="default"
          disabled={employeeId === null}
          loading={replay.isPending}
          onClick={() => employeeId !== null && replay.mutate(employeeId)}
        >
          {t(payrollMessages.replay)}
        </Button>
      </div>
      <div role="status">
        {error !== null && <p className={classes['refusal']}>{failureWords(error, t).text}</p>}
        {asOf.data !== undefined && <Told told={asOf.data} />}
        {replay.data?.map(({ statementId, isSame, replayedHash }) => (
          <p key={statementId}>
            {isSame
              ? t(payrollMessages.replaySame, { hash: replayedHash.slice(0, 12) })
              : t(payrollMessages.replayDiffers)}
          </p>
        ))}
      </div>
    </Card>
  );
}

function Told({ told }: { readonly told: PayAsOf }) {
  const t = useTranslate();
  const format = useFormat();
  const money = (amount: string | null) =>
    amount === null ? '—' : format.money(amount, { currency: told.currency, minorUnits: 'always' });
  return (
    <>
      <p>
        {t(told.state === 'sealed' ? payrollMessages.stateSealed : payrollMessages.stateAccruing, {
          amount: money(told.total),
        })}
      </p>
      <p className={classes['quiet']}>{t(payrollMessages.corrections, { amount: money(told.corrections) })}</p>
      <p className={classes['quiet']}>
        {t(payrollMessages.balance, {
          owed: money(told.owed),
          paid: money(told.paid),
          balance: money(told.balance),
        })}
      </p>
    </>
  );
}
