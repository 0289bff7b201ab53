export { assumedProfile, declaredProfile, type InputProfile } from '../scaled/input-profile.ts';
export { sourceKey } from '../scaled/lower-input.ts';
export type { FactColumn, InputColumn, OutputForm, ResultColumn, UnsupportedStep } from '../scaled/lowered-plan.ts';
export type { EngineAnswer } from '../staged/evaluate-stages.ts';
export {
  ABSENT_VALUE,
  type BatchColumns,
  type BatchOutputs,
  type FactColumns,
  type OutputColumn,
  writeWhole,
} from './batch-columns.ts';
export type { BatchPage } from './batch-page.ts';
export type { BatchProgram } from './batch-program.ts';
export { type PreparedBatch, type PrepareOptions, prepareBatch } from './prepare-batch.ts';
export { runBatch } from './run-batch.ts';
