import { Button, Group, Modal, Select, Switch, TextInput } from '@mantine/core';
import type { CalendarDaySummary, WorkCalendar } from '@premia/service';
import { Card, EmptyState, SkeletonRows, useFormat, useLanguage, useName, useTranslate } from '@premia/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { useSession } from '../../shell/session.ts';
import classes from './References.module.css';
import { referencesMessages } from './references.messages.ts';
import { referenceRefusal } from './refusal-words.ts';

const route = getRouteApi('/app/references');

const YEARS_BACK = 3;
const YEARS_AHEAD = 2;

/** A year's holidays and moved days, and what its months come to. */
export function CalendarSection() {
  const t = useTranslate();
  const trpc = useTRPC();
  const { may } = useSession();
  const navigate = route.useNavigate();
  const now = new Date().getFullYear();
  const { year = String(now) } = route.useSearch();
  const calendar = useQuery(trpc.references.calendar.queryOptions({ year: Number(year) }));
  const [isAdding, setAdding] = useState(false);
  const years = Array.from({ length: YEARS_BACK + 1 + YEARS_AHEAD }, (_, index) => String(now - YEARS_BACK + index));
  return (
    <div className={classes['stack']}>
      <Card title={t(referencesMessages.calendar)}>
        <div className={classes['bar']}>
          <Select
            w="8rem"
            allowDeselect={false}
            label={t(referencesMessages.year)}
            data={years}
            value={year}
            onChange={(value) => {
              if (value !== null) void navigate({ search: { tab: 'calendar', year: value }, replace: true });
            }}
          />
          {may.includes('calendar.edit') && (
            <Button size="xs" onClick={() => setAdding(true)}>
              {t(referencesMessages.addDay)}
            </Button>
          )}
        </div>
        <Loaded query={calendar} skeleton={<SkeletonRows rows={6} />}>
          {(data) =>
            data.days.length === 0 ? (
              <EmptyState title={t(referencesMessages.noDays)} text={t(referencesMessages.noDaysText)} />
            ) : (
              <Days days={data.days} />
            )
          }
        </Loaded>
      </Card>
      {calendar.data !== undefined && <Months months={calendar.data.months} />}
      {isAdding && <DayDialog days={calendar.data?.days ?? []} onClose={() => setAdding(false)} />}
    </div>
  );
}

function Months({ months }: Pick<WorkCalendar, 'months'>) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <Card title={t(referencesMessages.workingDays)}>
      <ul className={classes['months']}>
        {months.map(({ period, workingDays, weekdays }) => (
          <li key={period}>
            <span>{format.period(period)}</span>
            <span>
              <strong>{String(workingDays)}</strong>
              {workingDays !== weekdays && (
                <span className={classes['quiet']}>
                  {t(referencesMessages.weekdays)}: {String(weekdays)}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Days({ days }: { readonly days: readonly CalendarDaySummary[] }) {
  const t = useTranslate();
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t(referencesMessages.day)}</th>
            <th scope="col">{t(referencesMessages.what)}</th>
            <th scope="col">{t(referencesMessages.kind)}</th>
            <th scope="col">
              <span className="visually-hidden">{t(referencesMessages.remove)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <DayRow key={day.on} day={day} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DayRow({ day }: { readonly day: CalendarDaySummary }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { may } = useSession();
  const remove = useMutation(
    trpc.references.removeDay.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.references.pathKey() }),
    }),
  );
  return (
    <tr>
      <td>{format.date(day.on)}</td>
      <td>{nameOf(day.title)}</td>
      <td>{t(day.isWorking ? referencesMessages.working : referencesMessages.dayOff)}</td>
      <td>
        {day.isClosed ? (
          <span className={classes['quiet']}>{t(referencesMessages.closed)}</span>
        ) : (
          may.includes('calendar.edit') && (
            <Button
              size="xs"
              variant="subtle"
              aria-label={t(referencesMessages.removeDay, { day: format.date(day.on) })}
              loading={remove.isPending}
              onClick={() => remove.mutate({ on: day.on, revision: day.revision })}
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

interface DayDialogProps {
  readonly days: readonly CalendarDaySummary[];
  readonly onClose: () => void;
}

function DayDialog({ days, onClose }: DayDialogProps) {
  const t = useTranslate();
  const format = useFormat();
  const { language } = useLanguage();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [on, setOn] = useState('');
  const [title, setTitle] = useState('');
  const [isWorking, setWorking] = useState(false);
  const save = useMutation(
    trpc.references.setDay.mutationOptions({
      onSuccess: onClose,
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.references.pathKey() }),
    }),
  );
  const revision = days.find((day) => day.on === on)?.revision ?? 0;
  return (
    <Modal opened onClose={onClose} title={t(referencesMessages.addDay)}>
      <div className={classes['form']}>
        <TextInput
          required
          type="date"
          label={t(referencesMessages.day)}
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
        <TextInput
          required
          label={t(referencesMessages.what)}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Switch
          label={t(isWorking ? referencesMessages.working : referencesMessages.dayOff)}
          checked={isWorking}
          onChange={(event) => setWorking(event.currentTarget.checked)}
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
          disabled={on === '' || title.trim() === ''}
          loading={save.isPending}
          onClick={() => save.mutate({ on, isWorking, title: { [language]: title.trim() }, revision })}
        >
          {t(referencesMessages.save)}
        </Button>
      </Group>
    </Modal>
  );
}
