import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { catalogueMarkdown, describeCatalogue, schemeFileSchemaText } from '@premia/scheme';
import { type Command, EXIT } from '../../command.ts';
import { parseArguments } from '../../parse-arguments.ts';

const PACKAGE = new URL('../../../../../packages/scheme/', import.meta.url);
const CATALOGUE_FILE = new URL('CATALOGUE.md', PACKAGE);
const SCHEMA_FILE = new URL('generated/scheme.schema.json', PACKAGE);

/** `premia scheme catalogue [--json]`: every kind of node. `--write` renews the files made from it. */
export const command: Command = {
  run: async (context) => {
    const options = { json: { type: 'boolean' }, write: { type: 'boolean' } } as const;
    const parsed = parseArguments(context, { names: [], options });
    if (!parsed.ok) return EXIT.usage;
    if (parsed.values['write'] === true) {
      await mkdir(new URL('./', SCHEMA_FILE), { recursive: true });
      await writeFile(CATALOGUE_FILE, catalogueMarkdown());
      await writeFile(SCHEMA_FILE, schemeFileSchemaText());
      for (const file of [CATALOGUE_FILE, SCHEMA_FILE]) context.words(fileURLToPath(file));
      return EXIT.ok;
    }
    const asJson = parsed.values['json'] === true;
    context.out(asJson ? `${JSON.stringify(describeCatalogue(), null, 2)}\n` : catalogueMarkdown());
    return EXIT.ok;
  },
};
