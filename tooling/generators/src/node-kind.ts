/** What the generator asks about a new kind of node. */
export interface NewNodeKind {
  /** The kind's name in scheme files: one lower-case word. */
  readonly kind: string;
  readonly group: string;
  readonly titleRu: string;
  readonly titleEn: string;
}

/** Groups of the language's catalogue; the generated file does not compile with another. */
export const NODE_GROUPS = [
  'inputs',
  'arithmetic',
  'logic',
  'tables',
  'facts',
  'team',
  'pay',
  'text',
  'results',
] as const;

const KIND_PATTERN = /^[a-z]{2,24}$/;
/** Words JavaScript keeps for itself: such a kind is exported as `ifKind`. */
const RESERVED = new Set([
  'case',
  'default',
  'delete',
  'do',
  'else',
  'enum',
  'export',
  'if',
  'import',
  'in',
  'new',
  'switch',
  'void',
  'while',
]);

/** True, or what is wrong with a name for a new kind. */
export function checkKindName(kind: string): true | string {
  return KIND_PATTERN.test(kind) || 'one lower-case word of 2 to 24 Latin letters, as in "ramp"';
}

export const NODES_FOLDER = 'packages/scheme/src/nodes';
export const CATALOGUE_PATH = `${NODES_FOLDER}/catalogue.ts`;
const BODIES_FOLDER = 'apps/web/src/features/designer/node-views/bodies';

function exportName(kind: string): string {
  return RESERVED.has(kind) ? `${kind}Kind` : kind;
}

function bodyName(kind: string): string {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Body`;
}

/** New files by path from the root: the kind, its golden case and its picture. All of them work as they are. */
export function nodeKindFiles(node: NewNodeKind): ReadonlyMap<string, string> {
  const { kind } = node;
  const golden = `packages/scheme/golden/${kind}-example`;
  return new Map([
    [`${NODES_FOLDER}/${kind}.node.ts`, nodeFile(node)],
    [`${golden}/scheme.json`, json(goldenScheme(node))],
    [`${golden}/request.json`, json(GOLDEN_REQUEST)],
    [`${golden}/expected.json`, json(GOLDEN_EXPECTED)],
    [`${BODIES_FOLDER}/${bodyName(kind)}.tsx`, bodyFile(node)],
  ]);
}

function nodeFile({ kind, group, titleRu, titleEn }: NewNodeKind): string {
  return `import { z } from 'zod';
import { defineNodeKind } from './node-kind.ts';
import { output, requiredInput } from './ports.ts';

const params = z.strictObject({});
type Params = z.infer<typeof params>;

/** Say here what the kind means, with the edge cases: the catalogue and the golden case hold it to that. */
export const ${exportName(kind)} = defineNodeKind<Params>({
  group: ${quoted(group)},
  title: { ru: ${quoted(titleRu)}, en: ${quoted(titleEn)} },
  hint: { ru: ${quoted(`${titleRu}.`)}, en: ${quoted(`${titleEn}.`)} },
  params,
  inputs: () => [requiredInput('value', 'numeric', ['Значение', 'Value'])],
  outputs: () => [output('value', 'numeric', ['Результат', 'Result'])],
  lower: (context) => {
    const value = context.input('value');
    return value && { value };
  },
  example: {
    nodes: [
      { id: 'a', kind: 'constant', params: { value: '12.5' } },
      { id: 'result', kind: ${quoted(kind)} },
      { id: 'shown', kind: 'indicator', params: { code: 'result' } },
    ],
    links: [
      { from: 'a', to: 'result.value' },
      { from: 'result', to: 'shown.value' },
    ],
    inputs: {},
    expect: { result: '12.5' },
  },
});
`;
}

/** Without a note: the golden test asks for the rule and the sum. */
function goldenScheme({ kind, titleRu, titleEn }: NewNodeKind): object {
  return {
    format: 'premia.scheme/1',
    key: `${kind}-example`,
    title: { en: titleEn, ru: titleRu },
    period: 'month',
    currency: 'RUB',
    nodes: [
      { id: 'sales', kind: 'criterion', params: { criterion: 'sales' }, at: [0, 0] },
      { id: 'result', kind, at: [240, 0] },
      { id: 'pay', kind: 'payout', params: { code: 'bonus', category: 'bonus' }, at: [480, 0] },
    ],
    links: [
      { from: 'sales', to: 'result.value' },
      { from: 'result', to: 'pay.amount' },
    ],
    cases: [
      {
        name: 'as in the note',
        inputs: { criteria: { sales: { actual: '1000' } } },
        expect: { bonus: '1000.00' },
      },
    ],
  };
}

const GOLDEN_REQUEST = {
  period: '2026-10',
  currency: 'RUB',
  employees: [{ id: 'e1', criteria: { sales: { actual: '1000' } } }],
};
const GOLDEN_EXPECTED = { e1: { lines: { bonus: '1000.00' }, total: '1000.00' } };

function bodyFile({ kind }: NewNodeKind): string {
  return `import { CATALOGUE } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import type { NodeBodyProps } from '../node-view.ts';
import classes from './bodies.module.css';

export function ${bodyName(kind)}(_props: NodeBodyProps) {
  const { language } = useLanguage();
  return (
    <div className={classes['line']}>
      <span className={classes['words']}>{CATALOGUE.${kind}.hint[language]}</span>
    </div>
  );
}
`;
}

function quoted(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  return `'${escaped}'`;
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The catalogue's text with the kind in it: the import in its alphabetical place, the entry at the end of the list. */
export function withKind(catalogue: string, { kind }: Pick<NewNodeKind, 'kind'>): string {
  const line = importLine(kind);
  if (catalogue.includes(line)) throw new Error(`the kind "${kind}" is already in the catalogue`);
  const lines = catalogue.split('\n');
  const imports = lines.flatMap((text, index) => (/^import .*\.ts';$/.test(text) ? [index] : []));
  const after = imports.findLast((index) => moduleOf(lines[index] ?? '') < moduleOf(line));
  const end = lines.indexOf('} as const satisfies Record<string, NodeKind>;');
  if (after === undefined || end < 0) throw new Error('the catalogue has another shape than this generator knows');
  const name = exportName(kind);
  return [
    ...lines.slice(0, after + 1),
    line,
    ...lines.slice(after + 1, end),
    name === kind ? `  ${kind},` : `  ${kind}: ${name},`,
    ...lines.slice(end),
  ].join('\n');
}

function importLine(kind: string): string {
  return `import { ${exportName(kind)} } from './${kind}.node.ts';`;
}

function moduleOf(line: string): string {
  return /'([^']+)'/.exec(line)?.[1] ?? '';
}

/** What the compiler and the tests will ask for next. */
export const NEXT_STEPS = [
  'Say what the kind means: hint, params, ports, lower and example in the node file; the catalogue test asks for the hint.',
  'Type check apps/web: INITIAL_PARAMS, NODE_VIEWS and CARD_SIZES ask for its first settings, picture and size.',
  'Test packages/locale: STEP_WORDS asks for its words in Russian and English.',
  'Write the golden case: what finance expects into expected.json, by hand; the golden test asks for the rule and the sum in its note and for a line in golden/README.md.',
  'pnpm -s premia scheme catalogue --write, and review CATALOGUE.md.',
] as const;
