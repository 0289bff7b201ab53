import type { Scenario } from './scenario.ts';
import { repeatedEvents } from './scenarios/t01-repeated-events.ts';
import { versionOrders } from './scenarios/t02-version-orders.ts';
import { keyConflicts } from './scenarios/t03-key-conflicts.ts';
import { killedService } from './scenarios/t04-killed-service.ts';
import { lostAnswers } from './scenarios/t05-lost-answers.ts';
import { companyDays } from './scenarios/t06-company-days.ts';
import { lateFacts } from './scenarios/t07-late-facts.ts';
import { incrementalHistories } from './scenarios/t09-incremental-histories.ts';
import { factsDuringComputation } from './scenarios/t10-facts-during-computation.ts';
import { orgHistories } from './scenarios/t11-org-histories.ts';
import { killedWorkers } from './scenarios/t14-killed-workers.ts';
import { stoppedWorkers } from './scenarios/t15-stopped-workers.ts';
import { launchedAtOnce } from './scenarios/t16-launched-at-once.ts';
import { restartedDatabase } from './scenarios/t17-restarted-database.ts';
import { statesAndRoles } from './scenarios/t20-states-and-roles.ts';
import { closeAgainstWrite } from './scenarios/t22-close-against-write.ts';
import { twiceAtOnce } from './scenarios/t23-twice-at-once.ts';
import { tampering } from './scenarios/t24-tampering.ts';
import { allocations } from './scenarios/t25-allocations.ts';
import { outboxUnderWriters } from './scenarios/t27-outbox.ts';
import { lostInsertAnswers } from './scenarios/t28-lost-insert-answers.ts';
import { projectionAway } from './scenarios/t29-projection-away.ts';
import { poisonRows } from './scenarios/t30-poison-rows.ts';
import { projectionDropped } from './scenarios/t31-projection-dropped.ts';
import { enginesAgree } from './scenarios/t41-engines-agree.ts';

/** The fault catalogue, as far as it is built; each a file of its own. */
export const CATALOGUE: readonly Scenario[] = [
  repeatedEvents,
  versionOrders,
  keyConflicts,
  killedService,
  lostAnswers,
  companyDays,
  lateFacts,
  incrementalHistories,
  factsDuringComputation,
  orgHistories,
  killedWorkers,
  stoppedWorkers,
  launchedAtOnce,
  restartedDatabase,
  statesAndRoles,
  closeAgainstWrite,
  twiceAtOnce,
  tampering,
  allocations,
  outboxUnderWriters,
  lostInsertAnswers,
  projectionAway,
  poisonRows,
  projectionDropped,
  enginesAgree,
];
