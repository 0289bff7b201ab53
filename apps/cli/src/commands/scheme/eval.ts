import { type Diagnostic, type EvaluationAnswer, evaluatePlan } from '@premia/scheme';
import { type Command, type CommandContext, EXIT, type ExitCode } from '../../command.ts';
import { parseArguments } from '../../parse-arguments.ts';
import { answerJson } from './answer-json.ts';
import { chooseEngine, type EngineName, refusalWords, withEngine } from './engines.ts';
import { type ExplainSetting, explainResult } from './explanations.ts';
import { readRequest } from './request-file.ts';
import { type CheckedScheme, checkScheme, readSchemeFile, refuse } from './scheme-file.ts';
import { problemLine, type Told, tellProblems } from './told.ts';

function engineRefusal(name: EngineName, nodes: readonly string[], context: CommandContext): Told<Diagnostic> {
  const details = { engine: name, nodes };
  const diagnostic = { code: 'engine/cannot-express', severity: 'error', place: {}, details } as const;
  return { ...diagnostic, message: refusalWords(name, nodes, context) };
}

interface Answered {
  readonly answer: EvaluationAnswer;
  /** With a trace, when `--explain` asked for one. */
  readonly traced: EvaluationAnswer | null;
  readonly setting: ExplainSetting;
}

/** JSON for programs; for people the problems, and with `--explain` the sentences of every result. */
function printAnswer({ answer, traced, setting }: Answered, context: CommandContext): ExitCode {
  const { document, language } = setting;
  const explained = traced === null ? null : { answer: traced, setting };
  context.out(`${JSON.stringify(answerJson(answer, { document, explained, language }))}\n`);
  for (const employee of answer.employees) {
    for (const problem of tellProblems(employee.problems, document, language)) {
      context.words(problemLine(employee, problem));
    }
  }
  for (const { id, trace } of traced?.employees ?? []) {
    if (trace === undefined) continue;
    for (const { sentences } of explainResult({ trace }, setting)) context.words(`${id}: ${sentences.join(' ')}`);
  }
  return EXIT.ok;
}

async function evaluate({ document, compiled, report }: CheckedScheme, asked: Asked): Promise<ExitCode> {
  const { context, engine, input, explain } = asked;
  const { plan, types } = compiled;
  if (plan === null) return refuse(context, report.problems, document);
  const read = await readRequest(input, plan, context);
  if (!read.ok) return refuse(context, read.problems);
  const { request } = read;
  const outcome = await withEngine(engine, (run) => run(plan, request));
  if (!outcome.ok) return refuse(context, [engineRefusal(engine.name, outcome.nodes, context)]);
  const setting = { document, types, plan, request, language: context.language };
  const traced = explain ? evaluatePlan(plan, request, { trace: true }) : null;
  return printAnswer({ answer: outcome.answer, traced, setting }, context);
}

interface Asked {
  readonly context: CommandContext;
  readonly engine: Extract<ReturnType<typeof chooseEngine>, { ok: true }>;
  readonly input: string;
  readonly explain: boolean;
}

/** `premia scheme eval FILE --input REQUEST.json`: an employee's problem is an answer, a broken input a refusal. */
export const command: Command = {
  run: async (context) => {
    const parsed = parseArguments(context, {
      names: ['FILE'],
      options: { input: { type: 'string' }, engine: { type: 'string' }, explain: { type: 'boolean' } },
    });
    if (!parsed.ok) return EXIT.usage;
    const { input, explain } = parsed.values;
    const engine = chooseEngine(parsed.values['engine'], context);
    if (!engine.ok) return EXIT.usage;
    if (typeof input !== 'string') {
      context.words('--input REQUEST.json');
      return EXIT.usage;
    }
    const file = await readSchemeFile(parsed.positionals[0] ?? '', context);
    if (!file.ok) return refuse(context, file.diagnostics);
    return evaluate(checkScheme(file, context), { context, engine, input, explain: explain === true });
  },
};
