import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** A program of its own, for tests that kill it. */
export interface Program {
  readonly pid: number;
  /** Its first message. */
  readonly answer: string;
  /** Its first child process. */
  readonly keeperPid: number;
  /** SIGKILL, and the wait until the system has buried it. */
  kill(): Promise<void>;
}

export async function startProgram(file: URL, argument: string): Promise<Program> {
  const child = fork(file, [argument]);
  const [answer] = (await once(child, 'message')) as [string];
  const pid = child.pid;
  if (pid === undefined) throw new Error('The program has no pid');
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return {
    pid,
    answer,
    keeperPid: Number(children[0]),
    kill: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
