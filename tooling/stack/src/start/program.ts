import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, closeSync, openSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Interrupted, StartFailure } from './failure.ts';

export interface ProgramOptions {
  readonly command: readonly [string, ...string[]];
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Both of its outputs go there. */
  readonly logPath: string;
  /** Hears every line as well. */
  readonly onLine?: (line: string) => void;
}

const KILL_AFTER_MS = 20_000;
const LOG_LINES_SHOWN = 20;

/** Runs a program to its end. An interrupt ends the program first. */
export async function runProgram(options: ProgramOptions, signal: AbortSignal): Promise<void> {
  if (signal.aborted) throw new Interrupted();
  const child = startProgram(options);
  const heard = options.onLine === undefined ? undefined : hear(child, options.logPath, options.onLine);
  const stop = (): void => {
    void stopProgram(child);
  };
  signal.addEventListener('abort', stop, { once: true });
  const code = await exitOf(child);
  await heard;
  signal.removeEventListener('abort', stop);
  if (signal.aborted) throw new Interrupted();
  if (code !== 0) throw new StartFailure(`${options.command.join(' ')}\n${lastLines(options.logPath)}`);
}

/** In a process group of its own: Ctrl-C reaches the orchestrator alone, and a stop reaches the program's children. */
export function startProgram({
  command: [program, ...args],
  directory,
  environment,
  logPath,
  onLine,
}: ProgramOptions): ChildProcess {
  const log = openSync(logPath, 'a', 0o600);
  const output = onLine === undefined ? log : 'pipe';
  const child = spawn(program, args, {
    cwd: directory,
    env: environment,
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(log);
  return child;
}

async function hear(child: ChildProcess, logPath: string, onLine: (line: string) => void): Promise<void> {
  const outputs = [child.stdout, child.stderr].filter((output) => output !== null);
  await Promise.all(
    outputs.map(async (output) => {
      for await (const line of createInterface({ input: output })) {
        appendFileSync(logPath, `${line}\n`);
        onLine(line);
      }
    }),
  );
}

export async function stopProgram(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  signalGroup(child.pid, 'SIGTERM');
  const pid = child.pid;
  const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), KILL_AFTER_MS);
  await ended;
  clearTimeout(timer);
}

function signalGroup(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // It ended between the question and the signal.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Its exit code, or 1 when it could not be started or was ended by a signal. */
export async function exitOf(child: ChildProcess): Promise<number> {
  const failedToStart = once(child, 'error').then(() => 1);
  const ended = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : 1));
  return Promise.race([ended, failedToStart]);
}

export function lastLines(path: string): string {
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-LOG_LINES_SHOWN).join('\n');
}
