import type { BilingualText } from '../../contract.ts';

const KEY_LENGTH_MAX = 48;

/** A readable key from a title: words joined by `-`, letters of any script, as the file format allows. */
export function keyFromTitle(title: BilingualText): string {
  const words = (title.en ?? title.ru ?? '')
    .toLowerCase()
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const key = words.join('-').slice(0, KEY_LENGTH_MAX).replace(/-$/, '');
  return /^\p{L}/u.test(key) ? key : `scheme-${key}`.replace(/-$/, '');
}

/** The `attempt`-th key to try when others are taken. */
export function numberedKey(key: string, attempt: number): string {
  return attempt === 0 ? key : `${key}-${attempt + 1}`;
}
