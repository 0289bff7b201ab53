import type { Problem, Value, ValueType } from '@premia/scheme';

/** What is known about one output for the sample employee. */
export type PortValue =
  | { readonly kind: 'value'; readonly value: Value; readonly type: ValueType }
  /** One value per fact: how many, and their sum where one makes sense. */
  | { readonly kind: 'rows'; readonly count: number; readonly sum: Value | null; readonly type: ValueType }
  | { readonly kind: 'problem'; readonly problem: Problem };

export type PortKey = `${string}:${string}`;

export function portKey(nodeId: string, port: string): PortKey {
  return `${nodeId}:${port}`;
}

export interface ShownPortValue {
  readonly now: PortValue;
  /** The value before the last edit, for as long as the change is shown. */
  readonly before: PortValue | null;
}

/**
 * Live values live outside the document and outside React: they are no part of undo, saving or diffs,
 * and a recalculation wakes only those who show a value that changed.
 */
export interface ValueStore {
  get(key: PortKey): ShownPortValue | null;
  subscribe(key: PortKey, listener: () => void): () => void;
  /** Takes a whole recalculation. `sameSubject`: only the scheme changed, so a difference is worth showing. */
  replace(values: ReadonlyMap<PortKey, PortValue>, sameSubject: boolean): void;
}

/** How long a pill shows before → after. */
const CHANGE_SHOWN_MS = 4_000;

export function createValueStore(changeShownMs = CHANGE_SHOWN_MS): ValueStore {
  let shown = new Map<PortKey, ShownPortValue>();
  const listeners = new Map<PortKey, Set<() => void>>();
  let forgetting: ReturnType<typeof setTimeout> | null = null;

  const wake = (keys: Iterable<PortKey>) => {
    for (const key of keys) for (const listener of listeners.get(key) ?? []) listener();
  };

  const forgetChanges = () => {
    forgetting = null;
    const changed = [...shown].filter(([, value]) => value.before !== null).map(([key]) => key);
    for (const key of changed) {
      const value = shown.get(key);
      if (value !== undefined) shown.set(key, { now: value.now, before: null });
    }
    wake(changed);
  };

  return {
    get: (key) => shown.get(key) ?? null,
    subscribe: (key, listener) => {
      const known = listeners.get(key) ?? new Set();
      listeners.set(key, known.add(listener));
      return () => {
        known.delete(listener);
        if (known.size === 0) listeners.delete(key);
      };
    },
    replace: (values, sameSubject) => {
      const old = shown;
      const changed = new Set<PortKey>([...old.keys()].filter((key) => !values.has(key)));
      shown = new Map();
      for (const [key, now] of values) {
        const was = old.get(key);
        if (was !== undefined && samePortValue(was.now, now)) {
          shown.set(key, sameSubject || was.before === null ? was : { now, before: null });
        } else {
          shown.set(key, { now, before: sameSubject ? (was?.now ?? null) : null });
        }
        if (shown.get(key) !== was) changed.add(key);
      }
      wake(changed);
      if (!sameSubject || changed.size === 0) return;
      if (forgetting !== null) clearTimeout(forgetting);
      forgetting = setTimeout(forgetChanges, changeShownMs);
    },
  };
}

function samePortValue(left: PortValue, right: PortValue): boolean {
  if (left.kind === 'value' && right.kind === 'value')
    return sameType(left.type, right.type) && sameValue(left.value, right.value);
  if (left.kind === 'rows' && right.kind === 'rows') {
    return sameType(left.type, right.type) && left.count === right.count && sameValue(left.sum, right.sum);
  }
  if (left.kind === 'problem' && right.kind === 'problem') return sameProblem(left.problem, right.problem);
  return false;
}

function sameType(left: ValueType, right: ValueType): boolean {
  return left.base === right.base && left.grain === right.grain && left.currency === right.currency;
}

function sameValue(left: Value | null, right: Value | null): boolean {
  if (left === null || right === null) return left === right;
  switch (left.kind) {
    case 'number':
      return (
        right.kind === 'number' &&
        left.number.numerator === right.number.numerator &&
        left.number.denominator === right.number.denominator
      );
    case 'boolean':
      return right.kind === 'boolean' && left.boolean === right.boolean;
    case 'text':
      return right.kind === 'text' && left.text === right.text;
    case 'date':
      return right.kind === 'date' && left.date === right.date;
  }
}

function sameProblem(left: Problem, right: Problem): boolean {
  return left.code === right.code && left.nodeId === right.nodeId && left.input === right.input;
}
