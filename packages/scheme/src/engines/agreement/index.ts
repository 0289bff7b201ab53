export { type AgreementReport, compareEngines } from './compare-engines.ts';
export { type PlanSeed, planSeeds, RandomPlan, type StepSeed } from './random-plan.ts';
export { requests } from './random-request.ts';
