import type { ChangePreview, ChangePreviewPeriod, ChangeSetPage } from '@premia/service';
import { Card, DeltaText, EmptyState, Kpi, KpiStrip, SkeletonRows, useFormat, useName, useTranslate } from '@premia/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import classes from './Changes.module.css';
import { changesMessages } from './changes.messages.ts';

const SHOWN = 10;

/** Who is affected and by how much: afresh until it is decided, afterwards as it was announced. */
export function Preview({ set }: { readonly set: ChangeSetPage }) {
  const t = useTranslate();
  const trpc = useTRPC();
  // Facts arrive all the time: every look is a new calculation.
  const preview = useQuery({
    ...trpc.changes.preview.queryOptions({ changeSetId: set.id }),
    staleTime: 0,
  });
  const isDone = set.state === 'applied' || set.state === 'undone';
  return (
    <Loaded query={preview} skeleton={<SkeletonRows rows={3} height="4rem" />}>
      {(data) => (
        <PreviewCards
          title={t(isDone ? changesMessages.previewApplied : changesMessages.preview)}
          preview={data}
          isTrial={!isDone}
        />
      )}
    </Loaded>
  );
}

interface PreviewCardsProps {
  readonly title: string;
  readonly preview: ChangePreview;
  readonly isTrial: boolean;
}

export function PreviewCards({ title, preview, isTrial }: PreviewCardsProps) {
  const t = useTranslate();
  const format = useFormat();
  const note = isTrial ? t(changesMessages.previewNote, { time: format.dateTime(preview.calculatedAt) }) : undefined;
  return (
    <Card title={title} note={note}>
      {preview.periods.length === 0 ? (
        <EmptyState title={t(changesMessages.nobody)} text={t(changesMessages.nobodyText)} />
      ) : (
        <div className={classes['stack']}>
          {preview.periods.map((period) => (
            <PeriodPreview key={period.period} period={period} />
          ))}
        </div>
      )}
      {preview.periodsLeftOut > 0 && (
        <p className={classes['quiet']}>{t(changesMessages.leftOut, { count: preview.periodsLeftOut })}</p>
      )}
    </Card>
  );
}

function PeriodPreview({ period }: { readonly period: ChangePreviewPeriod }) {
  const t = useTranslate();
  const format = useFormat();
  const { currency } = period;
  const money = (amount: string) => format.money(amount, { currency });
  return (
    <section aria-label={format.period(period.period)} className={classes['stack']}>
      <h3 className={classes['name']}>
        {format.period(period.period)}{' '}
        <span className={classes['quiet']}>{t(changesMessages[`state_${period.state}`])}</span>
      </h3>
      <KpiStrip>
        <Kpi
          label={t(changesMessages.fundDelta)}
          value={<DeltaText amount={period.fundDelta} currency={currency} />}
          note={t(changesMessages.fundFrom, { before: money(period.fundBefore), after: money(period.fundAfter) })}
        />
        <Kpi label={t(changesMessages.people)} value={format.number(String(period.concerned))} />
        <Kpi label={t(changesMessages.gaining)} value={format.number(String(period.gaining))} />
        <Kpi label={t(changesMessages.losing)} value={format.number(String(period.losing))} />
        {period.unclear > 0 && <Kpi label={t(changesMessages.unclear)} value={format.number(String(period.unclear))} />}
      </KpiStrip>
      <Movers period={period} />
    </section>
  );
}

function Movers({ period }: { readonly period: ChangePreviewPeriod }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const money = (amount: string | null) =>
    amount === null ? t(changesMessages.none) : format.money(amount, { currency: period.currency });
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']} aria-label={t(changesMessages.movers)}>
        <thead>
          <tr>
            <th scope="col">{t(changesMessages.name)}</th>
            <th scope="col" className={`${classes['number']} ${classes['wide']}`}>
              {t(changesMessages.before)}
            </th>
            <th scope="col" className={classes['number']}>
              {t(changesMessages.after)}
            </th>
            <th scope="col" className={classes['number']}>
              {t(changesMessages.difference)}
            </th>
          </tr>
        </thead>
        <tbody>
          {period.people.slice(0, SHOWN).map((person) => (
            <tr key={person.employeeId}>
              <td>
                {nameOf(person.name)} <span className={classes['quiet']}>{nameOf(person.departmentName)}</span>
              </td>
              <td className={`${classes['number']} ${classes['wide']}`}>{money(person.before)}</td>
              <td className={classes['number']}>{money(person.after)}</td>
              <td className={classes['number']}>
                {person.delta === null ? '—' : <DeltaText amount={person.delta} currency={period.currency} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
