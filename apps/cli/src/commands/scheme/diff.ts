import { changeWords, diffSchemes } from '@premia/scheme';
import { type Command, EXIT } from '../../command.ts';
import { parseArguments } from '../../parse-arguments.ts';
import { readSchemeFile, refuse } from './scheme-file.ts';

/** `premia scheme diff A B`: what changed from A to B; layout is no change. Exit 0 whether or not something did. */
export const command: Command = {
  run: async (context) => {
    const parsed = parseArguments(context, { names: ['A', 'B'], options: {} });
    if (!parsed.ok) return EXIT.usage;
    const [before, after] = await Promise.all(parsed.positionals.map((name) => readSchemeFile(name, context)));
    if (before === undefined || after === undefined) throw new Error('scheme diff: two files were given');
    if (!before.ok) return refuse(context, before.diagnostics);
    if (!after.ok) return refuse(context, after.diagnostics);
    const changes = diffSchemes(before.document, after.document).map((change) => ({
      ...change,
      words: changeWords(change, context.language),
    }));
    context.out(`${JSON.stringify({ same: changes.length === 0, changes })}\n`);
    if (changes.length === 0) context.words(context.language === 'ru' ? 'Ничего не изменилось.' : 'Nothing changed.');
    for (const { words } of changes) context.words(words);
    return EXIT.ok;
  },
};
