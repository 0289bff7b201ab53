export { type AgreementOptions, type AgreementReport, compareEngines } from './compare-engines.ts';
export { compareSql, type SqlAgreementOptions, type SqlAgreementReport } from './compare-sql.ts';
export { type PlanSeed, planSeeds, RandomPlan, type StepSeed } from './random-plan.ts';
export { requests, requestsOf } from './random-request.ts';
