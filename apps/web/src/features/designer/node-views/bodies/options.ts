import type { Translate } from '@premia/locale';
import { paramMessages } from '../../inspector/params/params.messages.ts';
import { bodyMessages as messages } from './bodies.messages.ts';

/** Choices in words, shared by cards and the inspector. */
const option = (value: string, words: (typeof messages)[PlainKey]) => ({ value, words });
type PlainKey = 'equal' | 'marginal' | 'typeMoney';

const TYPES = [
  option('money', messages.typeMoney),
  option('number', messages.typeNumber),
  option('percent', messages.typePercent),
  option('count', messages.typeCount),
  option('boolean', messages.typeBoolean),
  option('text', messages.typeText),
  option('date', messages.typeDate),
];
const NUMERIC = new Set(['money', 'number', 'percent', 'count']);

const COMPARISONS = [
  option('greaterOrEqual', messages.greaterOrEqual),
  option('greater', messages.greater),
  option('lessOrEqual', messages.lessOrEqual),
  option('less', messages.less),
  option('equal', messages.equal),
  option('notEqual', messages.notEqual),
];
const LIST_COMPARISONS = [option('in', messages.in), option('notIn', messages.notIn)];

const ROUNDINGS = [
  option('half-up', messages.halfUp),
  option('half-even', messages.halfEven),
  option('up', messages.up),
  option('down', messages.down),
  option('floor', messages.floor),
  option('ceil', messages.ceil),
];

const TIER_MODES = [
  option('marginal', messages.marginal),
  option('whole', messages.whole),
  option('interpolated', messages.interpolated),
];

const CALENDAR_MEASURES = [
  option('workingDays', messages.calendarWorkingDays),
  option('days', messages.calendarDays),
  option('firstDay', messages.calendarFirstDay),
  option('lastDay', messages.calendarLastDay),
];

const CALENDAR_SCOPES = [
  option('period', messages.scopePeriod),
  option('month', messages.scopeMonth),
  option('quarter', messages.scopeQuarter),
  option('year', messages.scopeYear),
];

const BALANCES = [
  option('paidThisYear', messages.balancePaid),
  option('accruedThisYear', messages.balanceAccrued),
  option('drawBalance', messages.balanceDraw),
  option('reserve', messages.balanceReserve),
];

const AGGREGATES = [
  option('sum', messages.aggregateSum),
  option('count', messages.aggregateCount),
  option('average', messages.aggregateAverage),
  option('max', messages.aggregateMax),
  option('min', messages.aggregateMin),
];

const CATEGORIES = [
  option('bonus', messages.categoryBonus),
  option('commission', messages.categoryCommission),
  option('premium', messages.categoryPremium),
  option('penalty', messages.categoryPenalty),
  option('initiative', messages.categoryInitiative),
];

const TEAM_AGGREGATES = [
  option('sum', messages.teamSum),
  option('average', messages.teamAverage),
  option('min', messages.teamMin),
  option('max', messages.teamMax),
  option('count', messages.teamCount),
  option('rank', messages.teamRank),
  option('share', messages.teamShare),
];

const POOL_SCOPES = [
  option('department', messages.scopeDepartment),
  option('participants', messages.scopeParticipants),
];

const TEAM_SCOPES = [option('subtree', messages.scopeSubtree), ...POOL_SCOPES];

const BASES = [option('workingDays', messages.byWorkingDays), option('calendarDays', messages.byCalendarDays)];

const PERIOD_DAYS = [option('firstDay', paramMessages.firstDayOf), option('lastDay', paramMessages.lastDayOf)];

const DAYS_COUNTED = [option('included', paramMessages.included), option('excluded', paramMessages.excluded)];

const RECOVERIES = [option('true', messages.isRecoverable), option('false', messages.isNotRecoverable)];

export const OPTION_LISTS = {
  types: TYPES,
  numericTypes: TYPES.filter(({ value }) => NUMERIC.has(value)),
  comparisons: COMPARISONS,
  conditions: [...COMPARISONS, ...LIST_COMPARISONS],
  roundings: ROUNDINGS,
  tierModes: TIER_MODES,
  calendarMeasures: CALENDAR_MEASURES,
  calendarScopes: CALENDAR_SCOPES,
  balances: BALANCES,
  aggregates: AGGREGATES,
  categories: CATEGORIES,
  teamAggregates: TEAM_AGGREGATES,
  poolScopes: POOL_SCOPES,
  teamScopes: TEAM_SCOPES,
  bases: BASES,
  recoveries: RECOVERIES,
  periodDays: PERIOD_DAYS,
  daysCounted: DAYS_COUNTED,
} as const;

export function optionsOf(list: keyof typeof OPTION_LISTS, t: Translate): readonly { value: string; label: string }[] {
  return OPTION_LISTS[list].map(({ value, words }) => ({ value, label: t(words) }));
}

export function optionLabel(list: keyof typeof OPTION_LISTS, value: string, t: Translate): string {
  const found = OPTION_LISTS[list].find((one) => one.value === value);
  return found === undefined ? value : t(found.words);
}

const DIGITS = [4, 3, 2, 1, 0, -1, -2, -3];

export function digitsOptions(t: Translate): readonly { value: string; label: string }[] {
  return DIGITS.map((digits) => ({ value: String(digits), label: digitsLabel(digits, t) }));
}

function digitsLabel(digits: number, t: Translate): string {
  if (digits > 0) return t(messages.digitsPlaces, { count: digits });
  if (digits === 0) return t(messages.digitsWhole);
  if (digits === -1) return t(messages.digitsTens);
  return t(digits === -2 ? messages.digitsHundreds : messages.digitsThousands);
}
