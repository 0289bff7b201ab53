import type { Actor } from '@premia/access';
import type { RunChanged, RunKind, RunSummary, StatementPage } from '../../contract.ts';
import type { Result } from '../../failure.ts';

export type RunCommand = 'approve' | 'seal' | 'export' | 'markPaid' | 'cancel';

export interface RunUseCases {
  list(actor: Actor, input: { readonly period?: string | undefined }): Promise<readonly RunSummary[]>;
  get(actor: Actor, input: { readonly runId: string }): Promise<Result<RunSummary>>;
  /** Launching the same run again answers with the one that is there. */
  launch(actor: Actor, input: { readonly period: string; readonly kind: RunKind }): Promise<Result<RunSummary>>;
  /** Moves a run along its transition table, if nobody moved it since `revision` and four eyes allow it. */
  change(
    actor: Actor,
    input: { readonly runId: string; readonly revision: number; readonly command: RunCommand },
  ): Promise<Result<RunChanged>>;
  statements(actor: Actor, input: StatementQuery): Promise<Result<StatementPage>>;
}

export interface StatementQuery {
  readonly runId: string;
  readonly cursor?: string | undefined;
  readonly search?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly onlyProblems?: boolean | undefined;
}
