/** `pnpm e2e [area]`: the browser flows against the whole product on data of their own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startApplication } from './application.ts';
import { hostEnvironment, variablesOf } from './env.ts';
import { findChromium } from './find-chromium.ts';
import { countFlows } from './report.ts';

const PACKAGE = resolve(import.meta.dirname, '..');
const ROOT = resolve(PACKAGE, '../..');

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'summary-json': { type: 'string' } },
  });
  const host = hostEnvironment();
  const chromium = findChromium(host);
  const folder = mkdtempSync(join(tmpdir(), 'premia-e2e-'));
  const reportFile = join(folder, 'report.json');
  process.stdout.write('Starting the product with a demo company of its own …\n');
  const dataDir = join(folder, 'data');
  const application = await startApplication({ root: ROOT, dataDir, environment: host });
  try {
    const { address } = application;
    const outputDir = join(PACKAGE, 'test-results');
    // Where no language is set, a browser saves a file with a Russian name as "download".
    const environment = {
      ...host,
      LC_ALL: 'C.UTF-8',
      ...variablesOf({ address, dataDir, chromium, outputDir, reportFile }),
    };
    const config = join(PACKAGE, 'playwright.config.ts');
    const run = spawnSync('playwright', ['test', '--config', config, ...positionals], {
      cwd: PACKAGE,
      env: { ...environment, PATH: `${join(PACKAGE, 'node_modules/.bin')}:${host['PATH']}` },
      stdio: 'inherit',
    });
    const count = countFlows(readFileSync(reportFile, 'utf8'));
    if (values['summary-json'] !== undefined) writeFileSync(values['summary-json'], JSON.stringify(count));
    process.stdout.write(`${count.passed} passed, ${count.failed} failed\n`);
    process.exitCode = run.status === 0 && count.failed === 0 && count.passed > 0 ? 0 : 1;
  } finally {
    await application.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
