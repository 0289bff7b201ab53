import { calculateFrozen, inputsHash, runHash, runInputHash, statementHash } from '@premia/compensation';
import { compileScheme, parseSchemeDocument } from '@premia/scheme';
import type { Tx } from '../connection/with-tx.ts';
import { readVersions } from '../repositories/assignments.ts';
import { type FrozenPerson, type RunRecord, readFrozenPeople, readFrozenSchemes } from '../repositories/runs.ts';

/** Calculates a run again from its frozen inputs and answers the hash it should have had. Writes nothing. */
export async function replayRun(tx: Tx, run: RunRecord): Promise<string> {
  const schemes = await readFrozenSchemes(tx, run.id);
  const people = await readFrozenPeople(tx, run.id, { fromOrdinal: 0, toOrdinal: run.participants });
  const versions = await readVersions(
    tx,
    schemes.map(({ schemeVersionId }) => schemeVersionId),
  );
  const hashes = new Map<number, string>();
  for (const version of versions) {
    const parsed = parseSchemeDocument(version.document);
    const plan = parsed.ok ? compileScheme(parsed.document).plan : null;
    const context = schemes.find(({ schemeVersionId }) => schemeVersionId === version.id)?.context;
    if (plan === null || context === undefined) throw new Error(`version ${version.id} cannot be calculated any more`);
    const own = people.filter(({ schemeVersionId }) => schemeVersionId === version.id).map(withFreshHash);
    for (const [index, content] of calculateFrozen({ plan, period: run.period, context }, own).entries()) {
      const ordinal = own[index]?.ordinal;
      if (ordinal !== undefined) hashes.set(ordinal, statementHash(content));
    }
  }
  const { period, engineVersion } = run;
  const inputHash = runInputHash({ period, engineVersion, schemes, people: people.map(withFreshHash) });
  return runHash(
    inputHash,
    people.map(({ ordinal }) => hashes.get(ordinal) ?? 'missing'),
  );
}

/** The stored hash is what is being checked: it is worked out again from the inputs. */
function withFreshHash(person: FrozenPerson): FrozenPerson {
  return { ...person, inputsHash: inputsHash(person.inputs) };
}
