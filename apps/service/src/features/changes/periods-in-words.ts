import { parsePeriod } from '@premia/scheme';

const MONTHS: readonly (readonly string[])[] = [
  ['январь', 'янв', 'january', 'jan'],
  ['февраль', 'фев', 'february', 'feb'],
  ['март', 'мар', 'march', 'mar'],
  ['апрель', 'апр', 'april', 'apr'],
  ['май', 'may'],
  ['июнь', 'июн', 'june', 'jun'],
  ['июль', 'июл', 'july', 'jul'],
  ['август', 'авг', 'august', 'aug'],
  ['сентябрь', 'сен', 'september', 'sep', 'sept'],
  ['октябрь', 'окт', 'october', 'oct'],
  ['ноябрь', 'ноя', 'november', 'nov'],
  ['декабрь', 'дек', 'december', 'dec'],
];

/** A period as people write it in a sheet: `2026-11`, `11.2026`, `ноябрь 2026`, `Nov 2026`, `Q4 2026`, `4 кв. 2026`, `2026`. */
export function readPeriodText(text: string): string | null {
  const typed = text
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replace(/ ?г\.?$/, '');
  const key = asKey(typed);
  return key !== null && parsePeriod(key) !== null ? key : null;
}

function asKey(typed: string): string | null {
  if (/^\d{4}(-(\d{2}|q[1-4]))?$/.test(typed)) return typed.toUpperCase();
  const month = /^(\d{1,2})[./](\d{4})$/.exec(typed);
  if (month !== null) return `${month[2]}-${(month[1] ?? '').padStart(2, '0')}`;
  const quarter = /^(?:q([1-4])|([1-4]) ?кв\.?(?:артал)?) ?(\d{4})$/.exec(typed);
  if (quarter !== null) return `${quarter[3]}-Q${quarter[1] ?? quarter[2]}`;
  const named = /^([a-zа-я]+)\.? (\d{4})$/.exec(typed);
  if (named === null) return null;
  const index = MONTHS.findIndex((names) => names.includes(named[1] ?? ''));
  return index < 0 ? null : `${named[2]}-${String(index + 1).padStart(2, '0')}`;
}
