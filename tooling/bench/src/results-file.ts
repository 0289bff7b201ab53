import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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

/**
 * The file is written by the command and by nothing else: an area that was measured takes the place of its section, so that
 * a long area can be measured by itself. Each section tells its day and machine.
 */
export function writeResults(areas: ReadonlyMap<string, readonly BenchLine[]>): void {
  const before = existsSync(RESULTS_FILE) ? readFileSync(RESULTS_FILE, 'utf8') : '';
  writeFileSync(RESULTS_FILE, replaceSections(before, sectionsOf(areas)));
}

const PREAMBLE = [
  '# Benchmark results',
  '',
  'Written by `pnpm bench`: each area by its latest run. Only the ratios carry over to another machine: peers ran in turn',
  'with us, in the same process and on the same data.',
].join('\n');

/** The text of the file with sections (by area, heading included) put in place of those that are there. */
export function replaceSections(text: string, sections: ReadonlyMap<string, string>): string {
  const kept = text.split(/^(?=## )/mu).flatMap((section): [string, string][] => {
    const area = /^## (\S+)/u.exec(section)?.[1];
    return area === undefined ? [] : [[area, section.trim()]];
  });
  return `${[PREAMBLE, ...new Map([...kept, ...sections]).values()].join('\n\n')}\n`;
}

function sectionsOf(areas: ReadonlyMap<string, readonly BenchLine[]>): ReadonlyMap<string, string> {
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / GIBIBYTE)} GB, ${platform()}`;
  const measured = `${new Date().toISOString().slice(0, 10)} · ${machine} · Node ${process.version}`;
  return new Map([...areas].map(([area, lines]) => [area, `## ${area}\n\n${measured}\n\n${tableOf(lines)}`]));
}
