import type { NodeKindName } from '@premia/scheme';

/** Params of every kind that the inspector asks for in a section of their own. */
const FALLBACKS = ['ifMissing', 'ifZero'];

/** What the card's editor and the sections of a kind set. Whatever a kind has beside it gets a plain field. */
const OWN_EDITORS: Partial<Record<NodeKindName, readonly string[]>> = {
  criterion: ['criterion', 'measure', 'type'],
  attribute: ['attribute', 'type'],
  parameter: ['parameter'],
  constant: ['value', 'type'],
  calendar: ['measure', 'scope'],
  balance: ['balance'],
  compare: ['is'],
  round: ['digits', 'mode'],
  power: ['exponent'],
  weighted: ['rows'],
  switch: ['cases', 'otherwise'],
  tiers: ['mode', 'bands'],
  matrix: ['axes', 'cells'],
  decision: ['inputs', 'rows', 'otherwise'],
  lookup: ['table', 'column'],
  formula: ['tree', 'text', 'pending', 'language', 'inputs', 'type'],
  component: ['scheme', 'version', 'inputs', 'outputs', 'parameters'],
  each: ['type', 'where', 'fields'],
  facts: ['type', 'where', 'aggregate', 'field', 'fieldType'],
  team: ['aggregate', 'scope'],
  pool: ['scope'],
  split: ['parts'],
  prorate: ['basis'],
  draw: ['recoverable'],
  instalments: ['periods'],
  convert: ['to'],
  ramp: ['bands'],
  payout: ['code', 'category', 'title', 'visible'],
  indicator: ['code', 'title'],
};

export function hasOwnEditor(kind: NodeKindName, param: string): boolean {
  return FALLBACKS.includes(param) || OWN_EDITORS[kind]?.includes(param) === true;
}
