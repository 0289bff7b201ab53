import {
  canonicalDataJson,
  canonicalJson,
  type EmployeeInputs,
  type EvaluationRequest,
  sha256,
  startSha256,
} from '@premia/scheme';

/** Goes into the input hash: what another engine version, or another way of hashing, works out is another run. */
export const ENGINE_VERSION = 'premia/2';

/** Before inputs were hashed person by person. Runs of that time are replayed the way they were hashed. */
const WHOLE_DOCUMENT = 'premia-explain/1';

/** SHA-256 of one person's inputs as an engine gets them. */
export function inputsHash(inputs: EmployeeInputs): string {
  return sha256(canonicalDataJson(inputs));
}

/** SHA-256 of what a request holds besides people: period, currency, tables, rates, calendar. */
export function contextHash(context: Omit<EvaluationRequest, 'employees'>): string {
  return sha256(canonicalDataJson(context));
}

export interface HashedScheme {
  readonly schemeHash: string;
  readonly contextHash: string;
}

/** One person as a run froze them; `inputsHash` stands for the inputs. */
export interface HashedPerson {
  readonly ordinal: number;
  readonly employeeId: string;
  readonly schemeId: string;
  readonly schemeVersionId: string;
  readonly assignmentId: string;
  readonly departmentId: string;
  readonly inputs: EmployeeInputs;
  readonly inputsHash: string;
  readonly factVersions: readonly (readonly [string, number])[];
}

/** What a run is a function of, hashed as it is written: a company of any size goes through it person by person. */
export interface RunInputHash {
  /** In the run's order. */
  add(person: HashedPerson): void;
  digest(schemes: readonly HashedScheme[]): string;
}

export function startRunInputHash(run: { readonly period: string; readonly engineVersion: string }): RunInputHash {
  return run.engineVersion === WHOLE_DOCUMENT ? wholeDocumentHash(run) : personByPersonHash(run);
}

function personByPersonHash(run: { readonly period: string; readonly engineVersion: string }): RunInputHash {
  // A chain, so that nothing but one hash is kept of those who were added.
  let people = '';
  return {
    add(person) {
      const { employeeId, schemeVersionId, assignmentId, departmentId, factVersions } = person;
      const parts = [employeeId, schemeVersionId, assignmentId, departmentId, person.inputsHash, factVersions];
      people = sha256(`${people}${JSON.stringify(parts)}`);
    },
    digest: (schemes) =>
      sha256(
        canonicalJson({
          period: run.period,
          engineVersion: run.engineVersion,
          schemes: schemeTexts(schemes),
          people,
        }),
      ),
  };
}

function wholeDocumentHash(run: { readonly period: string; readonly engineVersion: string }): RunInputHash {
  const people: HashedPerson[] = [];
  return {
    add: (person) => void people.push(person),
    digest: (schemes) => sha256(canonicalDataJson({ ...run, schemes: schemeTexts(schemes), people })),
  };
}

function schemeTexts(schemes: readonly HashedScheme[]): readonly string[] {
  return schemes.map((scheme) => `${scheme.schemeHash}:${scheme.contextHash}`).sort();
}

/** One hash for a whole run: its inputs and its statements in their order. Same inputs, same hash, for ever. */
export function runHash(inputHash: string, statementHashes: readonly string[]): string {
  const hash = startRunHash(inputHash);
  for (const statement of statementHashes) hash.add(statement);
  return hash.digest();
}

/** The same, statement by statement: the hashes of a million statements are a text of seventy megabytes. */
export interface RunHash {
  /** In the run's order. */
  add(statementHash: string): void;
  digest(): string;
}

/** Hashes the canonical JSON of `{ inputHash, statements }` as it is written. */
export function startRunHash(inputHash: string): RunHash {
  const hash = startSha256();
  hash.add(`{"inputHash":${JSON.stringify(inputHash)},"statements":[`);
  let isFirst = true;
  return {
    add(statementHash) {
      hash.add(`${isFirst ? '' : ','}${JSON.stringify(statementHash)}`);
      isFirst = false;
    },
    digest() {
      hash.add(']}');
      return hash.digest();
    },
  };
}
