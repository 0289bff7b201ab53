import type { Scenario } from './scenario.ts';
import { factsDuringComputation } from './scenarios/t10-facts-during-computation.ts';
import { killedWorkers } from './scenarios/t14-killed-workers.ts';
import { launchedAtOnce } from './scenarios/t16-launched-at-once.ts';
import { closeAgainstWrite } from './scenarios/t22-close-against-write.ts';
import { tampering } from './scenarios/t24-tampering.ts';
import { allocations } from './scenarios/t25-allocations.ts';
import { outboxUnderWriters } from './scenarios/t27-outbox.ts';
import { enginesAgree } from './scenarios/t41-engines-agree.ts';

/** The fault catalogue, as far as it is built; each a file of its own. */
export const CATALOGUE: readonly Scenario[] = [
  factsDuringComputation,
  killedWorkers,
  launchedAtOnce,
  closeAgainstWrite,
  tampering,
  allocations,
  outboxUnderWriters,
  enginesAgree,
];
