import {
  checkRequest,
  type Diagnostic,
  type EvaluationRequest,
  evaluatePlan,
  type Plan,
  prepareRequest,
} from '@premia/scheme';
import { type Command, type CommandContext, EXIT } from '../../command.ts';
import { answerJson } from './answer-json.ts';
import { parseArguments } from './arguments.ts';
import { chooseEngine, type EngineName, refusalWords } from './engines.ts';
import { readInputFile } from './input-file.ts';
import { checkScheme, readSchemeFile, refuse } from './scheme-file.ts';
import { problemLine, type Told, tellDiagnostics, tellProblems } from './told.ts';

type RequestFile =
  | { readonly ok: true; readonly request: EvaluationRequest }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly words: string };

async function readRequest(name: string, plan: Plan, context: CommandContext): Promise<RequestFile> {
  const file = await readInputFile(name, context);
  if (!file.ok) return file;
  let json: unknown;
  try {
    json = JSON.parse(file.text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const details = { message };
    return {
      ok: false,
      diagnostics: [{ code: 'document/not-json', severity: 'error', place: { path: name }, details }],
    };
  }
  const prepared = prepareRequest(json);
  if (!prepared.ok) return prepared;
  const misfits = checkRequest(plan, prepared.request);
  return misfits.length > 0 ? { ok: false, diagnostics: misfits } : prepared;
}

function engineRefusal(name: EngineName, nodes: readonly string[], context: CommandContext): Told<Diagnostic> {
  const diagnostic = {
    code: 'engine/cannot-express',
    severity: 'error',
    place: {},
    details: { engine: name, nodes },
  } as const;
  return { ...diagnostic, message: refusalWords(name, nodes, context) };
}

/** `premia scheme eval FILE --input REQUEST.json`: an employee's problem is an answer, a broken input a refusal. */
export const command: Command = {
  run: async (context) => {
    const parsed = parseArguments(context, {
      names: ['FILE'],
      options: { input: { type: 'string' }, engine: { type: 'string' }, explain: { type: 'boolean' } },
    });
    if (!parsed.ok) return EXIT.usage;
    const { input, engine: asked, explain } = parsed.values;
    const engine = chooseEngine(asked, context);
    if (!engine.ok) return EXIT.usage;
    if (typeof input !== 'string') {
      context.words('--input REQUEST.json');
      return EXIT.usage;
    }
    const file = await readSchemeFile(parsed.positionals[0] ?? '', context);
    if (!file.ok) return refuse(context, file.diagnostics);
    const { document, compiled, report } = checkScheme(file, context);
    const { plan } = compiled;
    if (plan === null) return refuse(context, report.problems, document);
    const read = await readRequest(input, plan, context);
    if (!read.ok) {
      const diagnostic: Diagnostic = {
        code: 'file/unreadable',
        severity: 'error',
        place: { path: input },
        details: {},
      };
      const told =
        'words' in read
          ? [{ ...diagnostic, message: read.words }]
          : tellDiagnostics(read.diagnostics, null, context.language);
      return refuse(context, told);
    }
    const run = await engine.load();
    const outcome = run(plan, read.request);
    if (!outcome.ok) return refuse(context, [engineRefusal(engine.name, outcome.nodes, context)]);
    const { answer } = outcome;
    const traced = explain === true ? evaluatePlan(plan, read.request, { trace: true }) : null;
    context.out(`${JSON.stringify(answerJson(answer, { document, traced, language: context.language }))}\n`);
    for (const employee of answer.employees) {
      for (const problem of tellProblems(employee.problems, document, context.language)) {
        context.words(problemLine(employee, problem));
      }
    }
    return EXIT.ok;
  },
};
