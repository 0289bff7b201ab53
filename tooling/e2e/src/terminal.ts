import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { hostEnvironment, readEndToEndEnvironment } from './env.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** `premia …` on the installation the flows run against; answers what it printed, throws with its words when it fails. */
export async function premia(...words: readonly string[]): Promise<string> {
  const { dataDir } = readEndToEndEnvironment();
  const child = spawn(process.execPath, ['apps/cli/src/main.ts', ...words], {
    cwd: ROOT,
    env: { ...hostEnvironment(), PREMIA_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  const said: string[] = [];
  child.stdout.on('data', (text: Buffer) => printed.push(text.toString()));
  child.stderr.on('data', (text: Buffer) => said.push(text.toString()));
  const code = await new Promise<number | null>((done, fail) => child.once('close', done).once('error', fail));
  if (code !== 0) throw new Error(`premia ${words.join(' ')} ended with ${code}:\n${said.join('')}`);
  return printed.join('');
}
