import { betweenPeriods } from './between-periods.ts';
import { breakdown } from './breakdown.ts';
import { overview } from './overview.ts';
import type { PortalDependencies } from './portal-dependencies.ts';
import { sinceProvisional } from './provisional.ts';
import type { PortalUseCases } from './use-cases.ts';
import { watch } from './watch.ts';
import { whyChanged } from './why-changed.ts';

/** What a person sees of their own pay. */
export function createPortalService(dependencies: PortalDependencies): PortalUseCases {
  return {
    overview: (caller, { period }) => overview(dependencies, caller, period),
    breakdown: (caller, line) => breakdown(dependencies, caller, line),
    whyChanged: (caller, asked) => whyChanged(dependencies, caller, asked),
    betweenPeriods: (caller, asked) => betweenPeriods(dependencies, caller, asked),
    sinceProvisional: (caller, asked) => sinceProvisional(dependencies, caller, asked),
    watch: (caller, watched) => watch(dependencies, caller, watched),
  };
}
