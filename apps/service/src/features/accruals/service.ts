import type { Actor } from '@premia/access';
import type { EmployeeResult, SchemeDocument } from '@premia/scheme';
import type { FactDetail } from '../../contract.ts';
import type { Result } from '../../failure.ts';

export interface AccrualService {
  /**
   * One round of a worker: claims up to `limit` dirty marks, calculates them on one snapshot each and writes accrual,
   * lines, change and outbox rows. Call again while `claimed` is not zero; safe from any number of processes.
   */
  refresh(input: { readonly worker: string; readonly limit: number }): Promise<RefreshReport>;
  /** Marks every participant of the open periods that a scheme's versions and assignments touch. */
  markScheme(actor: Actor, input: { readonly schemeId: string; readonly title: string }): Promise<number>;
  /** One scheme's result for one person in an open period, calculated afresh with its trace. */
  explain(actor: Actor, input: ResultKey): Promise<Result<ExplainedResult>>;
}

export interface RefreshReport {
  readonly claimed: number;
  readonly written: number;
  /** Inputs changed while calculating: the mark stays for the next round. */
  readonly overtaken: number;
  /** The period is no longer open: the mark is dropped, the facts wait as late. */
  readonly closed: number;
  readonly failed: number;
}

export interface ResultKey {
  readonly employeeId: string;
  readonly period: string;
  readonly schemeId: string;
}

export interface ExplainedResult {
  readonly document: SchemeDocument;
  readonly schemeVersion: number;
  readonly result: EmployeeResult;
  /** Facts of the person in the period, used or not. */
  readonly facts: readonly FactDetail[];
  readonly asOf: string;
}
