import { Button, Group, Modal, TextInput } from '@mantine/core';
import type { RateSummary } from '@premia/service';
import { Card, DecimalField, EmptyState, SkeletonRows, useFormat, useName, useTranslate } from '@premia/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { useSession } from '../../shell/session.ts';
import classes from './References.module.css';
import { referencesMessages } from './references.messages.ts';
import { referenceRefusal } from './refusal-words.ts';

/** Every rate that is stored, the newest first. */
export function RatesSection() {
  const t = useTranslate();
  const trpc = useTRPC();
  const { may } = useSession();
  const rates = useQuery(trpc.references.rates.queryOptions());
  const [isAdding, setAdding] = useState(false);
  const add = may.includes('rate.edit') && (
    <Button size="xs" onClick={() => setAdding(true)}>
      {t(referencesMessages.addRate)}
    </Button>
  );
  return (
    <Card title={t(referencesMessages.rates)}>
      <Loaded query={rates} skeleton={<SkeletonRows rows={4} />}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={t(referencesMessages.noRates)} text={t(referencesMessages.noRatesText)}>
              {add}
            </EmptyState>
          ) : (
            <>
              <div className={classes['bar']}>{add}</div>
              <Rates rates={rows} />
            </>
          )
        }
      </Loaded>
      {isAdding && <RateDialog rates={rates.data ?? []} onClose={() => setAdding(false)} />}
    </Card>
  );
}

function Rates({ rates }: { readonly rates: readonly RateSummary[] }) {
  const t = useTranslate();
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t(referencesMessages.on)}</th>
            <th scope="col">
              {t(referencesMessages.from)} → {t(referencesMessages.to)}
            </th>
            <th scope="col" className={classes['number']}>
              {t(referencesMessages.rate)}
            </th>
            <th scope="col" className={classes['wide']}>
              {t(referencesMessages.source)}
            </th>
            <th scope="col" className={classes['wide']}>
              {t(referencesMessages.setBy)}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t(referencesMessages.remove)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rates.map((rate) => (
            <RateRow key={`${rate.from} ${rate.to} ${rate.on}`} rate={rate} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const RATE_DIGITS = 10;

function RateRow({ rate }: { readonly rate: RateSummary }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const { may } = useSession();
  const remove = useRemove();
  return (
    <tr>
      <td>{format.date(rate.on)}</td>
      <td>
        {rate.from} → {rate.to}
      </td>
      <td className={classes['number']}>{format.number(rate.rate, { digits: RATE_DIGITS })}</td>
      <td className={classes['wide']}>{rate.source}</td>
      <td className={classes['wide']}>
        {nameOf(rate.setBy)}
        <span className={classes['quiet']}>{format.dateTime(rate.setAt)}</span>
      </td>
      <td>
        {rate.isClosed ? (
          <span className={classes['quiet']}>{t(referencesMessages.closed)}</span>
        ) : (
          may.includes('rate.edit') && (
            <Button
              size="xs"
              variant="subtle"
              aria-label={t(referencesMessages.removeRate, {
                pair: `${rate.from}/${rate.to}`,
                day: format.date(rate.on),
              })}
              loading={remove.isPending}
              onClick={() => remove.mutate({ from: rate.from, to: rate.to, on: rate.on, revision: rate.revision })}
            >
              {t(referencesMessages.remove)}
            </Button>
          )
        )}
        {remove.error !== null && (
          <p className={classes['error']} role="alert">
            {referenceRefusal(remove.error, t, format)}
          </p>
        )}
      </td>
    </tr>
  );
}

function useRemove() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.references.removeRate.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.references.pathKey() }),
    }),
  );
}

interface RateForm {
  readonly from: string;
  readonly to: string;
  readonly on: string;
  readonly rate: string | null;
  readonly source: string;
}

interface RateDialogProps {
  readonly rates: readonly RateSummary[];
  readonly onClose: () => void;
}

function RateDialog({ rates, onClose }: RateDialogProps) {
  const t = useTranslate();
  const format = useFormat();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [form, setForm] = useState<RateForm>({ from: 'USD', to: 'RUB', on: '', rate: null, source: '' });
  const change = (part: Partial<RateForm>): void => setForm({ ...form, ...part });
  const save = useMutation(
    trpc.references.setRate.mutationOptions({
      onSuccess: onClose,
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.references.pathKey() }),
    }),
  );
  const { from, to, on, rate, source } = form;
  const isComplete = /^[A-Z]{3}$/.test(from) && /^[A-Z]{3}$/.test(to) && on !== '' && rate !== null;
  const known = rates.find((one) => one.from === from && one.to === to && one.on === on);
  return (
    <Modal opened onClose={onClose} title={t(referencesMessages.addRate)}>
      <div className={classes['form']}>
        <Group grow>
          <TextInput
            required
            maxLength={3}
            label={t(referencesMessages.from)}
            value={from}
            onChange={(event) => change({ from: event.currentTarget.value.toUpperCase() })}
          />
          <TextInput
            required
            maxLength={3}
            label={t(referencesMessages.to)}
            value={to}
            onChange={(event) => change({ to: event.currentTarget.value.toUpperCase() })}
          />
        </Group>
        <TextInput
          required
          type="date"
          label={t(referencesMessages.on)}
          value={on}
          onChange={(event) => change({ on: event.currentTarget.value })}
        />
        <DecimalField
          required
          needed
          kind={{ kind: 'number' }}
          label={t(referencesMessages.rate)}
          description={t(referencesMessages.rateHint)}
          value={rate}
          onChange={(value) => change({ rate: value })}
        />
        <TextInput
          label={t(referencesMessages.source)}
          value={source}
          onChange={(event) => change({ source: event.currentTarget.value })}
        />
      </div>
      {save.error !== null && (
        <p className={classes['error']} role="alert">
          {referenceRefusal(save.error, t, format)}
        </p>
      )}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {t(referencesMessages.cancel)}
        </Button>
        <Button
          disabled={!isComplete}
          loading={save.isPending}
          onClick={() => {
            if (rate !== null) save.mutate({ from, to, on, rate, source, revision: known?.revision ?? 0 });
          }}
        >
          {t(referencesMessages.save)}
        </Button>
      </Group>
    </Modal>
  );
}
