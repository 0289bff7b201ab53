import { canonicalJson, sha256 } from '@premia/scheme';
import { describe, expect, it } from 'vitest';
import { ENGINE_VERSION, type HashedPerson, runHash, startRunInputHash } from './hashes.ts';

const BOB: HashedPerson = {
  ordinal: 0,
  employeeId: 'bob',
  schemeId: 's',
  schemeVersionId: 'v',
  assignmentId: 'x',
  departmentId: 'east',
  inputs: { id: 'bob' },
  inputsHash: 'h',
  factVersions: [['1', 2]],
};
const SCHEMES = [
  { schemeHash: 'b', contextHash: '2' },
  { schemeHash: 'a', contextHash: '1' },
];

function hashOf(people: readonly HashedPerson[], schemes = SCHEMES, engineVersion = ENGINE_VERSION): string {
  const hash = startRunInputHash({ period: '2026-03', engineVersion });
  for (const person of people) hash.add(person);
  return hash.digest(schemes);
}

describe('the hash of what a run is a function of', () => {
  it('does not depend on the order schemes are listed in', () => {
    expect(hashOf([BOB], [...SCHEMES].reverse())).toBe(hashOf([BOB]));
  });

  it.each<Partial<HashedPerson>>([
    { employeeId: 'carl' },
    { schemeVersionId: 'w' },
    { assignmentId: 'y' },
    { departmentId: 'west' },
    { inputsHash: 'i' },
    { factVersions: [['1', 3]] },
  ])('changes with %j', (change) => {
    expect(hashOf([{ ...BOB, ...change }])).not.toBe(hashOf([BOB]));
  });

  it('depends on the order of the people and on the engine', () => {
    const carl = { ...BOB, ordinal: 1, employeeId: 'carl' };
    expect(hashOf([BOB, carl])).not.toBe(hashOf([carl, BOB]));
    expect(hashOf([BOB], SCHEMES, 'premia/1')).not.toBe(hashOf([BOB]));
  });

  it('of a run from before is the one it was stored with', () => {
    const stored = sha256(
      canonicalJson({
        period: '2026-03',
        engineVersion: 'premia-explain/1',
        schemes: ['a:1', 'b:2'],
        people: [{ ...BOB, inputs: { id: 'bob' }, factVersions: [['1', 2]] }],
      }),
    );
    expect(hashOf([BOB], SCHEMES, 'premia-explain/1')).toBe(stored);
  });

  it('of a run is that of the document it stands for, however many statements it has', () => {
    for (const count of [0, 1, 2, 500]) {
      const statements = Array.from({ length: count }, (_, index) => sha256(String(index)));
      expect(runHash('i', statements)).toBe(sha256(canonicalJson({ inputHash: 'i', statements })));
    }
  });

  it('of a run tells the order of its statements', () => {
    expect(runHash('i', ['a', 'b'])).not.toBe(runHash('i', ['b', 'a']));
  });
});
