import { type CaseOutcome, evaluatePlan, runCases } from '@premia/scheme';
import { type Command, type CommandContext, EXIT } from '../../command.ts';
import { parseArguments } from './arguments.ts';
import { chooseEngine, refusalWords } from './engines.ts';
import { checkScheme, readSchemeFile, refuse } from './scheme-file.ts';
import { tellDiagnostics, tellProblems } from './told.ts';

function caseLines(outcome: CaseOutcome, { language }: CommandContext): readonly string[] {
  const ru = language === 'ru';
  const wrong = outcome.lines.filter(({ ok }) => !ok);
  return [
    `${outcome.ok ? '✓' : '✗'} ${outcome.name}`,
    ...wrong.map(({ code, expected, actual }) =>
      ru
        ? `    ${code}: ожидалось ${expected}, вышло ${actual ?? '—'}`
        : `    ${code}: expected ${expected}, got ${actual ?? '—'}`,
    ),
  ];
}

/** `premia scheme test FILE`: exit 0 only when every case holds and there is at least one. */
export const command: Command = {
  run: async (context) => {
    const parsed = parseArguments(context, { names: ['FILE'], options: { engine: { type: 'string' } } });
    if (!parsed.ok) return EXIT.usage;
    const engine = chooseEngine(parsed.values['engine'], context);
    if (!engine.ok) return EXIT.usage;
    const file = await readSchemeFile(parsed.positionals[0] ?? '', context);
    if (!file.ok) return refuse(context, file.diagnostics);
    const { document, report } = checkScheme(file, context);
    const run = await engine.load();
    const refused = new Set<string>();
    const outcome = runCases(document, (plan, request) => {
      const answered = run(plan, request);
      if (answered.ok) return answered.answer;
      for (const node of answered.nodes) refused.add(node);
      return evaluatePlan(plan, request);
    });
    if (refused.size > 0) {
      context.words(refusalWords(engine.name, [...refused], context));
      return EXIT.refused;
    }
    if (!outcome.compiled) return refuse(context, report.problems, document);
    const cases = outcome.cases.map((entry) => ({
      ...entry,
      problems: tellProblems(entry.problems, document, context.language),
      diagnostics: tellDiagnostics(entry.diagnostics, document, context.language),
    }));
    const ok = outcome.ok && cases.length > 0;
    context.out(`${JSON.stringify({ ok, cases })}\n`);
    for (const entry of cases) {
      for (const line of caseLines(entry, context)) context.words(line);
      for (const { message } of [...entry.problems, ...entry.diagnostics]) context.words(`    ${message}`);
    }
    if (cases.length === 0)
      context.words(context.language === 'ru' ? 'В схеме нет примеров.' : 'The scheme has no cases.');
    return ok ? EXIT.ok : EXIT.refused;
  },
};
