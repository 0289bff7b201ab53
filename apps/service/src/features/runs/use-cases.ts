import type { Actor } from '@premia/access';
import type {
  Done,
  ExceptionKind,
  PayrollExport,
  PayrollFile,
  Reconciliation,
  RunChanged,
  RunExceptionPage,
  RunHold,
  RunKind,
  RunSummary,
  StatementPage,
} from '../../contract.ts';
import type { Result } from '../../failure.ts';
import type { HoldInput } from './payroll.ts';

export type RunCommand = 'approve' | 'seal' | 'export' | 'markPaid' | 'cancel';

export interface RunUseCases {
  list(actor: Actor, input: { readonly period?: string | undefined }): Promise<readonly RunSummary[]>;
  get(actor: Actor, input: { readonly runId: string }): Promise<Result<RunSummary>>;
  /** Launching the same run again answers with the one that is there. */
  launch(actor: Actor, input: { readonly period: string; readonly kind: RunKind }): Promise<Result<RunSummary>>;
  /** Moves a run along its transition table, if nobody moved it since `revision` and four eyes allow it. */
  change(
    actor: Actor,
    input: {
      readonly runId: string;
      readonly revision: number;
      readonly command: RunCommand;
      readonly language?: 'ru' | 'en' | undefined;
      readonly employeeIds?: readonly string[] | undefined;
    },
  ): Promise<Result<RunChanged>>;
  exports(actor: Actor, input: { readonly runId: string }): Promise<readonly PayrollExport[]>;
  /** The file of an export, byte for byte as it was handed over. */
  exportFile(actor: Actor, input: { readonly exportId: string }): Promise<Result<PayrollFile>>;
  holds(actor: Actor, input: { readonly runId: string }): Promise<readonly RunHold[]>;
  hold(actor: Actor, input: HoldInput): Promise<Result<Done>>;
  release(actor: Actor, input: HoldInput): Promise<Result<Done>>;
  /** A page of one kind, with amounts and reasons, and how many there are of each. */
  exceptions(actor: Actor, input: ExceptionQuery): Promise<Result<RunExceptionPage>>;
  reconcile(actor: Actor, input: { readonly runId: string }): Promise<Result<Reconciliation>>;
  statements(actor: Actor, input: StatementQuery): Promise<Result<StatementPage>>;
}

export interface ExceptionQuery {
  readonly runId: string;
  /** The gravest that occurs when absent. */
  readonly kind?: ExceptionKind | undefined;
  readonly offset: number;
}

export interface StatementQuery {
  readonly runId: string;
  readonly cursor?: string | undefined;
  readonly search?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly onlyProblems?: boolean | undefined;
}
