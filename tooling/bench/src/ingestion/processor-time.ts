import { readdirSync, readFileSync } from 'node:fs';
import type { Pool } from '@premia/database';

/** A tick of the kernel's accounting, in milliseconds. */
const TICK_MS = 10;

/** Processor time of a Postgres server with all its processes, or null where the kernel does not tell. */
export async function serverClock(owner: Pool): Promise<(() => number) | null> {
  const { rows } = await owner.query<{ pid: number }>('select pg_backend_pid() as pid');
  const backend = readStat(String(rows[0]?.pid ?? 0));
  if (backend === null) return null;
  return () => {
    const children = readdirSync('/proc').flatMap((name) => {
      const process = /^\d+$/.test(name) ? readStat(name) : null;
      return process?.parent === backend.parent ? [process.ownMs] : [];
    });
    const server = readStat(backend.parent);
    return [...children, server?.ownMs ?? 0, server?.endedMs ?? 0].reduce((sum, ms) => sum + ms, 0);
  };
}

interface ProcessTime {
  readonly parent: string;
  readonly ownMs: number;
  /** Of children that have ended. */
  readonly endedMs: number;
}

function readStat(pid: string): ProcessTime | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = (field: number): number => Number(fields[field] ?? 0);
    return {
      parent: fields[1] ?? '0',
      ownMs: (ticks(11) + ticks(12)) * TICK_MS,
      endedMs: (ticks(13) + ticks(14)) * TICK_MS,
    };
  } catch {
    // Ended meanwhile, or a system without /proc.
    return null;
  }
}
