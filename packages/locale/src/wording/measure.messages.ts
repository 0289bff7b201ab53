import { defineMessages } from '../messages/messages.ts';

/** A measure of a criterion as the name of a value: «Выручка, план». */
export const measureMessages = defineMessages({
  measured: {
    ru: '{name}{measure, select, target {, план} attainment {, выполнение плана} previous {, прошлый период} yearToDate {, с начала года} other {}}',
    en: '{name}{measure, select, target {, target} attainment {, attainment} previous {, previous period} yearToDate {, year to date} other {}}',
  },
});
