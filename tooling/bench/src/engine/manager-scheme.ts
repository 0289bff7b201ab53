import { readFileSync } from 'node:fs';
import { decimal } from '@premia/decimal';
import {
  compileScheme,
  type EmployeeInputs,
  type EvaluationRequest,
  type Plan,
  parseSchemeText,
  type SchemeDocument,
} from '@premia/scheme';
import { declaredProfile, type InputProfile, sourceKey } from '@premia/scheme/batch';
import { GRADES, INPUT_UNITS, type InputName, type Population } from './population.ts';

const SCHEME_FILE = new URL('../../schemes/manager-bonus.json', import.meta.url);

export function managerDocument(): SchemeDocument {
  const parsed = parseSchemeText(readFileSync(SCHEME_FILE, 'utf8'));
  if (!parsed.ok) throw new Error(`bench: ${JSON.stringify(parsed.diagnostics)}`);
  return parsed.document;
}

/** The same scheme with nothing rounded but the payout: every `round` node gives way to what it rounds. */
export function unroundedDocument(): SchemeDocument {
  const document = managerDocument();
  const rounds = new Set(document.nodes.flatMap((node) => (node.kind === 'round' ? [node.id] : [])));
  const sources = new Map(
    document.links.flatMap(({ from, to }) => {
      const node = to.split('.')[0] ?? '';
      return rounds.has(node) ? [[node, from] as const] : [];
    }),
  );
  return {
    ...document,
    nodes: document.nodes.filter(({ id }) => !rounds.has(id)),
    links: document.links
      .filter(({ to }) => !rounds.has(to.split('.')[0] ?? ''))
      .map((link) => ({ ...link, from: sources.get(link.from.split('.')[0] ?? '') ?? link.from })),
    cases: [],
  };
}

export function planOf(document: SchemeDocument): Plan {
  const { plan, diagnostics } = compileScheme(document);
  if (plan === null) throw new Error(`bench: the scheme does not compile: ${JSON.stringify(diagnostics)}`);
  return plan;
}

/** Ends that an import would enforce; a row beyond them would go to the reference. */
const ENDS: Readonly<Record<Exclude<InputName, 'grade'>, readonly [string, string]>> = {
  revenue: ['0', '1000000000'],
  revenueTarget: ['1', '1000000000'],
  margin: ['0', '1000000000'],
  marginTarget: ['1', '1000000000'],
  calls: ['0', '100000'],
  callsTarget: ['1', '100000'],
  satisfaction: ['0', '100'],
  satisfactionTarget: ['1', '100'],
  baseSalary: ['0', '10000000'],
  complaints: ['0', '1000'],
  daysWorked: ['0', '31'],
};

export function profileOf(name: InputName): InputProfile {
  if (name === 'grade') return { kind: 'text', nullable: false };
  const [min, max] = ENDS[name];
  const digits = Math.log10(INPUT_UNITS[name]);
  return declaredProfile({ min: decimal(min), max: decimal(max), digits });
}

/** Which of our columns an input of the plan is. */
export function nameOf(source: Parameters<typeof sourceKey>[0]): InputName {
  const [kind, first = '', second = ''] = sourceKey(source).split(' ');
  const name = kind === 'criterion' ? (first === 'target' ? `${second}Target` : second) : first;
  if (!Object.hasOwn(INPUT_UNITS, name)) throw new Error(`bench: no column for ${sourceKey(source)}`);
  return name as InputName;
}

function textOf({ whole }: Population, name: InputName, row: number): string {
  const unit = INPUT_UNITS[name];
  return ((whole[name][row] ?? 0) / unit).toFixed(Math.log10(unit));
}

/** The first rows as a request, the way the reference and the command line take them. */
export function requestOf(population: Population, rows: number): EvaluationRequest {
  return requestOfRows(
    population,
    Array.from({ length: rows }, (_, row) => row),
  );
}

export function requestOfRows(population: Population, rows: readonly number[]): EvaluationRequest {
  const measures = (row: number, name: 'revenue' | 'margin' | 'calls' | 'satisfaction') => ({
    actual: textOf(population, name, row),
    target: textOf(population, `${name}Target`, row),
  });
  const employees = rows.map(
    (row): EmployeeInputs => ({
      id: `e${row}`,
      criteria: {
        revenue: measures(row, 'revenue'),
        margin: measures(row, 'margin'),
        calls: measures(row, 'calls'),
        satisfaction: measures(row, 'satisfaction'),
      },
      attributes: {
        baseSalary: textOf(population, 'baseSalary', row),
        grade: GRADES[population.whole.grade[row] ?? 0] ?? 'A',
        complaints: textOf(population, 'complaints', row),
        daysWorked: textOf(population, 'daysWorked', row),
      },
    }),
  );
  return { period: '2026-10', employees };
}
