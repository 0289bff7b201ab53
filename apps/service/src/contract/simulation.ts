import type { EmployeeResult } from '@premia/scheme';
import type { BilingualText } from './bilingual-text.ts';

/** simulation.compare({ schemeId, candidate: 'draft' | versionId, periods, departmentId? }) */
export interface SimulationResult {
  readonly schemeTitle: BilingualText;
  readonly periods: readonly string[];
  readonly currency: string;
  readonly base: SimulationSide;
  readonly candidate: SimulationSide;
  readonly fundDelta: string;
  readonly people: readonly SimulationPerson[];
  readonly departments: readonly {
    readonly departmentId: string;
    readonly name: BilingualText;
    readonly base: string;
    readonly candidate: string;
    readonly delta: string;
  }[];
  readonly calculatedAt: string;
}
export interface SimulationSide {
  readonly label: string;
  readonly version: number | null;
  readonly fund: string;
  readonly average: string;
  readonly median: string;
  readonly maximum: string;
  readonly atZero: number;
  /** People left out of the sums, each listed with the problem. */
  readonly failed: number;
}
export interface SimulationPerson {
  readonly employeeId: string;
  readonly name: BilingualText;
  readonly departmentId: string;
  readonly departmentName: BilingualText;
  readonly position: BilingualText;
  readonly base: string | null;
  readonly candidate: string | null;
  readonly delta: string | null;
  readonly problems: readonly EmployeeResult['problems'][number][];
}
/** simulation.person({ schemeId, candidate, period, employeeId }) → both results with traces. */
export interface SimulationPersonDetail {
  readonly base: EmployeeResult | null;
  readonly candidate: EmployeeResult;
}
