import { neededSteps } from '../../plan/needed-steps.ts';
import type { Plan, PlanResult, Step, StepIndex } from '../../plan/plan.ts';
import { minorDigits } from '../../values/currency.ts';
import { anyProblem, dummyShape, joinProblems } from './cell-algebra.ts';
import type { KernelOutput, Register } from './kernel.ts';
import { KernelBuilder } from './kernel-builder.ts';
import { givenCell, isReadBehindGiven } from './lower-given.ts';
import { lowerStep } from './lower-step.ts';
import type { LoweredPlan, OutputForm, StepColumn, UnsupportedStep } from './lowered-plan.ts';
import { roundedOrMarked } from './numeric.ts';
import { cellAt, NotExpressible, type Profiles, type Scope, type SharedInputs, type Workshop } from './scope.ts';
import { type Cell, isNumeric, NO_PROBLEMS, type Shape } from './shape.ts';
import { TextCodes } from './text-codes.ts';

export interface LoweringOptions {
  readonly profiles: Profiles;
  readonly shared: SharedInputs;
  /** Integers of the target lie in `[-integerMax, integerMax]`. */
  readonly integerMax: bigint;
  /** Every step's value becomes an output too. */
  readonly keepSteps: boolean;
  /** Steps that were worked out before and come in as columns; none by default. */
  readonly given?: ReadonlySet<StepIndex>;
}

export type LoweringResult =
  | { readonly ok: true; readonly lowered: LoweredPlan }
  | { readonly ok: false; readonly unsupported: readonly UnsupportedStep[] };

/** Turns a plan into a kernel, or says which steps have no exact form under the given promises. */
export function lowerPlan(plan: Plan, options: LoweringOptions): LoweringResult {
  const scope = openScope(plan, options);
  lowerBody(scope, plan, options);
  const outputs = new Outputs(scope.builder);
  const results = plan.results.map((result, index) => ({
    result: index,
    form: resultForm(scope, outputs, { plan, result }),
  }));
  const resultOutputs = outputs.list.length;
  const steps = options.keepSteps ? keepSteps(scope, outputs) : [];
  const { workshop } = scope;
  if (workshop.unsupported.length > 0) return { ok: false, unsupported: workshop.unsupported };
  const kernel = { body: scope.builder.block, tables: workshop.tables, outputs: outputs.list };
  const { inputs, facts, codes } = workshop;
  const approximateSteps = scope.cells.flatMap(({ shape }, step) => (shape.kind === 'approximate' ? [step] : []));
  return { ok: true, lowered: { kernel, inputs, facts, results, resultOutputs, steps, codes, approximateSteps } };
}

function openScope(plan: Plan, options: LoweringOptions): Scope {
  const workshop: Workshop = {
    profiles: options.profiles,
    codes: new TextCodes(),
    tables: [],
    request: options.shared,
    inputs: [],
    facts: [],
    unsupported: [],
  };
  const newBuilder = () => new KernelBuilder({ integerMax: options.integerMax });
  const steps = plan.body.steps;
  return {
    workshop,
    builder: newBuilder(),
    newBuilder,
    steps,
    lower: lowerStep,
    cells: [],
    frames: new Map(),
    parent: null,
    frame: null,
  };
}

/** Only what the results rest on is lowered, unless every step is to be kept. */
function lowerBody(scope: Scope, { body, results }: Plan, { given, keepSteps }: LoweringOptions): void {
  const isGiven = (index: StepIndex): boolean => given?.has(index) === true;
  const targets = keepSteps ? body.steps.map((_, index) => index) : results.map(({ step }) => step);
  const needed = neededSteps(body, targets, (index) => {
    const step = body.steps[index];
    return isGiven(index) && step !== undefined && !isReadBehindGiven(step);
  });
  for (const [index, step] of body.steps.entries()) {
    if (!needed.has(index)) scope.cells.push(unusedCell(scope, step));
    else scope.cells.push(isGiven(index) ? givenCell(scope, step, index) : lowerOrNote(scope, step, index));
  }
}

function unusedCell(scope: Scope, step: Step): Cell {
  return { shape: dummyShape(scope.builder, step.type), problems: NO_PROBLEMS };
}

/** A step without a form is noted and stands in as an empty value, so that one pass finds them all. */
function lowerOrNote(scope: Scope, step: Step, index: StepIndex): Cell {
  try {
    return lowerStep(scope, step);
  } catch (error) {
    if (!(error instanceof NotExpressible)) throw error;
    scope.workshop.unsupported.push({ nodeId: step.nodeId, op: error.message, step: index });
    return unusedCell(scope, step);
  }
}

class Outputs {
  readonly #builder: KernelBuilder;
  readonly #list: KernelOutput[] = [];

  constructor(builder: KernelBuilder) {
    this.#builder = builder;
  }

  get list(): readonly KernelOutput[] {
    return this.#list;
  }

  add(value: Register): number {
    const { type } = this.#builder.instruction(value);
    const output = this.#list.push({ type }) - 1;
    this.#builder.append({ op: 'output', output, value }, type);
    return output;
  }

  form(shape: Shape): OutputForm {
    switch (shape.kind) {
      case 'whole':
        return { kind: 'whole', column: this.add(shape.register), unit: shape.unit };
      case 'ratio':
        return { kind: 'ratio', numerator: this.add(shape.numerator), denominator: this.add(shape.denominator) };
      case 'approximate':
        return { kind: 'approximate', column: this.add(shape.register), error: shape.error };
      case 'bit':
        return { kind: 'boolean', column: this.add(shape.register) };
      case 'text':
      case 'date':
        return { kind: shape.kind, column: this.add(shape.register) };
    }
  }
}

/** A result with a problem sends its row to the reference, which words the problem. */
function resultForm(scope: Scope, outputs: Outputs, { plan, result }: { plan: Plan; result: PlanResult }): OutputForm {
  const { builder } = scope;
  const cell = cellAt(scope, result.step);
  const failing = anyProblem(builder, joinProblems(builder, [cell.problems]));
  if (failing !== null) builder.check(failing);
  if (result.kind === 'indicator' || !isNumeric(cell.shape)) return outputs.form(cell.shape);
  return outputs.form(roundedOrMarked(builder, cell.shape, { digits: minorDigits(plan.currency), mode: 'half-up' }));
}

/** Steps that are the same value share one column. */
function keepSteps(scope: Scope, outputs: Outputs): readonly StepColumn[] {
  const columns = new Map<string, OutputForm>();
  return scope.cells.map(({ shape }, step) => {
    const key = keyOf(shape);
    const form = columns.get(key) ?? freeForm(scope, step, shape) ?? outputs.form(shape);
    columns.set(key, form);
    return { step, form };
  });
}

/** One register may hold the numerators of several values: 1 is both 1 and, in twentieths, 0.05. */
function keyOf(shape: Shape): string {
  if (shape.kind === 'ratio') return `ratio ${shape.numerator} ${shape.denominator}`;
  return `${shape.kind} ${shape.register} ${shape.kind === 'whole' ? shape.unit : ''}`;
}

/** A part of an input, as half of it, may lie in the input's register over a unit of its own. */
function freeForm({ builder, steps, workshop }: Scope, index: number, shape: Shape): OutputForm | null {
  const step = steps[index];
  if (step?.op === 'constant') return { kind: 'constant', value: step.value };
  if (shape.kind === 'ratio' || shape.kind === 'approximate') return null;
  const { operation } = builder.instruction(shape.register);
  if (operation.op !== 'column') return null;
  const profile = workshop.inputs[operation.column]?.profile;
  const isAsRead = shape.kind !== 'whole' || (profile?.kind === 'number' && profile.unit === shape.unit);
  return isAsRead ? { kind: 'input', column: operation.column } : null;
}
