import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const FIXED_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Finds a browser: `CHROMIUM_PATH`, one installed, Playwright's own, else the system's package manager where we
 * may use it (root on a Debian-like system). Throws with what to do: tests are never skipped for want of a browser.
 */
export function findChromium(environment: NodeJS.ProcessEnv): string {
  const stated = environment['CHROMIUM_PATH'];
  if (stated !== undefined && stated !== '') {
    if (existsSync(stated)) return stated;
    throw new Error(`CHROMIUM_PATH names ${stated}, which does not exist.`);
  }
  const found = installed(environment) ?? playwrightsOwn() ?? installFromSystem(environment);
  if (found !== null) return found;
  throw new Error(
    'The browser tests need Chromium. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to a Chromium or Chrome.',
  );
}

function installed(environment: NodeJS.ProcessEnv): string | null {
  const folders = (environment['PATH'] ?? '').split(delimiter);
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...FIXED_PLACES];
  return candidates.find((path) => existsSync(path)) ?? null;
}

function playwrightsOwn(): string | null {
  const path = chromium.executablePath();
  return path !== '' && existsSync(path) ? path : null;
}

function installFromSystem(environment: NodeJS.ProcessEnv): string | null {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) return null;
  process.stderr.write('Installing Chromium from the system packages …\n');
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'] as const,
    env: { ...environment, DEBIAN_FRONTEND: 'noninteractive' },
  };
  execFileSync('apt-get', ['update', '-qq'], { ...options, stdio: [...options.stdio] });
  execFileSync('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-liberation'], {
    ...options,
    stdio: [...options.stdio],
  });
  return installed(environment);
}
