import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CATALOGUE_PATH, checkKindName, NODE_GROUPS, nodeKindFiles, withKind } from './node-kind.ts';

const ROOT = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
/** A kind nobody will add in earnest: the test holds in a tree where a new one was just generated. */
const NODE = { kind: 'quokka', group: 'pay', titleRu: 'Квокка', titleEn: "Employee's quokka" };

describe('a new kind of node', () => {
  test('comes with its meaning, golden case and picture', () => {
    expect([...nodeKindFiles(NODE).keys()]).toEqual([
      'packages/scheme/src/nodes/quokka.node.ts',
      'packages/scheme/golden/quokka-example/scheme.json',
      'packages/scheme/golden/quokka-example/request.json',
      'packages/scheme/golden/quokka-example/expected.json',
      'apps/web/src/features/designer/node-views/bodies/QuokkaBody.tsx',
    ]);
  });

  test('is registered once, its import in place', () => {
    const catalogue = read(CATALOGUE_PATH);
    const registered = withKind(catalogue, NODE);
    const modules = [...registered.matchAll(/^import .* from '(.*)';$/gm)].map((match) => match[1]);
    expect(modules).toContain('./quokka.node.ts');
    expect(modules.indexOf('./quokka.node.ts')).toBe(
      modules.filter((name) => (name ?? '') < './quokka.node.ts').length,
    );
    expect(registered).toMatch(/^ {2}quokka,\n\} as const satisfies Record<string, NodeKind>;$/m);
    expect(() => withKind(registered, NODE)).toThrow(/already in the catalogue/);
    expect(() => withKind('export {};', NODE)).toThrow(/another shape/);
  });

  test('may be called what JavaScript keeps for itself', () => {
    const registered = withKind(read(CATALOGUE_PATH), { kind: 'while' });
    expect(registered).toContain("import { whileKind } from './while.node.ts';");
    expect(registered).toContain('  while: whileKind,\n');
    expect(nodeKindFiles({ ...NODE, kind: 'while' }).get('packages/scheme/src/nodes/while.node.ts')).toContain(
      'const whileKind',
    );
  });

  test('keeps a quote in a title a quote', () => {
    expect(nodeKindFiles(NODE).get('packages/scheme/src/nodes/quokka.node.ts')).toContain("en: 'Employee\\'s quokka'");
  });

  test.each(['', 'Two', 'two words', 'two-words', '__proto__', 'x', 'ёлка'])('is not called "%s"', (kind) => {
    expect(checkKindName(kind)).not.toBe(true);
  });

  test('belongs to a group the language has', () => {
    const groups = /NODE_GROUPS = \[([^\]]*)\]/.exec(read('packages/scheme/src/nodes/node-kind.ts'))?.[1] ?? '';
    expect([...groups.matchAll(/'(\w+)'/g)].map((match) => match[1])).toEqual([...NODE_GROUPS]);
  });
});
