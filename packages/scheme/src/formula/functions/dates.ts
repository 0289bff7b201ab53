import { addMonths, formatDate } from '../../values/calendar-date.ts';
import { integerValue } from '../../values/literal.ts';
import { plain } from '../../values/value-type.ts';
import { chooseTerm, comparisonOf, daysBetween, junction, negateTerm, roundTerm } from '../algebra.ts';
import { commonGrain, constantTerm, failTerm, stepTerm, type Term, wholeOf } from '../terms.ts';
import type { FormulaFunction, FunctionCall } from './function.ts';
import { needs, takes } from './parameters.ts';

const COUNT = plain('count', 'group');
const NUMBER = plain('number', 'group');
const number = (whole: number): Term => constantTerm(integerValue(whole), NUMBER);
const count = (whole: number): Term => constantTerm(integerValue(whole), COUNT);
const date = (text: string): Term => constantTerm({ kind: 'date', date: text }, plain('date', 'group'));

/** The fraction of a number of months is cut off, as Excel does. */
function wholeMonths(months: Term): Term {
  return wholeOf(months) === null ? roundTerm(months, 0, 'down') : months;
}

function shifted(value: Term, months: Term, to: 'same-day' | 'month-end'): Term {
  return stepTerm(plain('date', commonGrain([value, months])), (stepOf) => ({
    op: 'dateShift',
    value: stepOf(value),
    months: stepOf(months),
    to,
  }));
}

function part(name: 'year' | 'month' | 'day'): (call: FunctionCall) => Term {
  return (call) => {
    const value = call.term(0);
    return stepTerm(plain('count', value.type.grain), (stepOf) => ({
      op: 'datePart',
      value: stepOf(value),
      part: name,
    }));
  };
}

/** Any day of this month is safe to shift to any other month. */
const DAY_MAX = 28;
const EPOCH_YEAR = 2000;

/** DATE(y; m; d) for a known day: the months between it and the same day of January 2000. */
function buildDate(call: FunctionCall): Term | null {
  const day = wholeOf(call.term(2));
  if (day === null || day < 0 || day > DAY_MAX) return buildConstantDate(call);
  const months = monthsSinceEpoch(call);
  // Day 0 is the last day of the month before, as in Excel.
  if (day === 0) return shifted(date(`${EPOCH_YEAR}-01-01`), plus(months, number(-1)), 'month-end');
  return shifted(date(`${EPOCH_YEAR}-01-${day.toString().padStart(2, '0')}`), months, 'same-day');
}

function monthsSinceEpoch(call: FunctionCall): Term {
  const year = wholeMonths(call.term(0));
  const month = wholeMonths(call.term(1));
  const years = plus(year, number(-EPOCH_YEAR));
  const inYears = stepTerm(withNumber(years), (stepOf) => ({
    op: 'multiply',
    left: stepOf(years),
    right: stepOf(number(12)),
  }));
  return plus(inYears, plus(month, number(-1)));
}

const withNumber = (term: Term) => plain('number', term.type.grain);

function plus(left: Term, right: Term): Term {
  return stepTerm(plain('number', commonGrain([left, right])), (stepOf) => ({
    op: 'add',
    left: stepOf(left),
    right: stepOf(right),
  }));
}

/** Days 29 to 31 move into the next month where there are none, which only a known date can tell. */
function buildConstantDate(call: FunctionCall): Term | null {
  const [year, month, day] = [wholeOf(call.term(0)), wholeOf(call.term(1)), wholeOf(call.term(2))];
  if (year === null || month === null || day === null || !isPlausible(year, month, day)) {
    return call.refuse('formula/day-of-date', call.arg(2), { most: DAY_MAX });
  }
  const first = addMonths({ year, month: 1, day: 1 }, month - 1);
  const utc = new Date(0);
  utc.setUTCFullYear(first.year, first.month - 1, day);
  return date(formatDate({ year: utc.getUTCFullYear(), month: utc.getUTCMonth() + 1, day: utc.getUTCDate() }));
}

function isPlausible(year: number, month: number, day: number): boolean {
  return year >= 1900 && year <= 9_000 && Math.abs(month) <= 1_200 && Math.abs(day) <= 36_600;
}

const WEEK = 7;
const WORKDAYS = 5;
/** For each of Excel's numberings: the weekday (0 is Monday) that comes first and its number. */
const WEEK_TYPES: ReadonlyMap<number, { readonly first: number; readonly numberOfFirst: number }> = new Map([
  [1, { first: 6, numberOfFirst: 1 }],
  [2, { first: 0, numberOfFirst: 1 }],
  [3, { first: 0, numberOfFirst: 0 }],
]);
const A_MONDAY = '2001-01-01';

/** Days since the last `first` weekday: the remainder by seven of the days since a known one. */
function daysIntoWeek(value: Term, first: number): Term {
  const since = plus(daysBetween(date(A_MONDAY), value), number(-first));
  const weeks = roundTerm(
    stepTerm(withNumber(since), (stepOf) => ({ op: 'divide', left: stepOf(since), right: stepOf(number(WEEK)) })),
    0,
    'floor',
  );
  const whole = stepTerm(withNumber(since), (stepOf) => ({
    op: 'multiply',
    left: stepOf(weeks),
    right: stepOf(number(WEEK)),
  }));
  return stepTerm(plain('count', since.type.grain), (stepOf) => ({
    op: 'subtract',
    left: stepOf(since),
    right: stepOf(whole),
  }));
}

function buildWeekday(call: FunctionCall): Term | null {
  const type = call.args[1] === undefined ? 1 : wholeOf(call.term(1));
  const week = type === null ? undefined : WEEK_TYPES.get(type);
  if (week === undefined) return call.refuse('formula/not-constant', call.arg(1), { most: WEEK_TYPES.size });
  const days = daysIntoWeek(call.term(0), week.first);
  if (week.numberOfFirst === 0) return days;
  return stepTerm(days.type, (stepOf) => ({ op: 'add', left: stepOf(days), right: stepOf(count(week.numberOfFirst)) }));
}

/** Mondays to Fridays from the first date to the last, both counted; negative when they are given backwards. */
function buildWorkdays(call: FunctionCall): Term {
  const [first, last] = [call.term(0), call.term(1)];
  const holidays = call.spreadFrom(2).map(({ term }) => term);
  const between = (from: Term, to: Term): Term =>
    minus(workdaysIncluding(from, to), holidaysBetween(from, to, holidays));
  return chooseTerm(comparisonOf('lessOrEqual', first, last), between(first, last), negateTerm(between(last, first)));
}

/** How many of the holidays are weekdays between the dates; one that is listed twice counts once, as in Excel. */
function holidaysBetween(from: Term, to: Term, holidays: readonly Term[]): Term | null {
  const taken = holidays.map((holiday, index) =>
    chooseTerm(
      junction('and', [
        comparisonOf('lessOrEqual', from, holiday),
        comparisonOf('lessOrEqual', holiday, to),
        comparisonOf('less', daysIntoWeek(holiday, 0), count(WORKDAYS)),
        ...holidays.slice(0, index).map((earlier) => comparisonOf('notEqual', earlier, holiday)),
      ]),
      count(1),
      count(0),
    ),
  );
  const [first, ...others] = taken;
  return first === undefined ? null : others.reduce((sum, next) => joined('add', sum, next), first);
}

function minus(days: Term, holidays: Term | null): Term {
  return holidays === null ? days : joined('subtract', days, holidays);
}

function joined(op: 'add' | 'subtract', left: Term, right: Term): Term {
  const type = plain('count', commonGrain([left, right]));
  return stepTerm(type, (stepOf) => ({ op, left: stepOf(left), right: stepOf(right) }));
}

function workdaysIncluding(from: Term, to: Term): Term {
  const type = plain('count', commonGrain([from, to]));
  const before = stepTerm(type, (stepOf) => ({
    op: 'dateDifference',
    from: stepOf(from),
    to: stepOf(to),
    unit: 'workingDays',
  }));
  const lastIsWorkday = comparisonOf('less', daysIntoWeek(to, 0), count(WORKDAYS));
  const lastDay = chooseTerm(lastIsWorkday, count(1), count(0));
  return stepTerm(type, (stepOf) => ({ op: 'add', left: stepOf(before), right: stepOf(lastDay) }));
}

type DateUnit = 'Y' | 'M' | 'D';
const UNITS: ReadonlySet<string> = new Set<DateUnit>(['Y', 'M', 'D']);

/** Whole years, months or days between two dates; an error when the first is later. */
function buildDateDifference(call: FunctionCall): Term | null {
  const written = call.term(2).constant;
  const unit = written?.kind === 'text' ? written.text.toUpperCase() : '';
  if (!UNITS.has(unit)) return call.refuse('formula/unit-of-time', call.arg(2), { units: [...UNITS] });
  const [from, to] = [call.term(0), call.term(1)];
  const difference = stepTerm(plain('count', commonGrain([from, to])), (stepOf) => ({
    op: 'dateDifference',
    from: stepOf(from),
    to: stepOf(to),
    unit: unit === 'D' ? 'days' : 'months',
  }));
  const backwards = failTerm(difference.type, 'value/start-after-end', from.label);
  const isBackwards = comparisonOf('greater', from, to);
  return chooseTerm(isBackwards, backwards, unit === 'Y' ? wholeYears(difference) : difference);
}

function wholeYears(months: Term): Term {
  const years = stepTerm(months.type, (stepOf) => ({ op: 'divide', left: stepOf(months), right: stepOf(number(12)) }));
  return roundTerm(years, 0, 'down');
}

const DATE = needs('date', 'дата', 'date');
const START = needs('date', 'начало', 'start');
const END = needs('date', 'конец', 'end');
const MONTHS = needs('plain', 'месяцев', 'months');

export const DATE_FUNCTIONS: readonly FormulaFunction[] = [
  {
    names: { en: 'DATE', ru: 'ДАТА' },
    group: 'dates',
    parameters: [needs('plain', 'год', 'year'), needs('plain', 'месяц', 'month'), needs('plain', 'день', 'day')],
    doc: {
      ru: 'Дата по году, месяцу и дню. Месяц 13 — январь следующего года, день 0 — последний день прошлого месяца.',
      en: 'The date of a year, month and day. Month 13 is January of the next year, day 0 the last day of the month before.',
    },
    difference: {
      ru: 'День пишется числом от 0 до 28; дальше — только в полностью написанной дате.',
      en: 'The day is written as a number from 0 to 28; beyond that only in a date written out in full.',
    },
    build: buildDate,
  },
  {
    names: { en: 'DAYS', ru: 'ДНИ' },
    group: 'dates',
    parameters: [END, START],
    doc: { ru: 'Дней от второй даты до первой.', en: 'Days from the second date to the first.' },
    build: (call) => daysBetween(call.term(1), call.term(0)),
  },
  {
    names: { en: 'DATEDIF', ru: 'РАЗНДАТ' },
    group: 'dates',
    parameters: [START, END, needs('unit', 'единица', 'unit')],
    doc: {
      ru: 'Полных лет ("Y"), месяцев ("M") или дней ("D") между датами. Начало позже конца — ошибка.',
      en: 'Whole years ("Y"), months ("M") or days ("D") between two dates. A start after the end is an error.',
    },
    build: buildDateDifference,
  },
  {
    names: { en: 'EDATE', ru: 'ДАТАМЕС' },
    group: 'dates',
    parameters: [DATE, MONTHS],
    doc: {
      ru: 'Тот же день через столько месяцев, а если его нет — последний день месяца.',
      en: 'The same day so many months later, or the last day of a month too short for it.',
    },
    build: (call) => shifted(call.term(0), wholeMonths(call.term(1)), 'same-day'),
  },
  {
    names: { en: 'EOMONTH', ru: 'КОНМЕСЯЦА' },
    group: 'dates',
    parameters: [DATE, MONTHS],
    doc: { ru: 'Последний день месяца через столько месяцев.', en: 'The last day of the month so many months later.' },
    build: (call) => shifted(call.term(0), wholeMonths(call.term(1)), 'month-end'),
  },
  {
    names: { en: 'NETWORKDAYS', ru: 'ЧИСТРАБДНИ' },
    group: 'dates',
    parameters: [START, END, takes('dates', 'праздники', 'holidays')],
    doc: {
      ru: 'Дней с понедельника по пятницу между датами, считая обе, без праздников: {ДАТА(2026; 11; 4)}.',
      en: 'Mondays to Fridays between two dates, both counted, less the holidays: {DATE(2026; 11; 4)}.',
    },
    build: buildWorkdays,
  },
  {
    names: { en: 'WEEKDAY', ru: 'ДЕНЬНЕД' },
    group: 'dates',
    parameters: [DATE, takes('whole', 'тип', 'type')],
    doc: {
      ru: 'Номер дня недели: тип 1 — с воскресенья, 2 — с понедельника, 3 — с понедельника от 0.',
      en: 'Number of the day of the week: type 1 from Sunday, 2 from Monday, 3 from Monday counted from 0.',
    },
    build: buildWeekday,
  },
  {
    names: { en: 'YEAR', ru: 'ГОД' },
    group: 'dates',
    parameters: [DATE],
    doc: { ru: 'Год даты.', en: 'The year of a date.' },
    build: part('year'),
  },
  {
    names: { en: 'MONTH', ru: 'МЕСЯЦ' },
    group: 'dates',
    parameters: [DATE],
    doc: { ru: 'Месяц даты, от 1 до 12.', en: 'The month of a date, 1 to 12.' },
    build: part('month'),
  },
  {
    names: { en: 'DAY', ru: 'ДЕНЬ' },
    group: 'dates',
    parameters: [DATE],
    doc: { ru: 'День месяца.', en: 'The day of the month.' },
    build: part('day'),
  },
];
