import type { EvaluationRequest } from '@premia/scheme';
import { compileScheme } from '@premia/scheme';
import { type Command, type CommandContext, EXIT } from '../../command.ts';
import { parseArguments } from '../../parse-arguments.ts';
import { readRequest } from './request-file.ts';
import { type CheckReport, readSchemeFile, reviewScheme, type SchemeFile, unreadableReport } from './scheme-file.ts';
import { diagnosticLine } from './told.ts';

/**
 * `premia scheme check FILE [--input REQUEST.json]`: exit 0 only when the scheme can be run. Real people, when they are
 * given, are asked which rows they come into and what a step more would pay.
 */
export const command: Command = {
  run: async (context) => {
    const parsed = parseArguments(context, { names: ['FILE'], options: { input: { type: 'string' } } });
    if (!parsed.ok) return EXIT.usage;
    const file = await readSchemeFile(parsed.positionals[0] ?? '', context);
    const { report, document } = file.ok
      ? await review(file, parsed.values['input'], context)
      : { report: unreadableReport(file.diagnostics), document: null };
    context.out(`${JSON.stringify(report)}\n`);
    for (const told of [...report.problems, ...report.warnings]) {
      context.words(diagnosticLine(told, document, context.language));
    }
    return report.ok ? EXIT.ok : EXIT.refused;
  },
};

type Readable = SchemeFile & { readonly ok: true };

async function review(file: Readable, input: string | boolean | undefined, context: CommandContext) {
  const { document } = file;
  let sample: EvaluationRequest | null = null;
  if (typeof input === 'string') {
    const read = await readRequest(input, compileScheme(document).previewPlan, context);
    if (!read.ok) return { report: unreadableReport(read.problems), document };
    sample = read.request;
  }
  const report: CheckReport = reviewScheme(file, sample, context).report;
  return { report, document };
}
