import { Button } from '@mantine/core';
import type { ChangeAnnouncementShown } from '@premia/service';
import { Card, DeltaText, useFormat, useName, useTranslate } from '@premia/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import classes from './Announcements.module.css';
import { announcementMessages } from './announcements.messages.ts';

type Period = ChangeAnnouncementShown['periods'][number];
type Input = Period['inputs'][number];

const SHOWN = 5;

/** What was changed about my targets and how I am measured, and what that does to my sum. */
export function Announcements() {
  const t = useTranslate();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.changes.announcements.queryOptions());
  if (data === undefined || data.length === 0) return null;
  return (
    <Card title={t(announcementMessages.title)}>
      <ul className={classes['list']}>
        {data.slice(0, SHOWN).map((announcement) => (
          <Announcement key={announcement.changeSetId} announcement={announcement} />
        ))}
      </ul>
    </Card>
  );
}

function useSeen(): (changeSetId: string) => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { mutate } = useMutation(
    trpc.changes.seen.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.changes.announcements.queryKey() }),
    }),
  );
  return (changeSetId) => mutate({ changeSetId });
}

function Announcement({ announcement }: { readonly announcement: ChangeAnnouncementShown }) {
  const t = useTranslate();
  const format = useFormat();
  const seen = useSeen();
  const [isOpen, setOpen] = useState(false);
  const { changeSetId, title, isUndo, isUndone, isSeen, announcedAt } = announcement;
  const toggle = (): void => {
    setOpen(!isOpen);
    if (!isSeen && !isOpen) seen(changeSetId);
  };
  return (
    <li className={classes['item']} data-unseen={!isSeen || undefined}>
      <Button
        variant="subtle"
        className={classes['opener']}
        justify="space-between"
        aria-expanded={isOpen}
        onClick={toggle}
        rightSection={isOpen ? t(announcementMessages.less) : t(announcementMessages.more)}
      >
        <span className={classes['head']}>
          <span>
            {isUndo ? t(announcementMessages.undo, { title }) : title}
            {!isSeen && <span className={classes['new']}> {t(announcementMessages.unseen)}</span>}
          </span>
          <span className={classes['quiet']}>
            {format.dateTime(announcedAt)}
            {isUndone && ` · ${t(announcementMessages.undone)}`}
          </span>
        </span>
      </Button>
      {isOpen && (
        <div className={classes['body']}>
          {announcement.definitions.map(({ criterionTitle, validFrom }) => (
            <DefinitionLine key={validFrom} title={criterionTitle} validFrom={validFrom} />
          ))}
          {announcement.periods.map((period) => (
            <PeriodLines key={period.period} period={period} />
          ))}
        </div>
      )}
    </li>
  );
}

function DefinitionLine(props: { readonly title: Input['criterionTitle']; readonly validFrom: string }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  return <p>{t(announcementMessages.definition, { name: nameOf(props.title), date: format.date(props.validFrom) })}</p>;
}

function PeriodLines({ period }: { readonly period: Period }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const money = (amount: string) => format.money(amount, { currency: period.currency });
  return (
    <>
      {period.inputs.map((input) => (
        <p key={`${input.criterion} ${input.measure}`}>
          {t(announcementMessages[input.measure], {
            name: nameOf(input.criterionTitle),
            period: format.period(period.period),
          })}
          : <ValueText input={input} currency={period.currency} side="before" /> →{' '}
          <strong>
            <ValueText input={input} currency={period.currency} side="after" />
          </strong>
        </p>
      ))}
      {period.before !== null && period.after !== null && period.delta !== null && (
        <p>
          {t(announcementMessages.sum, { before: money(period.before), after: money(period.after) })}{' '}
          <DeltaText amount={period.delta} currency={period.currency} />
        </p>
      )}
      {period.after === null && <p>{t(announcementMessages.noSum)}</p>}
    </>
  );
}

function ValueText(props: { readonly input: Input; readonly currency: string; readonly side: 'before' | 'after' }) {
  const t = useTranslate();
  const format = useFormat();
  const value = props.input[props.side];
  if (value === null) return t(announcementMessages.none);
  switch (props.input.type) {
    case 'money':
      return format.money(value, { currency: props.currency });
    case 'percent':
      return format.percent(value);
    case 'number':
    case 'count':
      return format.number(value);
  }
}
