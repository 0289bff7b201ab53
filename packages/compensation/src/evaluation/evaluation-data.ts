import type { EvaluationRequest } from '@premia/scheme';
import type { CalendarDay } from '../calendar/working-days.ts';
import type { CriterionDefinition } from '../criteria/definition.ts';
import type { CreditedFact } from '../criteria/measure.ts';
import type { Organization } from '../organization/organization.ts';
import type { MeasuredTotals } from './fact-totals.ts';
import type { ParameterValue } from './parameter-values.ts';

export interface CriterionVersion {
  readonly criterion: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly definition: CriterionDefinition;
}

export interface TargetValue {
  readonly criterion: string;
  readonly scopeKind: 'employee' | 'department' | 'company';
  readonly scopeId: string;
  readonly period: string;
  readonly value: string;
}

export interface EnteredValue {
  readonly criterion: string;
  readonly employeeId: string;
  readonly period: string;
  readonly value: string;
}

/** Everything loaded for a request, for exactly the span `neededSpan` names. */
export interface EvaluationData {
  readonly organization: Organization;
  readonly hiredOn: ReadonlyMap<string, string>;
  readonly criteria: readonly CriterionVersion[];
  readonly facts: ReadonlyMap<string, readonly CreditedFact[]>;
  /** What was added up where the facts are kept; their facts need not be loaded. */
  readonly totals?: MeasuredTotals;
  readonly targets: readonly TargetValue[];
  readonly entered: readonly EnteredValue[];
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  readonly balances: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Other values of the scheme's parameters than its own. */
  readonly parameters: readonly ParameterValue[];
  /** Dated on or before the period's last day. */
  readonly rates: NonNullable<EvaluationRequest['rates']>;
  /** The company's calendar where it is not Monday to Friday. */
  readonly calendar: readonly CalendarDay[];
}
