import { periodOf, shiftPeriod } from '../calendar/periods.ts';
import type { SubmittedItem } from '../facts/submission.ts';
import type { InitiativeKind } from './initiative-states.ts';

/** What an initiative brings: an amount once, or an amount a month for so many months. */
export interface InitiativeEffect {
  readonly amount: string;
  /** 1: once. */
  readonly months: number;
  /** The day it begins. */
  readonly from: string;
}

export interface CountedInitiative {
  readonly id: string;
  readonly kind: InitiativeKind;
  readonly title: string;
  readonly authors: readonly { readonly employee: string; readonly share: string }[];
  readonly currency: string;
  /** Grows with everything that changes what the facts say. */
  readonly factVersion: number;
}

export const INITIATIVE_SOURCE = 'premia';

export const INITIATIVE_FACT_TYPES = {
  achievement: 'achievement.approved',
  proposal: 'proposal.implemented',
} as const satisfies Readonly<Record<InitiativeKind, string>>;

/** How many months of the effect have begun by `today`. */
export function monthsBegun(effect: InitiativeEffect, today: string): number {
  let begun = 0;
  while (begun < effect.months && dayOfMonth(effect, begun + 1) <= today) begun += 1;
  return begun;
}

/**
 * The facts of an initiative, one a month of its effect: `first` to `last` (both included, from 1). A tail over months is
 * a row of facts, so that what is credited, sealed, corrected and replayed is what is for every other fact. `effect` null
 * takes them back.
 */
export function initiativeFacts(
  initiative: CountedInitiative,
  effect: InitiativeEffect | null,
  { first, last, takenBackOn }: { readonly first: number; readonly last: number; readonly takenBackOn: string },
): readonly SubmittedItem[] {
  const count = Math.max(0, last - first + 1);
  return Array.from({ length: count }, (_, index) => factOf(initiative, effect, { month: first + index, takenBackOn }));
}

function factOf(
  initiative: CountedInitiative,
  effect: InitiativeEffect | null,
  { month, takenBackOn }: { readonly month: number; readonly takenBackOn: string },
): SubmittedItem {
  const stands = effect !== null && month <= effect.months;
  return {
    source: INITIATIVE_SOURCE,
    id: month === 1 ? initiative.id : `${initiative.id}/${month}`,
    version: initiative.factVersion,
    type: INITIATIVE_FACT_TYPES[initiative.kind],
    on: stands ? dayOfMonth(effect, month) : takenBackOn,
    title: initiative.title,
    employee: [...initiative.authors],
    ...(stands ? { amount: effect.amount, currency: initiative.currency } : { deleted: true }),
    attributes: stands ? { initiative: initiative.id, month: String(month), months: String(effect.months) } : {},
  };
}

function dayOfMonth(effect: InitiativeEffect, month: number): string {
  return month === 1 ? effect.from : shiftPeriod(periodOf(effect.from, 'month'), month - 1).firstDay;
}
