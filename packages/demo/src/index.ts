export type * from './company.ts';
export { DEMO_SEED, type DemoCompany, demoCompany, HISTORY_MONTHS } from './demo-company.ts';
export { type DemoScheme, demoSchemes } from './demo-schemes.ts';
export { type DemoInitiative, demoInitiatives } from './initiatives.ts';
export { type DemoHoliday, publicHolidays } from './public-holidays.ts';
