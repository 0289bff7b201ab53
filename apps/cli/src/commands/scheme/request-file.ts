import { checkRequest, type Diagnostic, type EvaluationRequest, type Plan, prepareRequest } from '@premia/scheme';
import type { CommandContext } from '../../command.ts';
import { readInputFile } from './input-file.ts';
import { type Told, tellDiagnostics } from './told.ts';

export type RequestFile =
  | { readonly ok: true; readonly request: EvaluationRequest }
  | { readonly ok: false; readonly problems: readonly Told<Diagnostic>[] };

/** Reads inputs for a plan; what is wrong with them as a whole is told, an employee's own data never is. */
export async function readRequest(name: string, plan: Plan, context: CommandContext): Promise<RequestFile> {
  const { language } = context;
  const fault = (code: string, details: Diagnostic['details'] = {}): Diagnostic => ({
    code,
    severity: 'error',
    place: { path: name },
    details,
  });
  const file = await readInputFile(name, context);
  if (!file.ok) return { ok: false, problems: [{ ...fault('file/unreadable'), message: file.words }] };
  let json: unknown;
  try {
    json = JSON.parse(file.text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: tellDiagnostics([fault('document/not-json', { message })], null, language) };
  }
  const prepared = prepareRequest(json);
  const misfits = prepared.ok ? checkRequest(plan, prepared.request) : prepared.diagnostics;
  if (prepared.ok && misfits.length === 0) return prepared;
  return { ok: false, problems: tellDiagnostics(misfits, null, language) };
}
