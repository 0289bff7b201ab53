import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * An engine's password, made once and kept beside its data for the owner's eyes only. The engines listen on the loopback
 * interface, which other users of the machine share; a password in an argument would be shown to them by `ps`.
 */
export function readPassword(path: string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  const password = randomBytes(18).toString('base64url');
  writeFileSync(path, `${password}\n`, { mode: 0o600 });
  return password;
}
