import type { DepartmentTerm, DepartmentTerms } from '@premia/compensation';
import type { Bilingual } from '../../schema/column-types.ts';

/** The tree as a file goes on changing it. What one line changes is tried in an attempt and kept when the line is sound. */
export class TreeDraft implements DepartmentTerms {
  readonly #under: TreeDraft | null;
  readonly #terms: Map<string, readonly DepartmentTerm[]>;
  /** Terms this file wrote: only those may be changed again. */
  readonly #written = new Set<DepartmentTerm>();
  /** By department, since when its head is known to be there though the term began before. */
  readonly #headedSince = new Map<string, string>();
  /** Departments this file brought. */
  readonly brought = new Map<string, Bilingual>();
  readonly changed = new Set<string>();

  constructor(terms: readonly DepartmentTerm[], under: TreeDraft | null = null) {
    this.#under = under;
    const sorted = [...terms].sort((left, right) => (left.validFrom < right.validFrom ? -1 : 1));
    this.#terms = Map.groupBy(sorted, ({ departmentId }) => departmentId);
  }

  get(departmentId: string): readonly DepartmentTerm[] | undefined {
    return this.#terms.get(departmentId) ?? this.#under?.get(departmentId);
  }

  isWritten(term: DepartmentTerm): boolean {
    return this.#written.has(term) || (this.#under?.isWritten(term) ?? false);
  }

  isBrought(departmentId: string): boolean {
    return this.brought.has(departmentId) || (this.#under?.isBrought(departmentId) ?? false);
  }

  headedSince(departmentId: string): string | null {
    return this.#headedSince.get(departmentId) ?? this.#under?.headedSince(departmentId) ?? null;
  }

  put(departmentId: string, terms: readonly DepartmentTerm[]): void {
    const before = this.get(departmentId) ?? [];
    for (const term of terms) if (!before.includes(term)) this.#written.add(term);
    this.#terms.set(departmentId, terms);
    this.changed.add(departmentId);
  }

  noteHead(departmentId: string, since: string): void {
    this.#headedSince.set(departmentId, since);
  }

  attempt(): TreeDraft {
    return new TreeDraft([], this);
  }

  /** Makes an attempt part of what it was tried on. */
  keep(): void {
    if (this.#under === null) throw new Error('TreeDraft: nothing to keep it in');
    for (const id of this.changed) this.#under.put(id, this.#terms.get(id) ?? []);
    for (const [id, name] of this.brought) this.#under.brought.set(id, name);
    for (const [id, since] of this.#headedSince) this.#under.noteHead(id, since);
  }
}
