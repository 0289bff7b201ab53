import { calculateSlice, inputsHash, runHash, startRunInputHash, statementHash } from '@premia/compensation';
import { compileScheme, type Plan, parseSchemeDocument } from '@premia/scheme';
import type { Tx } from '../connection/with-tx.ts';
import { readVersions } from '../repositories/assignments.ts';
import { readChunks } from '../repositories/run-chunks.ts';
import { type FrozenPerson, type RunRecord, readFrozenPeople, readFrozenSchemes } from '../repositories/runs.ts';

/**
 * Calculates a run again from its frozen inputs and answers the hash it should have had. Writes nothing. Goes through
 * the run in the slices it was calculated in, so that its size does not matter.
 */
export async function replayRun(tx: Tx, run: RunRecord): Promise<string> {
  const { period, engineVersion } = run;
  const schemes = await readFrozenSchemes(tx, run.id);
  const plans = await readPlans(
    tx,
    schemes.map(({ schemeVersionId }) => schemeVersionId),
  );
  const calculationOf = (versionId: string) => {
    const context = schemes.find(({ schemeVersionId }) => schemeVersionId === versionId)?.context;
    const plan = plans.get(versionId);
    if (plan === undefined || context === undefined) {
      throw new Error(`version ${versionId} cannot be calculated any more`);
    }
    return { plan, context, period };
  };
  const inputs = startRunInputHash({ period, engineVersion });
  const hashes: string[] = [];
  for (const chunk of await readChunks(tx, run.id)) {
    const people = (await readFrozenPeople(tx, run.id, chunk)).map(withFreshHash);
    for (const person of people) inputs.add(person);
    hashes.push(...calculateSlice(people, calculationOf).map(({ content }) => statementHash(content)));
  }
  return runHash(inputs.digest(schemes), hashes);
}

async function readPlans(tx: Tx, versionIds: readonly string[]): Promise<ReadonlyMap<string, Plan>> {
  const plans = new Map<string, Plan>();
  for (const { id, document } of await readVersions(tx, versionIds)) {
    const parsed = parseSchemeDocument(document);
    const plan = parsed.ok ? compileScheme(parsed.document).plan : null;
    if (plan !== null) plans.set(id, plan);
  }
  return plans;
}

/** The stored hash is what is being checked: it is worked out again from the inputs. */
function withFreshHash(person: FrozenPerson): FrozenPerson {
  return { ...person, inputsHash: inputsHash(person.inputs) };
}
