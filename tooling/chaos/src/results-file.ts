import { writeFileSync } from 'node:fs';
import { CATALOGUE } from './catalogue.ts';
import type { ChaosLine } from './run-scenario.ts';

const RESULTS = new URL('../RESULTS.md', import.meta.url);

/** Written by the command after a full run, never by hand. */
export function writeResults(lines: readonly ChaosLine[]): void {
  writeFileSync(RESULTS, `# Results of the fault catalogue\n\nWritten by \`pnpm chaos\`.\n\n${tableOf(lines)}\n`);
}

export function tableOf(lines: readonly ChaosLine[]): string {
  const titles = new Map(CATALOGUE.map(({ id, title }) => [id, title]));
  const rows = lines.map(({ id, seed, figures, ok }) => {
    const numbers = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
    return `| ${id} | ${titles.get(id) ?? ''} | ${ok ? 'holds' : '**broken**'} | ${numbers.join(', ')} | ${seed} |`;
  });
  return ['| id | what is done and must hold | | figures | seed |', '|---|---|---|---|---|', ...rows].join('\n');
}
