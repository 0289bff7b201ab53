import { formatMoney } from '@premia/locale';
import {
  changeWords,
  compileScheme,
  diffSchemes,
  type PayEffect,
  payEffect,
  type SchemeDocument,
} from '@premia/scheme';
import { type Command, type CommandContext, EXIT, type ExitCode } from '../../command.ts';
import { parseArguments } from '../../parse-arguments.ts';
import { readRequest } from './request-file.ts';
import { checkScheme, readSchemeFile, refuse, type SchemeFile } from './scheme-file.ts';

/**
 * `premia scheme diff A B [--input REQUEST.json]`: what changed from A to B in sentences, and with real inputs what that
 * costs; layout is no change. Exit 0 whether or not something did.
 */
export const command: Command = {
  run: async (context) => {
    const parsed = parseArguments(context, { names: ['A', 'B'], options: { input: { type: 'string' } } });
    if (!parsed.ok) return EXIT.usage;
    const [before, after] = await Promise.all(parsed.positionals.map((name) => readSchemeFile(name, context)));
    if (before === undefined || after === undefined) throw new Error('scheme diff: two files were given');
    if (!before.ok) return refuse(context, before.diagnostics);
    if (!after.ok) return refuse(context, after.diagnostics);
    const { input } = parsed.values;
    if (typeof input !== 'string')
      return print({ before: before.document, after: after.document, effect: null }, context);
    return diffWithMoney({ before, after }, input, context);
  },
};

type Readable = SchemeFile & { readonly ok: true };

async function diffWithMoney(
  { before, after }: { readonly before: Readable; readonly after: Readable },
  input: string,
  context: CommandContext,
): Promise<ExitCode> {
  const [left, right] = [compileScheme(before.document).plan, compileScheme(after.document).plan];
  if (left === null) return refuse(context, checkScheme(before, context).report.problems, before.document);
  if (right === null) return refuse(context, checkScheme(after, context).report.problems, after.document);
  const [fitsBefore, read] = [await readRequest(input, left, context), await readRequest(input, right, context)];
  if (!fitsBefore.ok) return refuse(context, fitsBefore.problems);
  if (!read.ok) return refuse(context, read.problems);
  const effect = payEffect(left, right, read.request);
  return print({ before: before.document, after: after.document, effect }, context);
}

interface Compared {
  readonly before: SchemeDocument;
  readonly after: SchemeDocument;
  readonly effect: PayEffect | null;
}

function print({ before, after, effect }: Compared, context: CommandContext): ExitCode {
  const { language } = context;
  const changes = diffSchemes(before, after).map((change) => ({ ...change, words: changeWords(change, language) }));
  context.out(`${JSON.stringify({ same: changes.length === 0, changes, ...(effect === null ? {} : { effect }) })}\n`);
  if (changes.length === 0) context.words(language === 'ru' ? 'Ничего не изменилось.' : 'Nothing changed.');
  for (const { words } of changes) context.words(words);
  if (effect !== null) context.words(effectWords(effect, after.currency, context));
  return EXIT.ok;
}

function effectWords(
  { fundBefore, fundAfter, difference, people }: PayEffect,
  currency: string,
  { language }: CommandContext,
): string {
  const money = (amount: string, signed = false): string => formatMoney(amount, language, { currency, signed });
  const { up, down, same, withProblems } = people;
  const fund = `${money(fundBefore)} → ${money(fundAfter)} (${money(difference, true)})`;
  if (language === 'ru') {
    const failed = withProblems === 0 ? '' : `, без результата: ${withProblems}`;
    return `Фонд: ${fund}. Больше получат: ${up}, меньше: ${down}, столько же: ${same}${failed}.`;
  }
  const failed = withProblems === 0 ? '' : `, ${withProblems} without a result`;
  return `Fund: ${fund}. People: ${up} up, ${down} down, ${same} the same${failed}.`;
}
