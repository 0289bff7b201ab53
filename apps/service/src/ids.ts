import { randomUUID } from 'node:crypto';

/** Prefixed so that an id in a log or a message says what it names. */
export function newId(
  prefix:
    | 'sch'
    | 'ver'
    | 'asg'
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
  return `${prefix}_${randomUUID().replaceAll('-', '')}`;
}
