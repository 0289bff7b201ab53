/** What the area reads of its surroundings. */
export interface CanvasEnvironment {
  /** Handed to the programs it starts. */
  readonly inherited: NodeJS.ProcessEnv;
  /** A browser of one's own choice. */
  readonly chromiumPath: string;
  /** Folders programs are looked for in. */
  readonly path: string;
  /** A product that runs already, to be measured as it stands; empty to start one. */
  readonly address: string;
}

export function readCanvasEnvironment(): CanvasEnvironment {
  return {
    inherited: process.env,
    chromiumPath: process.env['CHROMIUM_PATH'] ?? '',
    path: process.env['PATH'] ?? '',
    address: process.env['PREMIA_BENCH_ADDRESS'] ?? '',
  };
}
