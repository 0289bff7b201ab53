/** What the runner hands to Playwright; the only reader of the environment in this package. */
export interface EndToEndEnvironment {
  readonly address: string;
  /** Of the installation the flows run against. */
  readonly dataDir: string;
  readonly chromium: string;
  readonly outputDir: string;
  readonly reportFile: string;
}

const NAMES = {
  address: 'PREMIA_E2E_ADDRESS',
  dataDir: 'PREMIA_E2E_DATA_DIR',
  chromium: 'PREMIA_E2E_CHROMIUM',
  outputDir: 'PREMIA_E2E_OUTPUT',
  reportFile: 'PREMIA_E2E_REPORT',
} as const satisfies Record<keyof EndToEndEnvironment, string>;

export function readEndToEndEnvironment(): EndToEndEnvironment {
  const entries = Object.entries(NAMES).map(([key, name]) => {
    const value = process.env[name];
    if (value === undefined) throw new Error(`${name} is not set: start the flows with "pnpm e2e"`);
    return [key, value] as const;
  });
  return Object.fromEntries(entries) as Record<keyof EndToEndEnvironment, string>;
}

export function variablesOf(environment: EndToEndEnvironment): Record<string, string> {
  return Object.fromEntries(Object.entries(NAMES).map(([key, name]) => [name, environment[key as keyof typeof NAMES]]));
}

export function hostEnvironment(): NodeJS.ProcessEnv {
  return process.env;
}
