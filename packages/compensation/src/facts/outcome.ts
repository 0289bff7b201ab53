/** What became of one submitted fact. Codes are stable; wording lives in the catalogue of messages. */
export type FactOutcome =
  /** accepted: counts now; accepted_late: stored, its month is sealed; duplicate: was here already; superseded: older version, kept as history. */
  | { readonly status: 'accepted' | 'accepted_late' | 'duplicate' | 'superseded' }
  | {
      readonly status: 'conflict' | 'rejected';
      readonly code: FactProblemCode;
      readonly details: Readonly<Record<string, string>>;
    };

export const FACT_PROBLEM_CODES = [
  'fact/not-an-object',
  'fact/field-missing',
  'fact/field-invalid',
  'fact/unknown-field',
  'fact/date-invalid',
  'fact/amount-invalid',
  'fact/shares-invalid',
  'fact/shares-not-whole',
  'fact/overlays-invalid',
  'fact/person-unknown',
  'fact/person-not-employed',
  'fact/same-version-differs',
] as const;
export type FactProblemCode = (typeof FACT_PROBLEM_CODES)[number];
