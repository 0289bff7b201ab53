export { type EvaluateOptions, evaluatePlan } from './evaluate-plan.ts';
