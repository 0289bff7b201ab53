import type { PersonActor } from '@premia/access';
import type { CommentAnchor, MentionablePerson, SchemeComment } from '../../contract.ts';
import type { Result } from '../../failure.ts';

export interface CommentUseCases {
  list(actor: PersonActor, input: { readonly schemeId: string }): Promise<readonly SchemeComment[]>;
  /** Whom one may turn to: everybody who may open schemes. */
  people(actor: PersonActor): Promise<readonly MentionablePerson[]>;
  /** Opens a thread at a place of the scheme, or answers in one; those mentioned are told. */
  add(actor: PersonActor, input: NewRemark): Promise<Result<SchemeComment>>;
  /** Settles a thread or opens it again; once is enough. */
  settle(
    actor: PersonActor,
    input: { readonly schemeId: string; readonly threadId: string; readonly isResolved: boolean },
  ): Promise<Result<SchemeComment>>;
}

export interface NewRemark {
  readonly schemeId: string;
  readonly threadId: string | null;
  readonly anchor: CommentAnchor;
  readonly text: string;
  readonly mentions: readonly string[];
}
