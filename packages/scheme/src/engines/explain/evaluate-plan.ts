import { assembleResult } from '../../evaluation/assemble-result.ts';
import type {
  EmployeeInputs,
  EmployeeResult,
  EvaluationAnswer,
  EvaluationRequest,
} from '../../evaluation/evaluation.ts';
import { NO_FACTS, orderFacts } from '../../evaluation/facts.ts';
import { type RequestScope, requestScope } from '../../evaluation/inputs.ts';
import type { FactsFrame, Plan } from '../../plan/plan.ts';
import type { Machine } from './machine.ts';
import { type BlockProgram, isTeamStep, programOf, runSteps } from './program.ts';
import { evaluateTeam } from './sharing.ts';
import type { FactResult, StepScope } from './step-scope.ts';
import { traceNodes, traceOf } from './trace.ts';

export interface EvaluateOptions {
  /** Keep every node's value and the facts behind it. */
  readonly trace?: boolean;
}

/**
 * The reference engine: exact rationals, one step after another, for every employee of the request. Synchronous, pure
 * and total – an employee's problem is part of that employee's answer and touches nobody else's. `request` comes from
 * `prepareRequest`.
 */
export function evaluatePlan(plan: Plan, request: EvaluationRequest, options: EvaluateOptions = {}): EvaluationAnswer {
  const scope = requestScope(plan, request);
  const context: PlanContext = { plan, program: programOf(plan.body), scope, trace: options.trace === true };
  const employees = plan.requirements.team
    ? evaluateTogether(context, request.employees)
    : evaluateOneByOne(context, request.employees);
  return { schemeHash: plan.schemeHash, employees };
}

/** What is the same for every employee of an evaluation. */
export interface EvaluationContext {
  readonly scope: RequestScope;
  readonly trace: boolean;
}

interface PlanContext extends EvaluationContext {
  readonly plan: Plan;
  readonly program: BlockProgram;
}

/** Nobody's value depends on anybody else's: one machine serves them all. */
function evaluateOneByOne(context: PlanContext, employees: readonly EmployeeInputs[]): readonly EmployeeResult[] {
  const { program } = context;
  const { machine } = program;
  const end = program.operations.length;
  const results = employees.map((employee) => {
    machine.begin(stepScopeOf(context, employee));
    runSteps(program, machine, [0, end]);
    return resultOf(context, machine);
  });
  machine.end();
  return results;
}

/** Step by step for everybody: a team step finds its operand worked out for the whole team. */
function evaluateTogether(context: PlanContext, employees: readonly EmployeeInputs[]): readonly EmployeeResult[] {
  const { program } = context;
  const machines = employees.map((employee) => {
    const machine = program.newMachine();
    machine.begin(stepScopeOf(context, employee));
    return machine;
  });
  let from = 0;
  for (const [index, step] of program.block.steps.entries()) {
    if (!isTeamStep(step)) continue;
    for (const machine of machines) runSteps(program, machine, [from, index]);
    const { departments } = context.scope.request;
    const results = evaluateTeam(step, {
      employees,
      departments,
      outcomes: (operand) => machines.map(({ read }) => read(operand)),
    });
    for (const [position, machine] of machines.entries()) {
      const result = results[position];
      if (result === undefined) throw new Error('explain: an employee was left out of the team');
      machine.write(index, result);
    }
    from = index + 1;
  }
  return machines.map((machine) => {
    runSteps(program, machine, [from, program.operations.length]);
    return resultOf(context, machine);
  });
}

/** What the steps of the scheme itself see of an employee. */
export function stepScopeOf({ scope, trace }: EvaluationContext, employee: EmployeeInputs): StepScope {
  const { facts } = employee;
  return {
    subject: { scope, employee },
    facts: facts === undefined || facts.length === 0 ? NO_FACTS : orderFacts(facts),
    frames: null,
    fact: null,
    outer: null,
    evaluateFrame,
    trace,
  };
}

function evaluateFrame(frame: FactsFrame, scope: StepScope): FactResult {
  const program = programOf(frame.block);
  const { machine } = program;
  machine.begin(scope);
  runSteps(program, machine, [0, program.operations.length]);
  const result = machine.read(frame.result);
  const inner = scope.trace ? traceNodes(program.skeleton, machine.traced) : [];
  machine.end();
  return { result, inner };
}

function resultOf({ plan, program, trace }: PlanContext, machine: Machine): EmployeeResult {
  const { traced, scope } = machine;
  return assembleResult(plan, {
    employeeId: scope.subject.employee.id,
    outcomes: plan.results.map(({ step }) => machine.tell(step)),
    trace: trace ? traceOf({ skeleton: program.skeleton, traced, frames: scope.frames }) : undefined,
  });
}
