/** Every import rule is broken once, in a small copy of the house: a rule that no longer bites is found here. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const config = join(root, 'tooling/config/dependency-cruiser.mjs');

/** File, what it imports, the rule that must answer. */
const BROKEN = [
  ['packages/scheme/src/plan/a.ts', '../document/x.ts', 'scheme-stage-plan'],
  ['packages/scheme/src/engines/a.ts', '../nodes/x.ts', 'scheme-stage-engines'],
  ['packages/scheme/src/nodes/a.ts', '../compile/x.ts', 'scheme-stage-nodes'],
  ['packages/scheme/src/values/a.ts', 'node:fs', 'pure-packages-have-no-io'],
  ['packages/compensation/src/a.ts', '../../database/src/index.ts', 'layer-packages-compensation'],
  ['packages/decimal/src/a.ts', '../../scheme/src/index.ts', 'layer-packages-decimal'],
  ['packages/access/src/a.ts', '../../compensation/src/index.ts', 'layer-packages-access'],
  ['packages/analytics/src/a.ts', '../../database/src/index.ts', 'layer-packages-analytics'],
  ['packages/database/src/a.ts', '../../analytics/src/index.ts', 'layer-packages-database'],
  ['packages/ui/src/a.ts', '../../access/src/index.ts', 'layer-packages-ui'],
  ['apps/service/src/a.ts', '../../../tooling/stack/src/index.ts', 'layer-apps-service'],
  ['apps/cli/src/a.ts', '../../../packages/scheme/src/plan/x.ts', 'only-doors'],
  ['apps/web/src/a.ts', '../../service/src/index.ts', 'web-sees-only-types-of-the-service'],
  ['apps/web/src/features/designer/inspector/a.ts', '@xyflow/react', 'react-flow-stays-on-the-canvas'],
  ['apps/service/src/b.ts', 'pg', 'postgres-driver-in-one-package'],
  ['apps/service/src/c.ts', '@clickhouse/client', 'clickhouse-driver-in-one-package'],
  ['apps/service/src/features/d.ts', 'pg-boss', 'queue-is-a-doorbell'],
  ['tooling/stack/src/a.ts', 'chdb', 'native-engine-stays-in-its-process'],
  ['tooling/stack/src/b.ts', './clickhouse/engine.ts', 'engine-only-in-the-child'],
  ['packages/locale/src/a.ts', './x.test.ts', 'tests-stay-tests'],
  ['packages/demo/src/a.ts', './nowhere.ts', 'resolvable'],
  ['packages/demo/src/b.ts', './c.ts', 'no-cycles'],
] as const;

/** What is allowed beside it, so that a rule which forbids everything is found too. */
const SOUND = [
  ['packages/scheme/src/compile/ok.ts', '../nodes/x.ts'],
  ['packages/compensation/src/ok.ts', '../../scheme/src/index.ts'],
  ['apps/service/src/ok.ts', '../../../packages/database/src/index.ts'],
  ['apps/service/src/ok.test.ts', '../../../tooling/stack/src/index.ts'],
  ['apps/web/src/features/designer/canvas/ok.ts', '@xyflow/react'],
  ['packages/database/src/ok.ts', 'pg'],
  ['tooling/stack/src/clickhouse/engine.ts', 'chdb'],
] as const;

const BYSTANDERS = [
  'packages/scheme/src/document/x.ts',
  'packages/scheme/src/nodes/x.ts',
  'packages/scheme/src/compile/x.ts',
  'packages/scheme/src/plan/x.ts',
  'packages/locale/src/x.test.ts',
  ...['access', 'analytics', 'compensation', 'database', 'scheme'].map((name) => `packages/${name}/src/index.ts`),
  'apps/service/src/index.ts',
  'tooling/stack/src/index.ts',
];

const report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string(), severity: z.string() }) })),
  }),
});

describe('the import rules', () => {
  let folder: string;
  let found: readonly string[];

  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'premia-imports-')));
    for (const file of BYSTANDERS) write(file, 'export const x = 1;\n');
    for (const name of ['@xyflow/react', 'pg', 'pg-boss', '@clickhouse/client', 'chdb']) {
      write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
      write(`node_modules/${name}/index.js`, 'export const x = 1;\n');
    }
    for (const [file, target] of [...BROKEN, ...SOUND])
      write(file, `import { x } from '${target}';\nexport const y = x;\n`);
    write('packages/demo/src/c.ts', "import { y } from './b.ts';\nexport const x = y;\n");
    write('apps/web/src/ok.ts', "import type { x } from '../../service/src/index.ts';\nexport type Y = typeof x;\n");
    found = cruise(folder);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }

  it.each(BROKEN)('%s may not import %s', (file, _, rule) => {
    expect(found).toContain(`${file} ${rule}`);
  });

  it.each([...SOUND, ['apps/web/src/ok.ts', 'types of the service']] as const)('%s may import %s', (file) => {
    expect(found.filter((violation) => violation.startsWith(`${file} `))).toEqual([]);
  });
});

/** Violations as `file rule`. */
function cruise(folder: string): readonly string[] {
  const args = ['--config', config, '--output-type', 'json', 'apps', 'packages', 'tooling'];
  const text = execFileSync(join(root, 'node_modules/.bin/depcruise'), args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return report.parse(JSON.parse(text)).summary.violations.map(({ from, rule }) => `${from} ${rule.name}`);
}
