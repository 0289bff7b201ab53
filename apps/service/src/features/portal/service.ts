import { breakdown } from './breakdown.ts';
import { overview } from './overview.ts';
import type { PortalDependencies } from './portal-dependencies.ts';
import type { PortalUseCases } from './use-cases.ts';
import { watch } from './watch.ts';

/** What a person sees of their own pay. */
export function createPortalService(dependencies: PortalDependencies): PortalUseCases {
  return {
    overview: (caller, { period }) => overview(dependencies, caller, period),
    breakdown: (caller, line) => breakdown(dependencies, caller, line),
    watch: (caller, watched) => watch(dependencies, caller, watched),
  };
}
