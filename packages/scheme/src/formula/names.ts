import type { StepIndex } from '../plan/plan.ts';
import type { ValueType } from '../values/value-type.ts';
import { foldName } from './words.ts';

/** A value a formula may use: an input of the formula node. */
export interface FormulaName {
  readonly step: StepIndex;
  readonly type: ValueType;
  /** What people call it; may be written instead of the name when no other has the same. */
  readonly title?: { readonly ru?: string | undefined; readonly en?: string | undefined } | undefined;
}

/**
 * Finds names the way people write them: exactly, else without regard to case, ё/е and outer spaces, else by
 * title. A spelling that fits two names fits none.
 */
export class NameIndex {
  readonly #names: ReadonlyMap<string, FormulaName>;
  readonly #folded: ReadonlyMap<string, string | null>;

  constructor(names: ReadonlyMap<string, FormulaName>) {
    this.#names = names;
    const byTitle = new Map<string, string | null>();
    const byName = new Map<string, string | null>();
    for (const [key, { title }] of names) {
      register(byName, key, key);
      for (const text of [title?.ru, title?.en]) if (text !== undefined) register(byTitle, text, key);
    }
    this.#folded = new Map([...byTitle, ...byName]);
  }

  find(written: string): { readonly key: string; readonly name: FormulaName } | null {
    const key = this.#names.has(written) ? written : this.#folded.get(fold(written));
    const name = key === undefined || key === null ? undefined : this.#names.get(key);
    return name === undefined || key === undefined || key === null ? null : { key, name };
  }

  /** Every spelling worth suggesting. */
  *spellings(): Generator<string> {
    for (const [key, { title }] of this.#names) {
      yield key;
      if (title?.ru !== undefined) yield title.ru;
      if (title?.en !== undefined) yield title.en;
    }
  }
}

function register(index: Map<string, string | null>, spelling: string, key: string): void {
  const folded = fold(spelling);
  const known = index.get(folded);
  index.set(folded, known === undefined || known === key ? key : null);
}

function fold(name: string): string {
  return foldName(name).trim();
}
