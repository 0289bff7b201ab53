/** Names the file that lists the mutants to try; without it all are tried. The runner is a process of its own. */
const SAMPLE_FILE = 'PREMIA_MUTATION_SAMPLE';

export function sampleFile(): string | null {
  return process.env[SAMPLE_FILE] ?? null;
}

/** For the processes that are started from here on. */
export function setSampleFile(file: string | null): void {
  if (file === null) delete process.env[SAMPLE_FILE];
  else process.env[SAMPLE_FILE] = file;
}
