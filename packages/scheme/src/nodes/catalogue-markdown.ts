import { type CanonicalValue, canonicalJson } from '../values/canonical-json.ts';
import { type CatalogueEntry, describeCatalogue } from './describe-catalogue.ts';
import { NODE_GROUPS, type NodeGroup } from './node-kind.ts';
import type { InputPort, OutputPort } from './ports.ts';

const GROUP_TITLES: Readonly<Record<NodeGroup, string>> = {
  inputs: 'Inputs',
  arithmetic: 'Arithmetic',
  logic: 'Logic',
  tables: 'Tables',
  facts: 'Facts',
  team: 'Team',
  pay: 'Pay mechanics',
  text: 'Text',
  results: 'Results',
};

/** Kinds that look at the whole group: the columnar engines work them out between two runs of a kernel. */
const BETWEEN_RUNS: ReadonlySet<string> = new Set(['team', 'pool']);

const INTRODUCTION = `# Node catalogue

Written by \`premia scheme catalogue --write\` from the code; a test fails when it is out of date.

- A link's \`from\` is \`node\` (its first output below) or \`node.output\`; its \`to\` is \`node.input\`.
- An input marked *several* takes any number of links. One that is not linked may be given as a constant in the params under the
  input's own name, where the params below list it: \`"right": "100"\`. Beside money such a constant is money, except in
  \`multiply\` and \`divide\`, where it is a plain number.
- \`ifMissing\` and \`ifZero\` state the value that replaces missing data or a zero divisor; without them that is a problem.
- A kind that keeps a balance of its own (\`draw\`, \`reserve\`, \`instalments\`, \`clawback\`) begins at 0 for whom the ledger holds none:
  who never drew owes nothing. \`draw\` and \`reserve\` say so in \`ifMissing\`. A \`balance\` node without a balance is a problem.
- Every kind runs with every engine to the same bytes. The sql engine refuses by the names of the nodes, before it starts, numbers
  beyond 256 bits, texts put in order by \`<\`, a frame inside a frame and nesting beyond what its parser takes.
- Decimals are strings, percents fractions: \`"0.05"\` is 5 %.
`;

/** The text of CATALOGUE.md. */
export function catalogueMarkdown(): string {
  const entries = describeCatalogue();
  const groups = NODE_GROUPS.flatMap((group) => {
    const members = entries.filter((entry) => entry.group === group);
    return members.length === 0 ? [] : [`## ${GROUP_TITLES[group]}\n\n${members.map(entryMarkdown).join('\n')}`];
  });
  return `${INTRODUCTION}\n${groups.join('\n')}`;
}

function entryMarkdown({ kind, title, hint, inputs, outputs, params, example }: CatalogueEntry): string {
  return [
    `### \`${kind}\` · ${title.en} · ${title.ru}`,
    `${hint.en}  \n${hint.ru}`,
    inputs.length === 0 ? '' : `Inputs: ${inputs.map(inputMarkdown).join(' · ')}`,
    outputs.length === 0 ? '' : `Outputs: ${outputs.map(outputMarkdown).join(' · ')}`,
    paramsMarkdown(params),
    `Engines: ${BETWEEN_RUNS.has(kind) ? 'explain; batch and sql, shared out between two runs' : 'explain, batch, sql'}`,
    `Example, answering \`${JSON.stringify(example.expect)}\`:`,
    `\`\`\`json\n${exampleText(example)}\n\`\`\``,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function inputMarkdown({ key, type, required, many }: InputPort): string {
  const marks = [type, required ? '' : 'optional', many ? 'several' : ''].filter((mark) => mark !== '');
  return `\`${key}\` (${marks.join(', ')})`;
}

function outputMarkdown({ key, type, inside }: OutputPort): string {
  return `\`${key}\` (${inside ? `${type}, inside the frame` : type})`;
}

interface PropertySchema {
  readonly title?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly items?: PropertySchema;
  readonly properties?: Readonly<Record<string, PropertySchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly PropertySchema[];
  readonly $ref?: string;
}

function paramsMarkdown(params: unknown): string {
  const { properties = {}, required = [] } = params as PropertySchema;
  const lines = Object.entries(properties).map(
    ([key, schema]) => `- \`${key}\`: ${schemaWords(schema)}${required.includes(key) ? ', required' : ''}`,
  );
  return lines.length === 0 ? '' : `Params:\n\n${lines.join('\n')}`;
}

function schemaWords(schema: PropertySchema): string {
  const stated = schema.default === undefined ? '' : `, default \`${JSON.stringify(schema.default)}\``;
  return `${shapeWords(schema)}${stated}`;
}

function shapeWords(schema: PropertySchema): string {
  const { title, enum: allowed, items, properties, anyOf, type, required = [] } = schema;
  if (title !== undefined) return title;
  if (allowed !== undefined) return allowed.map((value) => `\`${String(value)}\``).join(' \\| ');
  if (items !== undefined) return `list of ${shapeWords(items)}`;
  if (properties !== undefined) {
    const entries = Object.entries(properties).map(
      ([key, entry]) => `${key}${required.includes(key) ? '' : '?'}: ${shapeWords(entry)}`,
    );
    return `{ ${entries.join('; ')} }`;
  }
  if (anyOf !== undefined)
    return anyOf.some((option) => option.type === 'string') ? 'text or number' : anyOf.map(shapeWords).join(' or ');
  return type === undefined ? 'value' : String(type);
}

function exampleText({ nodes, links, parameters, components, inputs }: CatalogueEntry['example']): string {
  const line = (item: unknown): string => `    ${canonicalJson(item as CanonicalValue)}`;
  const list = (key: string, items: readonly unknown[]): string => `  "${key}": [\n${items.map(line).join(',\n')}\n  ]`;
  return [
    '{',
    [
      ...(parameters === undefined ? [] : [list('parameters', parameters)]),
      list('nodes', nodes),
      list('links', links),
      ...(components === undefined ? [] : [`  "components": ${canonicalJson(components as CanonicalValue)}`]),
      `  "inputs": ${canonicalJson(inputs as CanonicalValue)}`,
    ].join(',\n'),
    '}',
  ].join('\n');
}
