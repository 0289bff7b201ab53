export {
  type AssumedField,
  type ChangeCause,
  type ChangedInput,
  type ChangePart,
  type InputChange,
  type PayMore,
  type PayMoreRequest,
  payMore,
  type Snapshot,
  type WhyChanged,
  whyChanged,
} from './advice/index.ts';
export { type EvaluateOptions, evaluatePlan } from './evaluate-plan.ts';
