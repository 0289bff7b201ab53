import type { Step, StepIndex } from '../../../plan/plan.ts';
import type { Stretch } from './line.ts';
import type { Range } from './range.ts';

/** What rules that choose chose all along a stretch, by the keys of their steps. */
export type Decisions = ReadonlyMap<string, Decision>;

export interface Decision {
  readonly nodeId: string;
  readonly kind: 'condition' | 'band' | 'cell';
  /** Null where the rule does not choose the same everywhere. */
  readonly chosen: string | null;
}

/** What is noted while a stretch is looked over. */
export interface Notes {
  /** Of the input that leads. */
  readonly stretch: Stretch;
  /** What was chosen as things stand; null while that is found out. */
  readonly standing: Decisions | null;
  readonly decisions: Map<string, Decision>;
  /** Places where something turns. */
  readonly turns: number[];
  /** Steps worked out. */
  work: number;
  /** Of the step at hand: the first choice that is, or may be, another one than as things stand. */
  crossed: Decision | null;
  /** Of the step at hand: a choice is not the same everywhere. */
  isOpen: boolean;
}

export interface RangeAt {
  readonly read: (index: StepIndex) => Range;
  readonly notes: Notes;
  /** Names the step among all that decide. */
  readonly key: string;
}

export function noteDecision(
  { notes, key }: RangeAt,
  { nodeId }: Step,
  choice: Pick<Decision, 'kind' | 'chosen'>,
): void {
  const decision = { nodeId, ...choice };
  notes.decisions.set(key, decision);
  if (choice.chosen === null) notes.isOpen = true;
  const before = notes.standing?.get(key);
  if (before !== undefined && before.chosen !== choice.chosen) notes.crossed ??= decision;
}
