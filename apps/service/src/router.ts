import { adjustmentsRouter } from './features/adjustments/router.ts';
import { approvalsRouter } from './features/approvals/router.ts';
import { auditRouter } from './features/audit/router.ts';
import { changesRouter } from './features/changes/router.ts';
import { commentsRouter } from './features/comments/router.ts';
import { criteriaRouter } from './features/criteria/router.ts';
import { dashboardsRouter } from './features/dashboards/router.ts';
import { factsRouter } from './features/facts/router.ts';
import { importsRouter } from './features/imports/router.ts';
import { initiativesRouter } from './features/initiatives/router.ts';
import { notificationsRouter } from './features/notifications/router.ts';
import { parametersRouter } from './features/parameters/router.ts';
import { peopleRouter } from './features/people/router.ts';
import { periodsRouter } from './features/periods/router.ts';
import { portalRouter } from './features/portal/router.ts';
import { referencesRouter } from './features/references/router.ts';
import { runsRouter } from './features/runs/router.ts';
import { schemesRouter } from './features/schemes/router.ts';
import { sessionRouter } from './features/session/router.ts';
import { simulationRouter } from './features/simulation/router.ts';
import { statementsRouter } from './features/statements/router.ts';
import { tokensRouter } from './features/tokens/router.ts';
import { router } from './trpc/procedure.ts';

export const appRouter = router({
  session: sessionRouter,
  people: peopleRouter,
  criteria: criteriaRouter,
  changes: changesRouter,
  schemes: schemesRouter,
  approvals: approvalsRouter,
  parameters: parametersRouter,
  references: referencesRouter,
  comments: commentsRouter,
  initiatives: initiativesRouter,
  notifications: notificationsRouter,
  simulation: simulationRouter,
  periods: periodsRouter,
  runs: runsRouter,
  adjustments: adjustmentsRouter,
  statements: statementsRouter,
  portal: portalRouter,
  dashboards: dashboardsRouter,
  audit: auditRouter,
  facts: factsRouter,
  imports: importsRouter,
  tokens: tokensRouter,
});

export type AppRouter = typeof appRouter;
