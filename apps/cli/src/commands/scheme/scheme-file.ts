import {
  type CompiledScheme,
  compileScheme,
  type Diagnostic,
  type EvaluationRequest,
  type LintFinding,
  lintScheme,
  lintWithData,
  parseSchemeText,
  type SchemeDocument,
  schemeHash,
} from '@premia/scheme';
import { type CommandContext, EXIT, type ExitCode } from '../../command.ts';
import { readInputFile } from './input-file.ts';
import { diagnosticLine, type Told, tellDiagnostics } from './told.ts';

export type SchemeFile =
  | { readonly ok: true; readonly document: SchemeDocument; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Told<Diagnostic>[] };

/** Reads a scheme file as far as it can be read at all. */
export async function readSchemeFile(name: string, context: CommandContext): Promise<SchemeFile> {
  const file = await readInputFile(name, context);
  if (!file.ok) {
    const diagnostic: Diagnostic = { code: 'file/unreadable', severity: 'error', place: { path: name }, details: {} };
    return { ok: false, diagnostics: [{ ...diagnostic, message: file.words }] };
  }
  const parsed = parseSchemeText(file.text);
  if (parsed.ok) return parsed;
  // What is wrong with the file as a whole names the file: two may have been given.
  const placed = parsed.diagnostics.map((one) => (one.place.path === '' ? { ...one, place: { path: name } } : one));
  return { ok: false, diagnostics: tellDiagnostics(placed, null, context.language) };
}

export interface CheckReport {
  readonly ok: boolean;
  readonly hash: string | null;
  readonly problems: readonly Told<Diagnostic>[];
  readonly warnings: readonly Told<Diagnostic>[];
}

export interface CheckedScheme {
  readonly document: SchemeDocument;
  readonly compiled: CompiledScheme;
  readonly report: CheckReport;
}

/** Compiles a readable scheme and says whether it can be run. */
export function checkScheme(file: SchemeFile & { ok: true }, context: CommandContext): CheckedScheme {
  const compiled = compileScheme(file.document);
  return reported(file, { compiled, found: compiled.diagnostics, context });
}

/** Looks also for what finance would ask about a scheme that runs; `sample` holds real people, when there are some. */
export function reviewScheme(
  file: SchemeFile & { ok: true },
  sample: EvaluationRequest | null,
  context: CommandContext,
): CheckedScheme {
  const compiled = compileScheme(file.document);
  const subject = { document: file.document, compiled };
  const found = [...lintScheme(subject, { sample }), ...lintWithData(subject, { sample })];
  return reported(file, { compiled, found, context });
}

interface Found {
  readonly compiled: CompiledScheme;
  readonly found: readonly LintFinding[];
  readonly context: CommandContext;
}

function reported({ document, diagnostics }: SchemeFile & { ok: true }, given: Found): CheckedScheme {
  const { compiled, found, context } = given;
  const told = tellDiagnostics([...diagnostics, ...found], document, context.language);
  const problems = told.filter(({ severity }) => severity === 'error');
  const report = {
    ok: problems.length === 0,
    hash: schemeHash(document),
    problems,
    warnings: told.filter(({ severity }) => severity !== 'error'),
  };
  return { document, compiled, report };
}

/** The report of a scheme that cannot even be read. */
export function unreadableReport(problems: readonly Told<Diagnostic>[]): CheckReport {
  return { ok: false, hash: null, problems, warnings: [] };
}

/** Prints a refusal both ways: JSON for programs, sentences for people. */
export function refuse(
  context: CommandContext,
  problems: readonly Told<Diagnostic>[],
  document: SchemeDocument | null = null,
): ExitCode {
  context.out(`${JSON.stringify({ ok: false, problems })}\n`);
  for (const problem of problems) context.words(diagnosticLine(problem, document, context.language));
  return EXIT.refused;
}
