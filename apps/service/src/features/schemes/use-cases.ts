import type { Actor } from '@premia/access';
import type {
  BilingualText,
  ComponentCopies,
  DraftSaved,
  PublishedComponent,
  SampleInputs,
  SchemeCreated,
  SchemeDetail,
  SchemeSummary,
} from '../../contract.ts';
import type { Result } from '../../failure.ts';

export interface SchemeUseCases {
  list(actor: Actor): Promise<readonly SchemeSummary[]>;
  open(actor: Actor, input: { readonly schemeId: string }): Promise<Result<SchemeDetail>>;
  create(actor: Actor, input: NewScheme): Promise<Result<SchemeCreated>>;
  /** A new scheme whose draft starts as this one's; cases come along, versions and assignments do not. */
  duplicate(
    actor: Actor,
    input: { readonly schemeId: string; readonly title: BilingualText },
  ): Promise<Result<SchemeCreated>>;
  /** Saves a draft with or without errors, as long as nobody saved since `revision` and it does not wait for approval. */
  saveDraft(
    actor: Actor,
    input: { readonly schemeId: string; readonly document: unknown; readonly revision: number },
  ): Promise<Result<DraftSaved>>;
  /** Takes the scheme out of use; past statements keep their version. Refused while it is assigned in an open period. */
  archive(actor: Actor, input: { readonly schemeId: string }): Promise<Result<SchemeSummary>>;
  /** What can be a node of another scheme: the newest version of every scheme in use. */
  components(actor: Actor): Promise<readonly PublishedComponent[]>;
  /** A published version and all it uses, to be brought along by the document that pins it. */
  component(actor: Actor, input: { readonly hash: string }): Promise<Result<ComponentCopies>>;
  /** What the document requires, for people the caller may see; evaluated by the browser's own engine. */
  sampleInputs(
    actor: Actor,
    input: { readonly document: unknown; readonly period: string; readonly employeeIds: readonly string[] },
  ): Promise<Result<SampleInputs>>;
}

export interface NewScheme {
  readonly title: BilingualText;
  readonly period: 'month' | 'quarter' | 'year';
  readonly currency: string;
  readonly document?: unknown;
}
