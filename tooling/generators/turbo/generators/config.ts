import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  CATALOGUE_PATH,
  checkKindName,
  NEXT_STEPS,
  type NewNodeKind,
  NODE_GROUPS,
  nodeKindFiles,
  withKind,
} from '../../src/node-kind.ts';

/** What turbo hands in, as far as we use it; its own types come from a package with nothing to run. */
interface GeneratorRegistry {
  setGenerator(name: string, generator: Generator): void;
}

interface Generator {
  readonly description: string;
  readonly prompts: readonly Readonly<Record<string, unknown>>[];
  readonly actions: readonly ((answers: Answers) => string)[];
}

type Answers = Readonly<Record<string, unknown>> & { readonly turbo: { readonly paths: { readonly root: string } } };

/** `turbo gen` (or `pnpm generate`) finds this file by itself. */
export default function registerGenerators(plop: GeneratorRegistry): void {
  plop.setGenerator('node-kind', {
    description: 'A new kind of node: its meaning, golden case and picture',
    prompts: [
      { type: 'input', name: 'kind', message: 'Name in scheme files', validate: checkKindName },
      { type: 'list', name: 'group', message: 'Group of the palette', choices: [...NODE_GROUPS] },
      { type: 'input', name: 'titleRu', message: 'Title in Russian', validate: checkTitle },
      { type: 'input', name: 'titleEn', message: 'Title in English', validate: checkTitle },
    ],
    actions: [writeNodeKind],
  });
}

function checkTitle(title: string): true | string {
  return title.trim() !== '' || 'a kind has a title in both languages';
}

/** Writes all files or none: the first one that is already there stops it. */
function writeNodeKind(answers: Answers): string {
  const { root } = answers.turbo.paths;
  const node: NewNodeKind = {
    kind: String(answers['kind']),
    group: String(answers['group']),
    titleRu: String(answers['titleRu']),
    titleEn: String(answers['titleEn']),
  };
  const valid = checkKindName(node.kind);
  if (valid !== true) throw new Error(`"${node.kind}": ${valid}`);
  const files = new Map(nodeKindFiles(node));
  for (const path of files.keys()) {
    if (existsSync(join(root, path))) throw new Error(`${path} is already there`);
  }
  files.set(CATALOGUE_PATH, withKind(readFileSync(join(root, CATALOGUE_PATH), 'utf8'), node));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return [...files.keys(), '', 'Next:', ...NEXT_STEPS.map((step, index) => `${index + 1}. ${step}`)].join('\n');
}
