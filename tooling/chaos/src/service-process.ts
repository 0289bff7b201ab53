import { type ChildProcess, fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Pool } from '@premia/database';

export interface ServiceProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** kill -9, and gone when it resolves. */
  kill(): Promise<void>;
}

export async function startServiceProcess(databaseUrl: string): Promise<ServiceProcess> {
  const child = fork(new URL('service.ts', import.meta.url), [databaseUrl]);
  const exited = once(child, 'exit');
  const ready = await Promise.race([once(child, 'message'), exited.then(() => null)]);
  const message: unknown = ready?.[0];
  if (typeof message !== 'object' || message === null || !('url' in message))
    throw new Error('the service did not start');
  return {
    url: String(message.url),
    child,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** A token that may deliver facts. */
export async function issueToken(owner: Pool): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await owner.query(
    `insert into tokens (id, secret_hash, title, actions, created_by) values ($1, $2, 'chaos', '{fact.ingest}', 'hanna')`,
    [`tok-${token.slice(0, 8)}`, createHash('sha256').update(token).digest('hex')],
  );
  return token;
}
