import type { PersonActor } from '@premia/access';
import type { ParameterPreview, ParameterScope, SchemeParameters } from '../../contract.ts';
import type { Result } from '../../failure.ts';

export interface ProposedValue {
  readonly schemeId: string;
  readonly parameter: string;
  readonly scope: ParameterScope;
  readonly from: string;
  /** As documents write it: a share of 6 % is `0.06`. Null: what stands above holds again. */
  readonly value: string | null;
}

export interface NewSetting extends ProposedValue {
  readonly reason: string;
  /** The setting this one takes the place of: the one of the same scope and day, as the caller saw it. */
  readonly seen: string | null;
}

export interface ParameterUseCases {
  list(actor: PersonActor, input: { readonly schemeId: string }): Promise<Result<SchemeParameters>>;
  /** Who would be paid otherwise, and by how much. */
  preview(actor: PersonActor, proposed: ProposedValue): Promise<Result<ParameterPreview>>;
  set(actor: PersonActor, setting: NewSetting): Promise<Result<{ readonly id: string }>>;
  /** Takes a setting back; what it replaced stands again. */
  undo(
    actor: PersonActor,
    input: { readonly id: string; readonly revision: number },
  ): Promise<Result<{ readonly id: string }>>;
}
