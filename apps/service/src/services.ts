import type { Dependencies } from './dependencies.ts';
import { type AccrualService, createAccrualService } from './features/accruals/service.ts';
import { type AdjustmentService, createAdjustmentService } from './features/adjustments/service.ts';
import { createApprovalService } from './features/approvals/service.ts';
import { createAuditService } from './features/audit/service.ts';
import { createChangeService } from './features/changes/service.ts';
import { createDraftRooms, type DraftRooms } from './features/collaboration/draft-rooms.ts';
import { createCommentService } from './features/comments/service.ts';
import { createCriteriaService } from './features/criteria/service.ts';
import { createDashboardService } from './features/dashboards/service.ts';
import { createFactDecisions } from './features/facts/decisions.ts';
import { createFactService, type FactService } from './features/facts/service.ts';
import { createImportService } from './features/imports/service.ts';
import { createInitiativeService } from './features/initiatives/service.ts';
import { createNotificationService } from './features/notifications/service.ts';
import { createParameterService } from './features/parameters/service.ts';
import { createPeopleService } from './features/people/service.ts';
import { createPeriodService } from './features/periods/service.ts';
import { type ChangeFeed, createChangeFeed } from './features/portal/change-feed.ts';
import { createPortalService } from './features/portal/service.ts';
import { createReferenceService } from './features/references/service.ts';
import { createRunService, type RunService } from './features/runs/service.ts';
import { createSchemeCompiler } from './features/schemes/compiled-schemes.ts';
import { createSchemeService } from './features/schemes/service.ts';
import { createSessionService } from './features/session/service.ts';
import { createSimulationService } from './features/simulation/service.ts';
import { createStatementService, type StatementService } from './features/statements/service.ts';
import { createTokenService } from './features/tokens/service.ts';
import type { UseCases } from './use-cases.ts';

/** Everything the service can do, for its doors (HTTP, terminal) and its background work. */
export interface Services {
  readonly useCases: UseCases;
  readonly facts: FactService;
  readonly accruals: AccrualService;
  readonly runs: RunService;
  readonly statements: StatementService;
  readonly adjustments: AdjustmentService;
  readonly changeFeed: ChangeFeed;
  readonly draftRooms: DraftRooms;
}

/** Builds every service once; the only place where they meet. */
export function createServices(dependencies: Dependencies): Services {
  const compiler = createSchemeCompiler();
  const books = { pool: dependencies.pool, compiler };
  const changeFeed = createChangeFeed();
  const draftRooms = createDraftRooms({ ...dependencies, compiler });
  const facts = createFactService(books);
  const accruals = createAccrualService(books);
  const runs = createRunService(books);
  const statements = createStatementService(books);
  const adjustments = createAdjustmentService(books);
  const simulation = createSimulationService({ ...dependencies, compiler });
  const useCases: UseCases = {
    session: createSessionService(dependencies),
    people: createPeopleService(dependencies),
    criteria: createCriteriaService(dependencies),
    changes: createChangeService({ ...dependencies, compiler }),
    schemes: createSchemeService({ ...dependencies, compiler }),
    approvals: createApprovalService({ ...dependencies, compiler, simulation }),
    parameters: createParameterService({ ...dependencies, compiler }),
    references: createReferenceService(dependencies),
    comments: createCommentService(dependencies),
    initiatives: createInitiativeService(dependencies),
    notifications: createNotificationService(dependencies),
    simulation,
    periods: createPeriodService(dependencies),
    runs: {
      list: runs.list,
      get: runs.get,
      launch: runs.launch,
      change: runs.change,
      exports: runs.exports,
      exportFile: runs.exportFile,
      holds: runs.holds,
      hold: runs.hold,
      release: runs.release,
      reconcile: runs.reconcile,
      exceptions: runs.exceptions,
      statements: statements.list,
    },
    adjustments,
    statements,
    portal: createPortalService({ ...dependencies, accruals, statements, compiler, feed: changeFeed }),
    dashboards: createDashboardService(dependencies),
    audit: createAuditService(dependencies),
    facts: createFactDecisions(books),
    imports: createImportService(dependencies),
    tokens: createTokenService(dependencies),
  };
  return { useCases, facts, accruals, runs, statements, adjustments, changeFeed, draftRooms };
}
