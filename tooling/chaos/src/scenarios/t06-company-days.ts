import { deliver } from '../deliveries.ts';
import type { Random } from '../random.ts';
import type { Scenario } from '../scenario.ts';

const INSTANTS = { full: 5_000, short: 300 } as const;
/** Half hours, quarter hours, both hemispheres, the far side of the date line, zones that changed their mind. */
const ZONES = [
  'Europe/Moscow',
  'America/New_York',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Asia/Tehran',
] as const;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export const companyDays: Scenario = {
  id: 'T06',
  title:
    'instants around clock changes, leap days and year ends, company and server in different zones: the right period',
  async run({ random, scale, openCompany }) {
    const { company, owner } = await openCompany();
    let wrong = 0;
    let stored = 0;
    for (const zone of ZONES) {
      await owner.query('update company set time_zone = $1', [zone]);
      await owner.query(`update employees set hired_on = '1990-01-01'`);
      await owner.query(`update employments set valid_from = '1990-01-01' where employee_id = 'bob'`);
      const items = Array.from({ length: INSTANTS[scale] / ZONES.length }, (_, index) => ({
        source: zone,
        id: `${index}`,
        type: 'call.done',
        on: writtenInstant(random),
        attributes: {},
        employee: 'bob',
      }));
      const counts = await deliver(company, items, 100);
      if (counts.accepted !== items.length) throw new Error(`${zone}: ${JSON.stringify(counts)}`);
      // Postgres brings its own calendar of time zones: an oracle that shares no code with ours.
      const { rows } = await owner.query<{ wrong: number; stored: number }>(
        `select count(*)::int as stored, count(*) filter (where v.occurred_on <> e.day
             or c.occurred_on <> e.day or c.period <> to_char(e.day, 'YYYY-MM')
             or not exists (select from periods p where p.key = c.period and e.day >= p.starts_on and e.day < p.ends_on))::int as wrong
         from unnest($1::text[], $2::timestamptz[]) as i(id, at)
         cross join lateral (select (i.at at time zone $3)::date as day) e
         join facts f on f.source = $3 and f.external_id = i.id
         join fact_versions v on v.fact_id = f.id
         join credits c on c.fact_id = f.id`,
        [items.map(({ id }) => id), items.map(({ on }) => on), zone],
      );
      wrong += rows[0]?.wrong ?? items.length;
      stored += rows[0]?.stored ?? 0;
    }
    return {
      figures: { instants: INSTANTS[scale], zones: ZONES.length, stored, wrong },
      ok: wrong === 0 && stored === INSTANTS[scale],
    };
  },
};

/** An instant near something that goes wrong, written with an offset of its own, sometimes with fractions of seconds. */
function writtenInstant(random: Random): string {
  const year = 1995 + random.below(31);
  const corner = random.pick([
    Date.UTC(year, 0, 1),
    Date.UTC(year, 1, 29),
    Date.UTC(year, 2, 1),
    lastSunday(year, 2),
    lastSunday(year, 9),
    lastSunday(year, 3),
    Date.UTC(year, 2, 8 + random.below(7)),
    Date.UTC(year, 10, 1 + random.below(7)),
    Date.UTC(year, random.below(12), 1),
  ]);
  const spread = random.pick([2 * HOUR_MS, 15 * HOUR_MS, 2 * DAY_MS]);
  const time = corner + random.below(2 * spread) - spread;
  const offsetMinutes = random.pick([0, 180, -300, 330, 345, 630, 765, 780, -180, 60, -720, 840]);
  const local = new Date(time + offsetMinutes * 60_000).toISOString();
  if (offsetMinutes === 0) return random.below(2) === 0 ? local : local.replace(/\.\d+Z$/, 'Z');
  const minutes = Math.abs(offsetMinutes);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${local.slice(0, -1)}${offsetMinutes < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function lastSunday(year: number, month: number): number {
  const last = Date.UTC(year, month + 1, 0);
  return last - new Date(last).getUTCDay() * DAY_MS;
}
