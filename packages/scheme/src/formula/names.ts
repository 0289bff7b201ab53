import type { StepIndex } from '../plan/plan.ts';
import type { ValueType } from '../values/value-type.ts';
import { foldName } from './words.ts';

/** A value a formula may use: an input of the formula node. */
export interface FormulaName {
  readonly step: StepIndex;
  readonly type: ValueType;
}

/** Finds names the way people write them: exactly, else without regard to case, ё/е and outer spaces; two that fit are none. */
export class NameIndex {
  readonly #names: ReadonlyMap<string, FormulaName>;
  readonly #folded: ReadonlyMap<string, string | null>;

  constructor(names: ReadonlyMap<string, FormulaName>) {
    this.#names = names;
    const folded = new Map<string, string | null>();
    for (const key of names.keys()) folded.set(fold(key), folded.has(fold(key)) ? null : key);
    this.#folded = folded;
  }

  find(written: string): { readonly key: string; readonly name: FormulaName } | null {
    const key = this.#names.has(written) ? written : this.#folded.get(fold(written));
    const name = key === undefined || key === null ? undefined : this.#names.get(key);
    return name === undefined || key === undefined || key === null ? null : { key, name };
  }

  /** Every spelling worth suggesting. */
  get spellings(): Iterable<string> {
    return this.#names.keys();
  }
}

function fold(name: string): string {
  return foldName(name).trim();
}
