export { type ChangedInput, type PayMore, type PayMoreRequest, payMore } from './advice/index.ts';
export { type EvaluateOptions, evaluatePlan } from './evaluate-plan.ts';
