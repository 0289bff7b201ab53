import { createHmac, timingSafeEqual } from 'node:crypto';
import type { MachineActor } from '@premia/access';

/** A signature is good for this long on either side of the service's clock. */
export const SIGNATURE_WINDOW_SECONDS = 300;
const SIGNATURE_PATTERN = /^v1=([0-9a-f]{64})$/;
const TIMESTAMP_PATTERN = /^\d{10}$/;

/** Who a signed request is from, or why it is not taken. */
export type Recognised =
  | { readonly ok: true; readonly machine: MachineActor }
  | { readonly ok: false; readonly code: 'token/required' | 'signature/expired' | 'signature/wrong' };

/** What a signed request says about itself. */
export interface Signed {
  readonly tokenId: string;
  /** Unix seconds, as text. */
  readonly timestamp: string;
  /** `v1=` and 64 hexadecimal digits. */
  readonly signature: string;
  readonly path: string;
  readonly body: Buffer;
}

/**
 * HMAC-SHA-256 of `timestamp.POST path.body`; the key is the SHA-256 of the connector's secret in hexadecimal, which is
 * what the service keeps of it: the secret itself is neither sent nor stored.
 */
export function signatureOf(
  key: string,
  { timestamp, path, body }: Pick<Signed, 'timestamp' | 'path' | 'body'>,
): string {
  return createHmac('sha256', key).update(`${timestamp}.POST ${path}.`).update(body).digest('hex');
}

/** Whether the time is near enough; what is sent again later is refused, what is sent again at once is a duplicate. */
export function isTimely(timestamp: string, now: Date): boolean {
  if (!TIMESTAMP_PATTERN.test(timestamp)) return false;
  return Math.abs(now.getTime() / 1_000 - Number(timestamp)) <= SIGNATURE_WINDOW_SECONDS;
}

/** In a time that does not tell how much of it was right. */
export function isSignedWith(key: string, signed: Signed): boolean {
  const given = SIGNATURE_PATTERN.exec(signed.signature)?.[1];
  if (given === undefined) return false;
  return timingSafeEqual(Buffer.from(given, 'hex'), Buffer.from(signatureOf(key, signed), 'hex'));
}
