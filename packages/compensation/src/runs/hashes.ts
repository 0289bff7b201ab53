import {
  type CanonicalValue,
  canonicalJson,
  type EmployeeInputs,
  type EvaluationRequest,
  sha256,
} from '@premia/scheme';

/** Goes into the input hash: results of another engine version are another run. */
export const ENGINE_VERSION = 'premia-explain/1';

/** SHA-256 of one person's inputs as an engine gets them. */
export function inputsHash(inputs: EmployeeInputs): string {
  return sha256(canonicalText(inputs));
}

/** SHA-256 of what a request holds besides people: period, currency, tables, rates, calendar. */
export function contextHash(context: Omit<EvaluationRequest, 'employees'>): string {
  return sha256(canonicalText(context));
}

export interface FrozenInputs {
  readonly period: string;
  readonly engineVersion: string;
  readonly schemes: readonly { readonly schemeHash: string; readonly contextHash: string }[];
  /** In the run's order. */
  readonly people: readonly {
    readonly employeeId: string;
    readonly assignmentId: string;
    readonly inputsHash: string;
  }[];
}

/** What a run is a function of. */
export function runInputHash(frozen: FrozenInputs): string {
  const schemes = [...frozen.schemes].map((scheme) => `${scheme.schemeHash}:${scheme.contextHash}`).sort();
  return sha256(canonicalText({ ...frozen, schemes }));
}

/** One hash for a whole run: its inputs and its statements in their order. Same inputs, same hash, for ever. */
export function runHash(inputHash: string, statementHashes: readonly string[]): string {
  return sha256(canonicalText({ inputHash, statements: statementHashes }));
}

/** Through JSON first: what was stored and what is in memory must give the same text. */
function canonicalText(value: object): string {
  const plain: CanonicalValue = JSON.parse(JSON.stringify(value));
  return canonicalJson(plain);
}
