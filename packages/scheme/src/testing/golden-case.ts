import { readdirSync, readFileSync } from 'node:fs';
import {
  compileScheme,
  type EvaluationRequest,
  type Plan,
  parseSchemeText,
  prepareRequest,
  type SchemeDocument,
} from '../index.ts';

const FOLDER = new URL('../../golden/', import.meta.url);

export interface GoldenCase {
  readonly document: SchemeDocument;
  readonly plan: Plan;
  readonly request: EvaluationRequest;
  /** The text of `expected.json`. */
  readonly expected: string;
}

export function goldenNames(): readonly string[] {
  return readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

/** One golden folder, parsed and compiled; throws, with what is wrong, when it is not whole. */
export function goldenCase(name: string): GoldenCase {
  const textOf = (file: string): string => readFileSync(new URL(`${name}/${file}`, FOLDER), 'utf8');
  const parsed = parseSchemeText(textOf('scheme.json'));
  if (!parsed.ok) throw new Error(`${name} is not a scheme: ${JSON.stringify(parsed.diagnostics)}`);
  const { plan, diagnostics } = compileScheme(parsed.document);
  if (plan === null) throw new Error(`${name} does not compile: ${JSON.stringify(diagnostics)}`);
  const prepared = prepareRequest(JSON.parse(textOf('request.json')));
  if (!prepared.ok) throw new Error(`${name} has no request: ${JSON.stringify(prepared.diagnostics)}`);
  return { document: parsed.document, plan, request: prepared.request, expected: textOf('expected.json') };
}
