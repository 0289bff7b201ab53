/** Something the author should see. Wording lives in `@premia/locale`, keyed by `code`, filled from `details`. */
export interface Diagnostic {
  /** `area/problem`, stable for ever: `graph/cycle`, `type/mismatch`. */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'hint';
  readonly place: DiagnosticPlace;
  /** Values the wording needs: names, types, amounts as decimal strings. */
  readonly details: Readonly<Record<string, string | number | readonly string[]>>;
}

/** The smallest wrong part: a node, one of its ports or params, or a range of characters in a formula. */
export interface DiagnosticPlace {
  readonly nodeId?: string;
  readonly port?: string;
  /** Path inside the document or the node's params, as `bands.1.from`. */
  readonly path?: string;
  readonly link?: { readonly from: string; readonly to: string };
  readonly from?: number;
  readonly to?: number;
}
