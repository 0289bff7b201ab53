import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Mutant } from './run-stryker.ts';

const RESULTS = new URL('../RESULTS.md', import.meta.url);
const HEADER = `# Mutation scores

Written by \`pnpm mutate\`. A mutant is one small change of the code; the score is the share of mutants that some test found
out. Mutants no test reaches count as survivors; those in constants made once, at import, are left out.
`;

interface FolderScore {
  readonly folder: string;
  readonly found: number;
  readonly survived: number;
}

export interface AreaScore {
  readonly name: string;
  readonly percent: number;
  readonly folders: readonly FolderScore[];
}

const FOUND: ReadonlySet<string> = new Set(['Killed', 'Timeout']);
const SURVIVED: ReadonlySet<string> = new Set(['Survived', 'NoCoverage']);

export function scoreOf(name: string, mutants: readonly Mutant[]): AreaScore {
  const folders = new Map<string, { found: number; survived: number }>();
  for (const { fileName, status } of mutants) {
    const folder = dirname(fileName).replace(/^.*\/packages\//, 'packages/');
    const counts = folders.get(folder) ?? { found: 0, survived: 0 };
    if (FOUND.has(status)) counts.found += 1;
    else if (SURVIVED.has(status)) counts.survived += 1;
    folders.set(folder, counts);
  }
  const list = [...folders]
    .map(([folder, counts]) => ({ folder, ...counts }))
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));
  const found = list.reduce((sum, folder) => sum + folder.found, 0);
  const survived = list.reduce((sum, folder) => sum + folder.survived, 0);
  return { name, percent: percentOf({ found, survived }), folders: list };
}

function percentOf({ found, survived }: Pick<FolderScore, 'found' | 'survived'>): number {
  return found + survived === 0 ? 100 : (found / (found + survived)) * 100;
}

export function tableOf(scores: readonly AreaScore[]): string {
  const rows = scores.flatMap(({ name, percent, folders }) => [
    `| **${name}** | **${percent.toFixed(1)} %** | | |`,
    ...folders.map(
      (score) => `| ${score.folder} | ${percentOf(score).toFixed(1)} % | ${score.found} | ${score.survived} |`,
    ),
  ]);
  return ['| where | score | found | survived |', '|---|---|---|---|', ...rows].join('\n');
}

/** Puts the area's section in the place of its earlier one. */
export function writeResults(score: AreaScore): void {
  const before = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8') : HEADER;
  const [, ...sections] = before.split(/^## /m);
  const others = sections.filter((section) => !section.startsWith(`${score.name} `));
  const day = new Date().toISOString().slice(0, 10);
  const all = [...others, `${score.name} · ${day}\n\n${tableOf([score])}\n`].sort();
  writeFileSync(RESULTS, [HEADER, ...all.map((section) => `## ${section.trimEnd()}\n`)].join('\n'));
}
