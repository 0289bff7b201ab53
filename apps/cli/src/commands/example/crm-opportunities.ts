import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startStack } from '@premia/stack';
import { type Command, type CommandContext, EXIT } from '../../command.ts';
import { openServices } from '../../engines/open-engines.ts';
import { parseArguments } from '../../parse-arguments.ts';
import { prepareExample } from './prepare-example.ts';
import { runMonths } from './run-months.ts';

/** The months the data set covers. */
const MONTHS = Array.from({ length: 10 }, (_, index) => `2017-${String(index + 3).padStart(2, '0')}`);

const WORDS = {
  usage: {
    ru: 'premia example crm-opportunities --data ПАПКА (с файлами sales_teams.csv, products.csv, sales_pipeline.csv)',
    en: 'premia example crm-opportunities --data FOLDER (with sales_teams.csv, products.csv, sales_pipeline.csv)',
  },
} as const;

/** From the files of a public CRM set to sealed statements, in an empty database of its own. */
export const command: Command = {
  async run(context) {
    const data = readData(context);
    if (data === null) {
      context.words(WORDS.usage[context.language]);
      return EXIT.usage;
    }
    // Nothing of an installation beside us is touched: engines of our own, thrown away afterwards.
    const dataDir = mkdtempSync(join(tmpdir(), 'premia-example-'));
    const stack = await startStack({ dataDir, isDisposable: true, usesGivenUrls: false });
    const engines = await openServices(stack);
    try {
      const prepared = await prepareExample(engines, { data, language: context.language, words: context.words });
      if (!prepared.ok) return EXIT.refused;
      const months = await runMonths(engines.services, { months: MONTHS, words: context.words });
      context.out(`${JSON.stringify({ ...months, notImported: prepared.notImported })}\n`);
      return EXIT.ok;
    } finally {
      await engines.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

function readData(context: CommandContext): string | null {
  const parsed = parseArguments(context, { names: [], options: { data: { type: 'string' } } });
  if (!parsed.ok) return null;
  const { data } = parsed.values;
  return typeof data === 'string' ? resolve(context.directory, data) : null;
}
