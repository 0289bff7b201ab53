import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** A pid alone is reused by the system; with the start time it names one process for ever. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Opaque: clock ticks since boot on Linux, the start date elsewhere. */
  readonly startedAt: string;
}

export function processIdentity(pid: number = process.pid): ProcessIdentity {
  return { pid, startedAt: startOf(pid) ?? '' };
}

export function isRunning(identity: ProcessIdentity): boolean {
  const startedAt = startOf(identity.pid);
  return startedAt !== undefined && startedAt === identity.startedAt;
}

/** The command line of a live process, or `undefined`. */
export function commandOf(pid: number): string | undefined {
  if (existsSync('/proc/self/cmdline')) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      // A zombie keeps its pid and has an empty command line.
      return command === '' ? undefined : command;
    } catch {
      return undefined;
    }
  }
  return ps(pid, 'command=');
}

function startOf(pid: number): string | undefined {
  if (existsSync('/proc/self/stat')) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name in parentheses may hold spaces; the 22nd field is the 20th after it, the 3rd is the state.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? undefined : fields[19];
    } catch {
      return undefined;
    }
  }
  return ps(pid, 'lstart=');
}

function ps(pid: number, column: string): string | undefined {
  try {
    const text = execFileSync('ps', ['-p', String(pid), '-o', column], { encoding: 'utf8' }).trim();
    return text === '' ? undefined : text;
  } catch {
    return undefined;
  }
}

export interface WaitOptions {
  readonly timeoutMs: number;
  readonly everyMs?: number;
}

/** Waits until `condition` holds; answers whether it did within the time. */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  { timeoutMs, everyMs = 25 }: WaitOptions,
): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    if (await condition()) return true;
    if (performance.now() >= deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
