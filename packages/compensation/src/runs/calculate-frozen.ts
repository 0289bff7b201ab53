import type { EmployeeInputs, EvaluationRequest, Plan } from '@premia/scheme';
import { evaluateMany } from '../evaluation/evaluate-many.ts';
import { buildStatement, type StatementContent } from '../statements/statement.ts';

/** What a run froze of one scheme version. */
export interface FrozenCalculation {
  readonly plan: Plan;
  readonly period: string;
  readonly context: Omit<EvaluationRequest, 'employees'>;
}

/** What a run froze of one person under it. */
export interface FrozenParticipant {
  readonly inputs: EmployeeInputs;
  readonly inputsHash: string;
  readonly assignmentId: string;
  readonly departmentId: string;
}

/**
 * The statements of a run's people, in their order, from the frozen inputs alone: whoever calculates them, and
 * whenever, gets the same. A scheme that looks at the team needs all its people at once.
 */
export function calculateFrozen(
  { plan, period, context }: FrozenCalculation,
  people: readonly FrozenParticipant[],
): readonly StatementContent[] {
  const employees = evaluateMany(plan, { ...context, employees: people.map(({ inputs }) => inputs) });
  return people.map(({ assignmentId, departmentId, inputsHash }, index) => {
    const result = employees[index];
    if (result === undefined) throw new Error('calculateFrozen: a person without a result');
    return buildStatement({ plan, period, assignmentId, departmentId, inputsHash, result });
  });
}

/**
 * The statements of a slice of a run, in its order, whatever schemes its people are under. `calculationOf` answers what
 * the run froze of a scheme version.
 */
export function calculateSlice<Person extends FrozenParticipant & { readonly schemeVersionId: string }>(
  people: readonly Person[],
  calculationOf: (schemeVersionId: string) => FrozenCalculation,
): readonly { readonly person: Person; readonly content: StatementContent }[] {
  const contents = new Map<Person, StatementContent>();
  for (const [versionId, own] of Map.groupBy(people, ({ schemeVersionId }) => schemeVersionId)) {
    const calculated = calculateFrozen(calculationOf(versionId), own);
    for (const [index, person] of own.entries()) {
      const content = calculated[index];
      if (content !== undefined) contents.set(person, content);
    }
  }
  return people.map((person) => {
    const content = contents.get(person);
    if (content === undefined) throw new Error('calculateSlice: a person without a statement');
    return { person, content };
  });
}
