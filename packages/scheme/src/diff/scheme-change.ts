import type { Bilingual } from '../document/scheme-document.ts';

/** What changed: the scheme itself or one of its parts. */
export type ChangeSubject =
  | { readonly kind: 'scheme' }
  | { readonly kind: 'node'; readonly nodeId: string; readonly nodeKind: string; readonly title: Bilingual | null }
  | { readonly kind: 'parameter'; readonly key: string; readonly title: Bilingual | null }
  | { readonly kind: 'case'; readonly name: string }
  | { readonly kind: 'link'; readonly from: LinkEndName; readonly to: LinkEndName };

/** One end of a link as people know it. */
export interface LinkEndName {
  readonly nodeId: string;
  readonly nodeKind: string | null;
  readonly title: Bilingual | null;
  readonly port: string | null;
}

/** Which row of a list an entry belongs to. */
export type RowName =
  /** A band `[from, to)`; null ends are open. */
  | { readonly kind: 'band'; readonly from: string | null; readonly to: string | null; readonly unit: string | null }
  | { readonly kind: 'named'; readonly list: string; readonly key: string; readonly title: Bilingual | null }
  | { readonly kind: 'position'; readonly list: string; readonly position: number }
  | { readonly kind: 'dated'; readonly from: string }
  /** A cell of a matrix by the words of its row on every axis. */
  | { readonly kind: 'cell'; readonly keys: readonly string[] };

/** One thing that is another than before. */
export interface SchemeChange {
  readonly subject: ChangeSubject;
  /** `rewritten` says that only the notation differs: the file is another, the scheme pays the same. */
  readonly change: 'added' | 'removed' | 'moved' | 'changed' | 'rewritten';
  /** Where it stands inside the subject, as `bands.1.rate`; empty for the subject as a whole. */
  readonly path: string;
  /** The entry's own name, as `rate`; null for a whole row or subject. */
  readonly entry: string | null;
  readonly row: RowName | null;
  /** Null stands for "was not there"; of a move, places counted from one. */
  readonly before: string | null;
  readonly after: string | null;
  /** What the values measure, as `percent` or `money RUB`; `FORMULA_UNIT` for formulas in English; null for words. */
  readonly unit: string | null;
}

/** The values are formulas: a reader sees them in their own language. */
export const FORMULA_UNIT = 'formula';
