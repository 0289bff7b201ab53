import { Button, Select } from '@mantine/core';
import type { ControlTotalDifference } from '@premia/service';
import { Card, EmptyState, MoneyText, SkeletonRows, StatusBadge, useFormat, useTranslate } from '@premia/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { failureWords } from '../../shell/failures.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { ReasonDialog } from '../../shell/ReasonDialog.tsx';
import { useSession } from '../../shell/session.ts';
import classes from './Facts.module.css';
import { factsMessages } from './facts.messages.ts';

const route = getRouteApi('/app/facts');

/** Where what a source says it sent is not what is stored; finance may let the period be sealed all the same. */
export function ControlTotals() {
  const t = useTranslate();
  const trpc = useTRPC();
  const periods = useQuery(trpc.periods.list.queryOptions());
  return (
    <Card title={t(factsMessages.totals)}>
      <Loaded query={periods} skeleton={<SkeletonRows rows={4} />}>
        {(list) => <OfPeriod periods={list.map(({ period }) => period)} />}
      </Loaded>
    </Card>
  );
}

function OfPeriod({ periods }: { readonly periods: readonly string[] }) {
  const t = useTranslate();
  const format = useFormat();
  const trpc = useTRPC();
  const { period = periods[0] ?? '' } = route.useSearch();
  const navigate = route.useNavigate();
  const holes = useQuery({ ...trpc.facts.controlTotals.queryOptions({ period }), enabled: period !== '' });
  return (
    <div className={classes['stack']}>
      <Select
        maw="16rem"
        label={t(factsMessages.period)}
        allowDeselect={false}
        value={period}
        data={periods.map((key) => ({ value: key, label: format.period(key) }))}
        onChange={(value) => {
          if (value !== null) void navigate({ search: { tab: 'totals', period: value }, replace: true });
        }}
      />
      <Loaded query={holes} skeleton={<SkeletonRows rows={4} />}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={t(factsMessages.noHoles)} text={t(factsMessages.noHolesText)} />
          ) : (
            <Holes holes={list} period={period} />
          )
        }
      </Loaded>
    </div>
  );
}

function Holes({ holes, period }: { readonly holes: readonly ControlTotalDifference[]; readonly period: string }) {
  const t = useTranslate();
  const format = useFormat();
  const { may } = useSession();
  const [chosen, setChosen] = useState<ControlTotalDifference | null>(null);
  return (
    <>
      {holes.some(({ override }) => override === null) && <p role="status">{t(factsMessages.blocks)}</p>}
      <div className={classes['scroll']}>
        <table className={`${classes['table']} ${classes['totals']}`}>
          <thead>
            <tr>
              <th scope="col">{t(factsMessages.day)}</th>
              <th scope="col">{t(factsMessages.source)}</th>
              <th scope="col">{t(factsMessages.type)}</th>
              <th scope="col" className={classes['number']}>
                {t(factsMessages.sent)}
              </th>
              <th scope="col" className={classes['number']}>
                {t(factsMessages.stored)}
              </th>
              <th scope="col">{t(factsMessages.state)}</th>
            </tr>
          </thead>
          <tbody>
            {holes.map((hole) => (
              <tr key={`${hole.source} ${hole.day} ${hole.factType} ${hole.currency}`}>
                <td data-label={t(factsMessages.day)}>
                  <Days of={hole} />
                </td>
                <td data-label={t(factsMessages.source)}>{hole.source}</td>
                <td data-label={t(factsMessages.type)}>
                  {hole.silentDays.length > 0 ? t(factsMessages.anyType) : hole.factType}
                </td>
                <td className={classes['number']} data-label={t(factsMessages.sent)}>
                  {hole.reported === null ? (
                    t(hole.silentDays.length > 0 ? factsMessages.silent : factsMessages.notReported)
                  ) : (
                    <Total of={hole.reported} currency={hole.currency} />
                  )}
                </td>
                <td className={classes['number']} data-label={t(factsMessages.stored)}>
                  <Total of={hole.stored} currency={hole.currency} />
                </td>
                <td data-label={t(factsMessages.state)}>
                  {hole.override !== null ? (
                    <>
                      <StatusBadge tone="good">
                        {t(factsMessages.overridden, { reason: hole.override.reason })}
                      </StatusBadge>
                      <br />
                      <span className={classes['quiet']}>
                        {t(factsMessages.decidedBy, {
                          who: hole.override.decidedBy,
                          time: format.dateTime(hole.override.decidedAt),
                        })}
                      </span>
                    </>
                  ) : may.includes('controlTotal.override') ? (
                    <Button size="xs" variant="default" onClick={() => setChosen(hole)}>
                      {t(factsMessages.override)}
                    </Button>
                  ) : (
                    <StatusBadge tone="warn">{t(factsMessages.open)}</StatusBadge>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {chosen !== null && <OverrideDialog hole={chosen} period={period} onClose={() => setChosen(null)} />}
    </>
  );
}

const DAYS_NAMED = 4;

/** One day; of a source that was silent all its days together, for they are answered for together. */
function Days({ of: { day, silentDays } }: { readonly of: ControlTotalDifference }) {
  const t = useTranslate();
  const format = useFormat();
  if (silentDays.length === 0) return format.date(day);
  const named = silentDays.length > DAYS_NAMED + 1 ? silentDays.slice(0, DAYS_NAMED) : silentDays;
  return (
    <>
      {t(factsMessages.silentDays, { count: silentDays.length })}
      <br />
      <span className={classes['quiet']} title={silentDays.map((one) => format.date(one)).join(', ')}>
        {named.map((one) => format.date(one)).join(', ')}
        {named.length < silentDays.length &&
          ` ${t(factsMessages.moreDays, { count: silentDays.length - named.length })}`}
      </span>
    </>
  );
}

function Total({
  of: { count, amount },
  currency,
}: {
  readonly of: { readonly count: number; readonly amount: string | null };
  readonly currency: string;
}) {
  return (
    <>
      {String(count)}
      {amount !== null && currency !== '' && (
        <>
          <br />
          <MoneyText className={classes['quiet']} amount={amount} currency={currency} />
        </>
      )}
    </>
  );
}

interface OverrideDialogProps {
  readonly hole: ControlTotalDifference;
  readonly period: string;
  readonly onClose: () => void;
}

function OverrideDialog({ hole, period, onClose }: OverrideDialogProps) {
  const t = useTranslate();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const override = useMutation(
    trpc.facts.overrideControlTotal.mutationOptions({
      onSuccess: onClose,
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.facts.controlTotals.pathKey() }),
    }),
  );
  const { source, day, factType, currency, difference } = hole;
  const problem =
    override.error === null
      ? null
      : override.error.message === 'control-total/changed'
        ? t(factsMessages.changed)
        : failureWords(override.error, t).text;
  return (
    <ReasonDialog
      title={t(factsMessages.override)}
      hint={t(factsMessages.reasonHint)}
      action={t(factsMessages.override)}
      isPending={override.isPending}
      problem={problem}
      onClose={onClose}
      onGiven={(reason) => override.mutate({ period, source, day, factType, currency, difference, reason })}
    />
  );
}
