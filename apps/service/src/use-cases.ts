import type { AdjustmentUseCases } from './features/adjustments/use-cases.ts';
import type { ApprovalUseCases } from './features/approvals/use-cases.ts';
import type { AuditUseCases } from './features/audit/use-cases.ts';
import type { ChangeUseCases } from './features/changes/use-cases.ts';
import type { CommentUseCases } from './features/comments/use-cases.ts';
import type { CriteriaUseCases } from './features/criteria/use-cases.ts';
import type { DashboardUseCases } from './features/dashboards/use-cases.ts';
import type { FactUseCases } from './features/facts/use-cases.ts';
import type { ImportUseCases } from './features/imports/use-cases.ts';
import type { InitiativeUseCases } from './features/initiatives/use-cases.ts';
import type { NotificationUseCases } from './features/notifications/use-cases.ts';
import type { ParameterUseCases } from './features/parameters/use-cases.ts';
import type { PeopleUseCases } from './features/people/use-cases.ts';
import type { PeriodUseCases } from './features/periods/use-cases.ts';
import type { PortalUseCases } from './features/portal/use-cases.ts';
import type { ReferenceUseCases } from './features/references/use-cases.ts';
import type { RunUseCases } from './features/runs/use-cases.ts';
import type { SchemeUseCases } from './features/schemes/use-cases.ts';
import type { SessionUseCases } from './features/session/use-cases.ts';
import type { SimulationUseCases } from './features/simulation/use-cases.ts';
import type { StatementUseCases } from './features/statements/use-cases.ts';
import type { TokenUseCases } from './features/tokens/use-cases.ts';

/** Everything a person can ask of the service, one entry per feature; routers and the terminal call these. */
export interface UseCases {
  readonly session: SessionUseCases;
  readonly people: PeopleUseCases;
  readonly criteria: CriteriaUseCases;
  readonly changes: ChangeUseCases;
  readonly schemes: SchemeUseCases;
  readonly approvals: ApprovalUseCases;
  readonly parameters: ParameterUseCases;
  readonly references: ReferenceUseCases;
  readonly comments: CommentUseCases;
  readonly initiatives: InitiativeUseCases;
  readonly notifications: NotificationUseCases;
  readonly simulation: SimulationUseCases;
  readonly periods: PeriodUseCases;
  readonly runs: RunUseCases;
  readonly adjustments: AdjustmentUseCases;
  readonly statements: StatementUseCases;
  readonly portal: PortalUseCases;
  readonly dashboards: DashboardUseCases;
  readonly audit: AuditUseCases;
  readonly facts: FactUseCases;
  readonly imports: ImportUseCases;
  readonly tokens: TokenUseCases;
}
