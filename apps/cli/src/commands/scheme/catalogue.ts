import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { catalogueMarkdown, describeCatalogue } from '@premia/scheme';
import { type Command, EXIT } from '../../command.ts';
import { parseArguments } from './arguments.ts';

const CATALOGUE_FILE = new URL('../../../../../packages/scheme/CATALOGUE.md', import.meta.url);

/** `premia scheme catalogue [--json]`: every kind of node. `--write` renews the file in the repository. */
export const command: Command = {
  run: async (context) => {
    const options = { json: { type: 'boolean' }, write: { type: 'boolean' } } as const;
    const parsed = parseArguments(context, { names: [], options });
    if (!parsed.ok) return EXIT.usage;
    if (parsed.values['write'] === true) {
      await writeFile(CATALOGUE_FILE, catalogueMarkdown());
      context.words(fileURLToPath(CATALOGUE_FILE));
      return EXIT.ok;
    }
    const asJson = parsed.values['json'] === true;
    context.out(asJson ? `${JSON.stringify(describeCatalogue(), null, 2)}\n` : catalogueMarkdown());
    return EXIT.ok;
  },
};
