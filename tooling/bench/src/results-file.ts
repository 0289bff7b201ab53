import { writeFileSync } from 'node:fs';
import { cpus, platform, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { BenchLine } from './bench-line.ts';

const RESULTS_FILE = fileURLToPath(new URL('../RESULTS.md', import.meta.url));
const GIBIBYTE = 2 ** 30;

export function tableOf(lines: readonly BenchLine[]): string {
  const rows = lines.map(({ id, value, unit, bar, ok, against }) => [
    id,
    unit === 'x' ? `${value} x` : `${value} ${unit}`,
    bar ?? '',
    bar === null ? '' : ok ? 'yes' : 'NO',
    against,
  ]);
  return markdownTable([['what', 'measured', 'bar', 'met', 'against'], ...rows]);
}

function markdownTable([header = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = header.map((_, column) => Math.max(3, ...[header, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(header), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}

/** The file is written by the command and by nothing else. */
export function writeResults(lines: readonly BenchLine[]): void {
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / GIBIBYTE)} GB, ${platform()}`;
  const text = [
    '# Benchmark results',
    '',
    'Written by `pnpm bench`. Only the ratios carry over to another machine: peers ran in turn with us, in the same process',
    'and on the same data.',
    '',
    `${new Date().toISOString().slice(0, 10)} · ${machine} · Node ${process.version}`,
    '',
    tableOf(lines),
    '',
  ].join('\n');
  writeFileSync(RESULTS_FILE, text);
}
