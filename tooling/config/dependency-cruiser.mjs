// Which module may know which. Every rule says why; a rule that is in the way is changed with a decision record,
// not switched off for one file.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const TESTS = '\\.(test|spec)\\.tsx?$|/src/testing/|/testing\\.ts$|^tooling/(e2e|chaos|bench)/';

/** What the packages offer to others: the targets of their `exports`. */
const doors = ['apps', 'packages', 'tooling'].flatMap((group) =>
  readdirSync(join(root, group), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      Object.values(manifest(join(group, name)).exports ?? {}).map(
        (file) => `^${group}/${name}/${escaped(String(file).slice(2))}$`,
      ),
    ),
);

function manifest(folder) {
  try {
    return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  } catch (error) {
    // A folder of documents, such as the decision records.
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}

function escaped(text) {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** `from` may know, among our own packages, only `allowed`. */
function layer(from, allowed, comment) {
  return {
    name: `layer-${from.replaceAll(/\W+/g, '-')}`,
    comment,
    severity: 'error',
    from: { path: `^${from}/`, pathNot: TESTS },
    to: { path: '^(apps|packages|tooling)/', pathNot: [from, ...allowed].map((folder) => `^${folder}/`) },
  };
}

/** Inside packages/scheme a stage of the compiler may know only the stages before it. */
function stage(name, allowed, comment) {
  const own = [name, ...allowed].map((folder) => `^packages/scheme/src/${folder}(/|\\.)`);
  return {
    name: `scheme-stage-${name}`,
    comment,
    severity: 'error',
    from: { path: `^packages/scheme/src/${name}/`, pathNot: TESTS },
    to: { path: '^packages/scheme/src/', pathNot: own },
  };
}

function only({ name, comment, modules, where }) {
  return {
    name,
    comment,
    severity: 'error',
    from: { pathNot: where },
    to: { path: modules.map((module) => `(^|/)node_modules/${escaped(module)}/|^${escaped(module)}$`) },
  };
}

const decimal = 'packages/decimal';
const scheme = 'packages/scheme';
const compensation = 'packages/compensation';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Modules in a circle can only be understood and loaded all at once.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'An import that resolves to nothing fails at run time only.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?(worker|url|raw)|^virtual:|\\.css$' },
    },
    {
      name: 'only-doors',
      comment: 'A package is used through what its package.json exports; behind that it is free to change.',
      severity: 'error',
      from: { path: '^((?:apps|packages|tooling)/[^/]+)/' },
      to: { path: '^(apps|packages|tooling)/[^/]+/', pathNot: ['^$1/', ...doors] },
    },
    {
      name: 'tests-stay-tests',
      comment: 'Shipped code that imports a test imports its fixtures and its test runner.',
      severity: 'error',
      from: { pathNot: [TESTS, '^tooling/config/'] },
      to: { path: '\\.(test|spec)\\.tsx?$|/src/testing/' },
    },

    layer(decimal, [], 'Exact numbers are the ground floor: they know nothing of what is counted.'),
    layer(
      'packages/access',
      [decimal],
      'The policy is a table; it must be possible to ask it anywhere, so it knows no I/O.',
    ),
    layer('packages/locale', [decimal], 'Words for values; whoever has the values asks, never the other way round.'),
    layer(scheme, [decimal], 'The language knows values, not companies, databases or screens.'),
    layer(compensation, [decimal, scheme], 'The domain decides; storing and showing are done for it by others.'),
    layer(
      'packages/database',
      [decimal, scheme, compensation, 'packages/access'],
      'Postgres serves the domain, not the projections or the apps.',
    ),
    layer(
      'packages/analytics',
      [decimal, scheme, compensation],
      'The projection is fed by events; it must not reach into the books.',
    ),
    layer(
      'packages/collaboration',
      [decimal, scheme],
      'A draft that several people edit; who they are is not its business.',
    ),
    layer('packages/ui', [decimal, 'packages/locale'], 'Shared parts of the screen know formats, not features.'),
    layer(
      'packages/demo',
      [decimal, scheme, compensation],
      'The demo company is data; loading it is the business of the apps.',
    ),
    layer(
      'apps/service',
      ['packages/(access|analytics|collaboration|compensation|database|decimal|demo|locale|scheme)'],
      'The service is started with two URLs; who runs the engines is none of its business.',
    ),
    layer(
      'apps/web',
      ['apps/service', 'packages/(access|collaboration|compensation|decimal|locale|scheme|ui)'],
      'The browser computes with the pure packages and asks the service for the rest.',
    ),
    {
      name: 'web-sees-only-types-of-the-service',
      comment: 'One real import would pull the server, its drivers and its secrets into the bundle.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^apps/service/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-packages-have-no-io',
      comment: 'They run in the browser too, and a calculation that can read a file is not a calculation.',
      severity: 'error',
      from: { path: '^packages/(access|collaboration|compensation|decimal|locale|scheme)/src/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },

    stage('values', [], 'Values are what every stage shares, so they know none.'),
    stage('plan', ['values'], 'A plan can be stored and sent: it must make sense without the document it came from.'),
    stage('document', ['diagnostics', 'values'], 'The saved form is read before anything is known about it.'),
    stage(
      'formula',
      ['plan', 'diagnostics', 'values'],
      'A formula is lowered into steps without knowing which node holds it.',
    ),
    stage(
      'nodes',
      ['formula', 'document', 'plan', 'diagnostics', 'values'],
      'A node kind knows its own meaning, not the graph around it.',
    ),
    stage(
      'engines',
      ['plan', 'diagnostics', 'values', 'evaluation'],
      'An engine sees only a plan; three of them agree because none can peek.',
    ),
    stage(
      'compile',
      ['nodes', 'formula', 'document', 'plan', 'diagnostics', 'values'],
      'The compiler ends with a plan; running it is not its concern.',
    ),

    {
      name: 'react-flow-stays-on-the-canvas',
      comment: 'The graph belongs to the document store; React Flow is one way to draw it.',
      severity: 'error',
      from: { pathNot: '^apps/web/src/features/designer/(flow-adapter|node-views|canvas)' },
      to: { path: 'node_modules/@xyflow/' },
    },
    {
      name: 'native-engine-stays-in-its-process',
      comment: 'A crash of the native engine takes its process along: only the child process may load it.',
      severity: 'error',
      from: { pathNot: '^tooling/stack/src/clickhouse/engine\\.ts$' },
      to: { path: 'node_modules/(chdb|@chdb)/' },
    },
    {
      name: 'engine-only-in-the-child',
      comment: 'Whoever imports the engine module loads the native engine.',
      severity: 'error',
      from: { pathNot: '^tooling/stack/src/clickhouse/(engine-process|http-door)\\.ts$' },
      to: { path: '^tooling/stack/src/clickhouse/(engine|http-door)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    only({
      name: 'postgres-driver-in-one-package',
      comment: 'Every statement passes through withTx, which sets who is asking; a second way in would skip the walls.',
      modules: ['pg', 'pg-copy-streams', 'drizzle-orm', '@types/pg'],
      where: ['^packages/database/', '^tooling/', TESTS, 'node_modules'],
    }),
    only({
      name: 'clickhouse-driver-in-one-package',
      comment: 'Decimals stay text only because one place sets how they are read.',
      modules: ['@clickhouse/client'],
      where: ['^packages/analytics/', '^tooling/', TESTS, 'node_modules'],
    }),
    only({
      name: 'queue-is-a-doorbell',
      comment: 'No state lives in the queue, so nothing but the bell may know it.',
      modules: ['pg-boss'],
      where: ['^apps/service/src/jobs/', 'node_modules'],
    }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.data|\\.turbo|reports)/' },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default', 'require'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
