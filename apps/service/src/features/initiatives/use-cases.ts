import type { PersonActor } from '@premia/access';
import type {
  BilingualText,
  Initiative,
  InitiativeAuthorShare,
  InitiativeDecided,
  InitiativeKind,
  InitiativeSummary,
  PersonalInitiativeCommand,
} from '../../contract.ts';
import type { Result } from '../../failure.ts';

export interface InitiativeUseCases {
  list(actor: PersonActor): Promise<readonly Initiative[]>;
  /** Colleagues by a piece of their name, to share an initiative with. */
  colleagues(
    actor: PersonActor,
    input: { readonly search: string },
  ): Promise<readonly { readonly id: string; readonly name: BilingualText }[]>;
  /** Records one and hands it to the nearest head who is no author. */
  record(actor: PersonActor, input: NewInitiativeInput): Promise<Result<InitiativeDecided>>;
  command(actor: PersonActor, input: InitiativeCommandInput): Promise<Result<InitiativeDecided>>;
  summary(actor: PersonActor): Promise<InitiativeSummary>;
}

export interface NewInitiativeInput {
  readonly kind: InitiativeKind;
  readonly title: string;
  readonly description: string;
  readonly happenedOn: string;
  readonly authors: readonly InitiativeAuthorShare[];
}

export interface InitiativeCommandInput {
  readonly id: string;
  readonly revision: number;
  readonly command: PersonalInitiativeCommand;
  /** Needed to return, decline, correct and revoke. */
  readonly reason?: string | undefined;
  readonly assign?: { readonly assessorId: string; readonly deadline: string } | undefined;
  readonly measured?: MeasuredEffect | undefined;
  /** What the author says now, when it was returned. */
  readonly description?: string | undefined;
  /** The day a proposal was carried out. */
  readonly implementedOn?: string | undefined;
}

export interface MeasuredEffect {
  readonly amount: string;
  readonly months: number;
  readonly from: string;
  readonly evidence: string;
}
