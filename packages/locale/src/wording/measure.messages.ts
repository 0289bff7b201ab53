import { defineMessages } from '../messages/messages.ts';

/** How values are named: a measure of a criterion as «Выручка, план», a long list by its first names. */
export const measureMessages = defineMessages({
  andMore: {
    ru: 'ещё {count}',
    en: '{count} more',
  },
  measured: {
    ru: '{name}{measure, select, target {, план} attainment {, выполнение плана} previous {, прошлый период} yearToDate {, с начала года} other {}}',
    en: '{name}{measure, select, target {, target} attainment {, attainment} previous {, previous period} yearToDate {, year to date} other {}}',
  },
});
