import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CATALOGUE } from './catalogue.ts';
import type { ChaosLine } from './run-scenario.ts';

const RESULTS_FILE = fileURLToPath(new URL('../RESULTS.md', import.meta.url));
const HEAD = ['| id | what is done and must hold | | figures | seed | day |', '|---|---|---|---|---|---|'];

/**
 * Written by the command and by nothing else: what ran at full figures takes the place of the same scenario's row, so that
 * the hours of the whole catalogue can be spent in parts. A row tells its day.
 */
export function writeResults(lines: readonly ChaosLine[]): void {
  const before = existsSync(RESULTS_FILE) ? readFileSync(RESULTS_FILE, 'utf8') : '';
  writeFileSync(RESULTS_FILE, replaceRows(before, rowsOf(lines)));
}

/** The text of the file with rows (by id) put in place of those that are there, in the catalogue's order. */
export function replaceRows(text: string, rows: ReadonlyMap<string, string>): string {
  const kept = text.split('\n').flatMap((line): [string, string][] => {
    const id = /^\| (T\d+) \|/u.exec(line)?.[1];
    return id === undefined ? [] : [[id, line]];
  });
  const all = new Map([...kept, ...rows]);
  const inOrder = CATALOGUE.flatMap(({ id }) => all.get(id) ?? []);
  return `${[
    '# Results of the fault catalogue',
    '',
    'Written by `pnpm chaos`: each row by the latest run of its scenario at full figures.',
    '',
    ...HEAD,
    ...inOrder,
  ].join('\n')}\n`;
}

export function tableOf(lines: readonly ChaosLine[]): string {
  return [...HEAD, ...rowsOf(lines).values()].join('\n');
}

function rowsOf(lines: readonly ChaosLine[]): ReadonlyMap<string, string> {
  const titles = new Map(CATALOGUE.map(({ id, title }) => [id, title]));
  const day = new Date().toISOString().slice(0, 10);
  return new Map(
    lines.map(({ id, seed, figures, ok }) => {
      // A figure may be the message of an error: no line of it may break the table.
      const numbers = Object.entries(figures).map(([name, value]) => `${name} ${value}`.replaceAll(/[\n|]+/gu, ' '));
      return [
        id,
        `| ${id} | ${titles.get(id) ?? ''} | ${ok ? 'holds' : '**broken**'} | ${numbers.join(', ')} | ${seed} | ${day} |`,
      ];
    }),
  );
}
