import {
  type CaseOutcome,
  compileScheme,
  coverageOf,
  type EvaluationAnswer,
  type EvaluationRequest,
  evaluatePlan,
  type Plan,
  runCases,
  type SchemeDocument,
  suggestCases,
} from '@premia/scheme';
import { type Command, type CommandContext, EXIT } from '../../command.ts';
import { parseArguments } from '../../parse-arguments.ts';
import { chooseEngine, refusalWords, withEngine } from './engines.ts';
import { checkScheme, readSchemeFile, refuse } from './scheme-file.ts';
import { tellDiagnostics, tellProblems, tellSuggestions, wayLine } from './told.ts';

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

interface AskedCase {
  readonly plan: Plan;
  readonly request: EvaluationRequest;
}

/** Runs the cases on an engine that may answer later: asks for all requests first, then hands out the answers in turn. */
async function runCasesOn(engine: Parameters<typeof withEngine>[0], document: SchemeDocument) {
  const asked: AskedCase[] = [];
  runCases(document, (plan, request) => {
    asked.push({ plan, request });
    return evaluatePlan(plan, request);
  });
  const refused = new Set<string>();
  const answers = await withEngine(engine, async (run) => {
    const answered: EvaluationAnswer[] = [];
    for (const { plan, request } of asked) {
      const outcome = await run(plan, request);
      if (!outcome.ok) for (const node of outcome.nodes) refused.add(node);
      answered.push(outcome.ok ? outcome.answer : evaluatePlan(plan, request));
    }
    return answered;
  });
  const next = answers[Symbol.iterator]();
  const outcome = runCases(document, () => {
    const answer = next.next();
    if (answer.done === true) throw new Error('scheme test: a case asked twice');
    return answer.value;
  });
  return { outcome, refused };
}

/** What the cases leave untested, and cases that would test it. */
function reviewOf(document: SchemeDocument, isSuggesting: boolean, { language }: CommandContext) {
  const subject = { document, compiled: compileScheme(document) };
  const { places, covered } = coverageOf(subject);
  const untested = places.filter(({ hits }) => hits === 0);
  return {
    coverage: { ways: places.length, covered, untested: untested.map(({ nodeId, path }) => ({ nodeId, path })) },
    lines: untested.map((place) => wayLine(place, document, language)),
    ...(isSuggesting ? { suggestions: tellSuggestions(suggestCases(subject), document, language) } : {}),
  };
}

function reviewLines(
  { coverage, lines, suggestions }: ReturnType<typeof reviewOf>,
  { language }: CommandContext,
): readonly string[] {
  const ru = language === 'ru';
  const head = ru
    ? `Проверено ветвей и строк: ${coverage.covered} из ${coverage.ways}.`
    : `Branches and rows tested: ${coverage.covered} of ${coverage.ways}.`;
  const suggested = (suggestions ?? []).map(
    ({ name, expect }) => `    + ${name} → ${Object.values(expect).join(', ')}`,
  );
  return [head, ...lines.map((line) => `    – ${line}`), ...suggested];
}

/** `premia scheme test FILE [--suggest]`: exit 0 only when every case holds and there is at least one. */
export const command: Command = {
  run: async (context) => {
    const parsed = parseArguments(context, {
      names: ['FILE'],
      options: { engine: { type: 'string' }, suggest: { type: 'boolean' } },
    });
    if (!parsed.ok) return EXIT.usage;
    const engine = chooseEngine(parsed.values['engine'], context);
    if (!engine.ok) return EXIT.usage;
    const file = await readSchemeFile(parsed.positionals[0] ?? '', context);
    if (!file.ok) return refuse(context, file.diagnostics);
    const { document, report } = checkScheme(file, context);
    const { outcome, refused } = await runCasesOn(engine, document);
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
    const review = reviewOf(document, parsed.values['suggest'] === true, context);
    const { lines: _lines, ...reviewed } = review;
    context.out(`${JSON.stringify({ ok, cases, ...reviewed })}\n`);
    for (const entry of cases) {
      for (const line of caseLines(entry, context)) context.words(line);
      for (const { message } of [...entry.problems, ...entry.diagnostics]) context.words(`    ${message}`);
    }
    for (const line of reviewLines(review, context)) context.words(line);
    if (cases.length === 0)
      context.words(context.language === 'ru' ? 'В схеме нет примеров.' : 'The scheme has no cases.');
    return ok ? EXIT.ok : EXIT.refused;
  },
};
