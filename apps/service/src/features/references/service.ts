import { type Action, type Actor, actorName, decide } from '@premia/access';
import { endOf, period as periodOfKey, workingDays } from '@premia/compensation';
import {
  type AuditEntry,
  type Cause,
  type Change,
  listCalendar,
  listRates,
  markEverybody,
  type Pool,
  readCalendarAt,
  readEmployeeNames,
  readRatesAt,
  removeCalendarDay,
  removeRate,
  type Tx,
  type Unchanged,
  withChange,
  withSnapshot,
} from '@premia/database';
import type { BilingualText, WorkCalendar } from '../../contract.ts';
import type { Dependencies } from '../../dependencies.ts';
import { ABSENT, failure, type Result, success } from '../../failure.ts';
import { closedDays, closedForShowing } from './closed-days.ts';
import { putCalendar } from './put-calendar.ts';
import { putRates } from './put-rates.ts';
import type { NewCalendarDay, NewRate, RateKey, ReferenceUseCases } from './use-cases.ts';

const RATES_SHOWN = 500;
const MONTHS = 12;

type Written = Result<{ readonly revision: number }>;
type Outcome = Change<Written> | Unchanged<Written>;

export function createReferenceService({ pool }: Pick<Dependencies, 'pool'>): ReferenceUseCases {
  return {
    rates: (actor) =>
      withSnapshot(pool, actor, async (tx) => {
        const rates = await listRates(tx, RATES_SHOWN);
        const named = await namesOf(tx, rates);
        const { ends } = await closedForShowing(tx);
        return rates.map((rate) => ({ ...rate, setBy: named(rate.setBy), isClosed: ends !== null && rate.on < ends }));
      }),
    setRate: (actor, rate) => changed({ pool, actor, action: 'rate.edit' }, (tx) => setRate(tx, rate)),
    removeRate: (actor, key) => changed({ pool, actor, action: 'rate.edit' }, (tx) => takeRate(tx, key)),
    calendar: (actor, { year }) => withSnapshot(pool, actor, (tx) => calendarOf(tx, year)),
    setDay: (actor, day) => changed({ pool, actor, action: 'calendar.edit' }, (tx) => setDay(tx, day)),
    removeDay: (actor, day) => changed({ pool, actor, action: 'calendar.edit' }, (tx) => takeDay(tx, day)),
  };
}

interface Changing {
  readonly pool: Pool;
  readonly actor: Actor;
  readonly action: Action;
}

async function changed({ pool, actor, action }: Changing, work: (tx: Tx) => Promise<Outcome>): Promise<Written> {
  return decide(actor, action).allowed ? withChange(pool, actor, work) : ABSENT;
}

/** What no person entered came with an import at the terminal, or with the demo. */
const FROM_A_FILE: BilingualText = { ru: 'Загружено из файла', en: 'Imported from a file' };

async function namesOf(tx: Tx, rows: readonly { readonly setBy: string }[]) {
  const names = await readEmployeeNames(tx, [...new Set(rows.map(({ setBy }) => setBy))]);
  return (id: string): BilingualText => names.get(id) ?? FROM_A_FILE;
}

const CHANGED_MEANWHILE = failure('conflict', 'reference/changed-meanwhile');

async function setRate(tx: Tx, { revision, ...rate }: NewRate): Promise<Outcome> {
  const [before] = await readRatesAt(tx, [rate]);
  if ((before?.revision ?? 0) !== revision) return { unchanged: CHANGED_MEANWHILE };
  const [outcome] = await putRates(tx, [rate]);
  if (outcome === undefined) throw new Error('one rate, no answer');
  if (outcome.status === 'problem') return { unchanged: failure('invalid', outcome.code, outcome.details) };
  if (outcome.status === 'unchanged') return { unchanged: success({ revision }) };
  const details = { on: rate.on, rate: rate.rate, source: rate.source };
  return rateChanged(tx, rate, { revision: revision + 1, details });
}

async function takeRate(tx: Tx, { revision, ...key }: RateKey & { readonly revision: number }): Promise<Outcome> {
  const [before] = await readRatesAt(tx, [key]);
  if (before === undefined) return { unchanged: ABSENT };
  if (before.revision !== revision) return { unchanged: CHANGED_MEANWHILE };
  const period = (await closedDays(tx, 'from-then-on', [key.on])).periodOf(key.on);
  if (period !== null) return { unchanged: failure('conflict', 'rate/period-closed', { period }) };
  await removeRate(tx, key);
  return rateChanged(tx, key, { revision: 0, details: { on: key.on, removed: before.rate } });
}

interface Recorded {
  readonly revision: number;
  readonly details: NonNullable<AuditEntry['details']>;
}

async function rateChanged(tx: Tx, { from, to }: RateKey, { revision, details }: Recorded): Promise<Outcome> {
  const id = `${from}/${to}`;
  await markEverybody(tx, null, { kind: 'rate', source: actorName(tx.actor), id, title: id });
  return {
    result: success({ revision }),
    audit: [{ action: 'rate.edit', target: { kind: 'rate', id }, details }],
    outbox: [],
  };
}

async function setDay(tx: Tx, { revision, ...day }: NewCalendarDay): Promise<Outcome> {
  const [before] = await readCalendarAt(tx, [day.on]);
  if ((before?.revision ?? 0) !== revision) return { unchanged: CHANGED_MEANWHILE };
  const [outcome] = await putCalendar(tx, [day]);
  if (outcome === undefined) throw new Error('one day, no answer');
  if (outcome.status === 'problem') return { unchanged: failure('conflict', outcome.code, outcome.details) };
  if (outcome.status === 'unchanged') return { unchanged: success({ revision }) };
  return dayChanged(tx, day, { revision: revision + 1, details: { isWorking: String(day.isWorking) } });
}

async function takeDay(tx: Tx, day: { readonly on: string; readonly revision: number }): Promise<Outcome> {
  const [before] = await readCalendarAt(tx, [day.on]);
  if (before === undefined) return { unchanged: ABSENT };
  if (before.revision !== day.revision) return { unchanged: CHANGED_MEANWHILE };
  const period = (await closedDays(tx, 'its-own', [day.on])).periodOf(day.on);
  if (period !== null) return { unchanged: failure('conflict', 'calendar/period-closed', { period }) };
  await removeCalendarDay(tx, day.on);
  return dayChanged(tx, before, { revision: 0, details: { removed: String(before.isWorking) } });
}

async function dayChanged(
  tx: Tx,
  { on, title }: Pick<NewCalendarDay, 'on' | 'title'>,
  { revision, details }: Recorded,
): Promise<Outcome> {
  const cause: Cause = { kind: 'calendar', source: actorName(tx.actor), id: on, title: title.ru ?? title.en ?? on };
  await markEverybody(tx, null, cause);
  return {
    result: success({ revision }),
    audit: [{ action: 'calendar.edit', target: { kind: 'calendar', id: on }, details }],
    outbox: [],
  };
}

async function calendarOf(tx: Tx, year: number): Promise<WorkCalendar> {
  const days = await listCalendar(tx, year);
  const named = await namesOf(tx, days);
  const { spans } = await closedForShowing(tx);
  const counted = workingDays(days);
  const usual = workingDays([]);
  const months = Array.from({ length: MONTHS }, (_, index) =>
    periodOfKey(`${year}-${String(index + 1).padStart(2, '0')}`),
  );
  return {
    year,
    days: days.map((day) => ({
      ...day,
      setBy: named(day.setBy),
      isClosed: spans.some(({ startsOn, endsOn }) => startsOn <= day.on && endsOn > day.on),
    })),
    months: months.map((month) => ({
      period: month.text,
      workingDays: counted.between(month.firstDay, endOf(month)),
      weekdays: usual.between(month.firstDay, endOf(month)),
    })),
  };
}
