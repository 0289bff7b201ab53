import type { Actor } from '@premia/access';
import type { CriterionDefinition } from '@premia/compensation';
import type {
  ChangeAnnouncementShown,
  ChangeDecided,
  ChangePreview,
  ChangeRowGiven,
  ChangeRowShown,
  ChangeSetListed,
  ChangeSetPage,
  ChangeTable,
  ChangeTrial,
} from '../../contract.ts';
import type { Result } from '../../failure.ts';

/** Rows of a draft as they were given: a grid, a file or a paste of them, or new definitions of criteria. */
export type GivenChanges =
  | {
      readonly kind: 'targets' | 'actuals';
      readonly rows: readonly ChangeRowGiven[];
      /** canonical: read already, a point and nothing else. */
      readonly decimalSign: ',' | '.' | 'canonical';
    }
  | {
      readonly kind: 'definition';
      readonly definitions: readonly {
        readonly criterion: string;
        readonly validFrom: string;
        readonly definition: CriterionDefinition;
      }[];
    };

export interface DraftInput {
  readonly title: string;
  readonly note: string;
  /** Null when it was typed. */
  readonly fileName: string | null;
  readonly changes: GivenChanges;
}

/** What people decide about a set that is there; undoing makes another set and is asked for apart. */
export type ChangeDecision = 'submit' | 'withdraw' | 'approve' | 'reject' | 'discard';

export interface ChangeUseCases {
  list(actor: Actor): Promise<readonly ChangeSetListed[]>;
  get(actor: Actor, input: { readonly changeSetId: string }): Promise<Result<ChangeSetPage>>;
  given(actor: Actor, input: { readonly changeSetId: string }): Promise<Result<readonly ChangeRowGiven[]>>;
  /** Who would be affected, by how much; nothing is written. */
  preview(actor: Actor, input: { readonly changeSetId: string }): Promise<Result<ChangePreview>>;
  /** Rows and their preview without keeping anything. */
  tryOut(actor: Actor, changes: GivenChanges): Promise<Result<ChangeTrial>>;
  /** What each row is about and replaces, as far as it is understood. */
  understand(actor: Actor, changes: GivenChanges): Promise<Result<readonly ChangeRowShown[]>>;
  create(actor: Actor, input: DraftInput): Promise<Result<ChangeDecided>>;
  edit(
    actor: Actor,
    input: DraftInput & { readonly changeSetId: string; readonly revision: number },
  ): Promise<Result<ChangeDecided>>;
  decide(
    actor: Actor,
    input: {
      readonly changeSetId: string;
      readonly revision: number;
      readonly decision: ChangeDecision;
      readonly reason: string;
    },
  ): Promise<Result<ChangeDecided>>;
  /** Submits a set that restores what held before an applied one. */
  undo(
    actor: Actor,
    input: { readonly changeSetId: string; readonly revision: number; readonly reason: string },
  ): Promise<Result<ChangeDecided>>;
  readTable(
    actor: Actor,
    input: { readonly content: Uint8Array; readonly encoding: string | null; readonly delimiter: string | null },
  ): Promise<ChangeTable>;
  /** What the caller was told; there is no employee to name. */
  announcements(actor: Actor): Promise<readonly ChangeAnnouncementShown[]>;
  seen(actor: Actor, input: { readonly changeSetId: string }): Promise<void>;
}
