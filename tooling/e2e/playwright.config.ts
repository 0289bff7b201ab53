import { defineConfig } from '@playwright/test';
import { readEndToEndEnvironment } from './src/env.ts';

const environment = readEndToEndEnvironment();

export default defineConfig({
  testDir: './flows',
  testMatch: '**/*.flow.ts',
  outputDir: environment.outputDir,
  // One installation serves all flows; they change it, so they run one after another, in the order of their names.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: environment.reportFile }]],
  use: {
    baseURL: environment.address,
    locale: 'en-GB',
    timezoneId: 'Europe/Moscow',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    screenshot: 'only-on-failure',
    // What was done and asked, without pictures of every moment: those cost a sixth of the whole time.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    launchOptions: {
      executablePath: environment.chromium,
      // A root user (containers, CI) has no sandbox; nothing but our own pages on the loopback interface is opened.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
