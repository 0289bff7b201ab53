export type * from './company.ts';
export { demoCompany, type DemoCompany, DEMO_SEED, HISTORY_MONTHS } from './demo-company.ts';
