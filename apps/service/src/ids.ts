import { randomUUID } from 'node:crypto';

const TIME_DIGITS = 12;

/**
 * Prefixed so that an id in a log or a message says what it names. It begins with the time, as in a UUID of version 7: what
 * is written together stands together in an index, however large that is.
 */
export function newId(
  prefix:
    | 'sch'
    | 'ver'
    | 'asg'
    | 'sub'
    | 'dcs'
    | 'chg'
    | 'tok'
    | 'run'
    | 'stm'
    | 'txn'
    | 'adj'
    | 'prp'
    | 'hld'
    | 'exp'
    | 'com'
    | 'ini'
    | 'par',
): string {
  const time = Date.now().toString(16).padStart(TIME_DIGITS, '0');
  return `${prefix}_${time}${randomUUID().replaceAll('-', '').slice(TIME_DIGITS)}`;
}
