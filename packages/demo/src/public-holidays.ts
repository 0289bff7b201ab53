import type { BilingualName } from './company.ts';

export interface DemoHoliday {
  readonly on: string;
  readonly title: BilingualName;
}

const NEW_YEAR: BilingualName = { ru: 'Новогодние каникулы', en: 'New Year holidays' };

/** The fixed non-working holidays of the Labour Code of the Russian Federation, article 112, as `MM-DD`. */
const FIXED: readonly (readonly [day: string, title: BilingualName])[] = [
  ...['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-08'].map((day) => [day, NEW_YEAR] as const),
  ['01-07', { ru: 'Рождество Христово', en: 'Christmas' }],
  ['02-23', { ru: 'День защитника Отечества', en: 'Defender of the Fatherland Day' }],
  ['03-08', { ru: 'Международный женский день', en: 'International Women’s Day' }],
  ['05-01', { ru: 'Праздник Весны и Труда', en: 'Spring and Labour Day' }],
  ['05-09', { ru: 'День Победы', en: 'Victory Day' }],
  ['06-12', { ru: 'День России', en: 'Russia Day' }],
  ['11-04', { ru: 'День народного единства', en: 'National Unity Day' }],
];

/**
 * Public holidays of some years. Days off that the government moves are decreed year by year and are not derived from
 * anything: they are left out here, and a company enters or imports them (`premia import calendar`).
 */
export function publicHolidays(firstYear: number, lastYear: number): readonly DemoHoliday[] {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
  return years.flatMap((year) =>
    FIXED.map(([day, title]) => ({ on: `${year}-${day}`, title })).sort((left, right) => (left.on < right.on ? -1 : 1)),
  );
}
