import { Button, Group, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { DecimalField, useFormat, useLanguage, useName, useTranslate } from '@premia/ui';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { adjustmentRefusalWords } from './adjustment-refusal-words.ts';
import { adjustmentsMessages } from './adjustments.messages.ts';
import classes from './Runs.module.css';

/** A correction by decision: whom, for when, how much, why. */
export function ManualAdjustment() {
  const t = useTranslate();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button onClick={() => setOpened(true)}>{t(adjustmentsMessages.manual)}</Button>
      {opened && <ManualDialog onClose={() => setOpened(false)} />}
    </>
  );
}

interface Draft {
  readonly employeeId: string | null;
  readonly period: string | null;
  readonly amount: string | null;
  readonly title: string;
  readonly reason: string;
}

const EMPTY: Draft = { employeeId: null, period: null, amount: null, title: '', reason: '' };
const REASON_LENGTH_MIN = 3;

function ManualDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate();
  const { language } = useLanguage();
  const [draft, setDraft] = useState(EMPTY);
  const { people, periods, currency } = useChoices(draft.period);
  const propose = usePropose(onClose);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const { employeeId, period, amount, title, reason } = draft;
  const isComplete =
    employeeId !== null &&
    period !== null &&
    amount !== null &&
    title !== '' &&
    reason.trim().length >= REASON_LENGTH_MIN;
  const submit = (): void => {
    if (!isComplete) return;
    propose.mutate({
      employeeId,
      period,
      amount,
      category: 'bonus',
      title: { [language]: title.trim() },
      reason: reason.trim(),
    });
  };
  return (
    <Modal opened onClose={onClose} title={t(adjustmentsMessages.manual)}>
      <p>{t(adjustmentsMessages.manualText)}</p>
      <div className={classes['fields']}>
        <Select
          data-autofocus
          label={t(adjustmentsMessages.period)}
          data={periods}
          value={period}
          onChange={(value) => change({ period: value })}
        />
        <Select
          searchable
          label={t(adjustmentsMessages.employee)}
          data={people}
          value={employeeId}
          onChange={(value) => change({ employeeId: value })}
        />
        <DecimalField
          kind={{ kind: 'money', currency }}
          label={t(adjustmentsMessages.amount)}
          description={t(adjustmentsMessages.amountHint)}
          value={amount}
          onChange={(value) => change({ amount: value })}
        />
        <TextInput
          label={t(adjustmentsMessages.lineTitle)}
          value={title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <Textarea
          autosize
          minRows={2}
          label={t(adjustmentsMessages.reason)}
          description={t(adjustmentsMessages.reasonHint)}
          value={reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
      </div>
      {propose.error !== null && (
        <p className={classes['refusal']} role="alert">
          {adjustmentRefusalWords(new Error(propose.error.message), t)}
        </p>
      )}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {t(adjustmentsMessages.keep)}
        </Button>
        <Button disabled={!isComplete} loading={propose.isPending} onClick={submit}>
          {t(adjustmentsMessages.propose)}
        </Button>
      </Group>
    </Modal>
  );
}

/** The periods there are, newest first, and everybody who worked here in the chosen one: those who have left too. */
function useChoices(period: string | null) {
  const trpc = useTRPC();
  const nameOf = useName();
  const format = useFormat();
  const people = useQuery({
    ...trpc.people.list.queryOptions(period === null ? {} : { period }),
    placeholderData: keepPreviousData,
  });
  const periods = useQuery(trpc.periods.list.queryOptions());
  return {
    people: (people.data ?? []).map(({ id, name, departmentName }) => ({
      value: id,
      label: `${nameOf(name)} · ${nameOf(departmentName)}`,
    })),
    currency: periods.data?.[0]?.currency ?? 'RUB',
    periods: (periods.data ?? []).map(({ period }) => ({ value: period, label: format.period(period) })),
  };
}

function usePropose(onDone: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.adjustments.propose.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.adjustments.pathKey() });
        onDone();
      },
    }),
  );
}
