import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'address.txt';

/** Written when the doors are open, so that a second start can say where. */
export function writeAddress(dataDir: string, address: string): void {
  writeFileSync(join(dataDir, FILE), `${address}\n`);
}

export function readAddress(dataDir: string): string | undefined {
  try {
    return readFileSync(join(dataDir, FILE), 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

export function removeAddress(dataDir: string): void {
  rmSync(join(dataDir, FILE), { force: true });
}
