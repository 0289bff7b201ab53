import { readFileSync, writeFileSync } from 'node:fs';
import { buildParserFile } from '@lezer/generator';

const folder = new URL('../src/formula/', import.meta.url);
const HEADER = '// Generated from formula.grammar by scripts/generate-formula-parser.ts. Do not edit.\n';

/** The text of the two generated files, by file name; a test compares them with what is committed. */
export function generatedParserFiles(): ReadonlyMap<string, string> {
  const grammar = readFileSync(new URL('formula.grammar', folder), 'utf8');
  const warnings: string[] = [];
  const { parser, terms } = buildParserFile(grammar, {
    fileName: 'formula.grammar',
    typeScript: true,
    warn: (warning) => warnings.push(warning),
  });
  if (warnings.length > 0) throw new Error(`formula.grammar: ${warnings.join('; ')}`);
  return new Map([
    ['formula.grammar.ts', HEADER + parser],
    ['formula.terms.ts', HEADER + usedTerms(terms)],
  ]);
}

/** Of all the grammar's terms, the ones the code outside the parser names. */
const USED_TERMS = ['Boolean'] as const;

function usedTerms(terms: string): string {
  return USED_TERMS.map((name) => {
    const id = new RegExp(`\\b${name} = (\\d+)`).exec(terms)?.[1];
    if (id === undefined) throw new Error(`formula.grammar has no term ${name}`);
    return `export const ${name} = ${id};\n`;
  }).join('');
}

if (import.meta.main) {
  for (const [name, text] of generatedParserFiles()) writeFileSync(new URL(name, folder), text);
}
