export { type CriterionDefinition, criterionDefinitionSchema } from './criteria/definition.ts';
export { FACT_PROBLEM_CODES, type FactOutcome, type FactProblemCode } from './facts/outcome.ts';
export {
  isSealed,
  RUN_COMMANDS,
  RUN_KINDS,
  RUN_STATES,
  RUN_TRANSITIONS,
  type RunCommand,
  type RunKind,
  type RunState,
  transition,
} from './runs/run-states.ts';
