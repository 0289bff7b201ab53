import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Mutant } from './run-stryker.ts';
import { likelyScore, type SampleAsked } from './sample.ts';

const RESULTS = new URL('../RESULTS.md', import.meta.url);
const HEADER = `# Mutation scores

Written by \`pnpm mutate\`. A mutant is one small change of the code; the score is the share of mutants that some test found
out. Mutants no test reaches count as survivors; those in constants made once, at import, are left out. A sample takes
mutants from every file in proportion, drawn by its seed; the interval is where the score of all mutants lies, 19 times in 20.
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

/** Puts the area's section in the place of its earlier one; a sample never takes the place of the whole. */
export function writeResults(score: AreaScore, sample: SampleAsked | null): void {
  const title = sample === null ? score.name : `${score.name}, sampled`;
  const before = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8') : HEADER;
  const [, ...sections] = before.split(/^## /m);
  const others = sections.filter((section) => !section.startsWith(`${title} · `));
  const day = new Date().toISOString().slice(0, 10);
  const told = sample === null ? '' : `${sampleText(score, sample)}\n\n`;
  const all = [...others, `${title} · ${day}\n\n${told}${tableOf([score])}\n`].sort();
  writeFileSync(RESULTS, [HEADER, ...all.map((section) => `## ${section.trimEnd()}\n`)].join('\n'));
}

/** What a sample says about all mutants, and how to draw it again. */
export function sampleText({ name, folders, percent }: AreaScore, { size, seed }: SampleAsked): string {
  const found = folders.reduce((sum, folder) => sum + folder.found, 0);
  const tried = folders.reduce((sum, folder) => sum + folder.survived, found);
  const { from, to } = likelyScore({ found, tried });
  const again = `pnpm mutate ${name} --sample=${size} --seed=${seed}`;
  return `Sampled: ${found} of n = ${tried} found, ${percent.toFixed(1)} %, 95 % interval ${from.toFixed(1)}–${to.toFixed(1)} % (\`${again}\`; drawn mutants in constants are left out).`;
}
