import { type Command, EXIT } from '../../command.ts';
import { parseArguments } from '../../parse-arguments.ts';
import { checkScheme, readSchemeFile, unreadableReport } from './scheme-file.ts';
import { diagnosticLine } from './told.ts';

/** `premia scheme check FILE`: exit 0 only when the scheme can be run. */
export const command: Command = {
  run: async (context) => {
    const parsed = parseArguments(context, { names: ['FILE'], options: {} });
    if (!parsed.ok) return EXIT.usage;
    const file = await readSchemeFile(parsed.positionals[0] ?? '', context);
    const checked = file.ok ? checkScheme(file, context) : null;
    const report = checked?.report ?? unreadableReport(file.ok ? [] : file.diagnostics);
    context.out(`${JSON.stringify(report)}\n`);
    for (const told of [...report.problems, ...report.warnings]) {
      context.words(diagnosticLine(told, checked?.document ?? null, context.language));
    }
    return report.ok ? EXIT.ok : EXIT.refused;
  },
};
