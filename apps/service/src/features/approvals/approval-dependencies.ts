import type { SchemeDependencies } from '../schemes/scheme-dependencies.ts';
import type { SimulationUseCases } from '../simulation/use-cases.ts';

export interface ApprovalDependencies extends SchemeDependencies {
  /** The comparison that is kept with a submission is the one people see. */
  readonly simulation: Pick<SimulationUseCases, 'effect'>;
}
