import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { verifyBooks } from '@premia/database';
import { catchUpAnalytics } from '@premia/service/server';
import { startStack } from '@premia/stack';
import { type Command, type CommandContext, EXIT } from '../../command.ts';
import { type OpenEngines, openServices } from '../../engines/open-engines.ts';
import { readProjection } from '../../engines/read-projection.ts';
import { parseArguments } from '../../parse-arguments.ts';
import { importLateDeals, type LateReport } from './late-deals.ts';
import { prepareExample } from './prepare-example.ts';
import { type MonthsPaid, runMonths } from './run-months.ts';

/** The months the data set covers. */
const FIRST_MONTH = '2017-03';
const MONTHS = [FIRST_MONTH, ...Array.from({ length: 9 }, (_, index) => `2017-${String(index + 4).padStart(2, '0')}`)];

const WORDS = {
  usage: {
    ru: 'premia example crm-opportunities --data ПАПКА [--late] (с файлами sales_teams.csv, products.csv, sales_pipeline.csv)',
    en: 'premia example crm-opportunities --data FOLDER [--late] (with sales_teams.csv, products.csv, sales_pipeline.csv)',
  },
} as const;

/** From the files of a public CRM set to sealed statements, in an empty database of its own. */
export const command: Command = {
  async run(context) {
    const given = readGiven(context);
    if (given === null) {
      context.words(WORDS.usage[context.language]);
      return EXIT.usage;
    }
    // Nothing of an installation beside us is touched: engines of our own, thrown away afterwards.
    const dataDir = mkdtempSync(join(tmpdir(), 'premia-example-'));
    const stack = await startStack({ dataDir, isDisposable: true, usesGivenUrls: false });
    const engines = await openServices(stack);
    try {
      const { language, words } = context;
      const prepared = await prepareExample(engines, { data: given.data, language, words });
      if (!prepared.ok) return EXIT.refused;
      const { notImported } = prepared;
      const paid = await payMonths(engines, { ...given, scratch: dataDir, words });
      context.out(`${JSON.stringify({ ...paid, notImported })}\n`);
      const wrong = [...(paid.late?.wrong ?? []), ...(paid.books?.ok === false ? ['the books do not hold'] : [])];
      for (const line of wrong) words(`✗ ${line}`);
      return wrong.length === 0 ? EXIT.ok : EXIT.refused;
    } finally {
      await engines.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

interface Paying {
  readonly data: string;
  /** Whether deals of the first month come late. */
  readonly late: boolean;
  readonly scratch: string;
  readonly words: (line: string) => void;
}

async function payMonths(engines: OpenEngines, { data, late, scratch, words }: Paying): Promise<Paid> {
  let report: LateReport | undefined;
  const months = await runMonths(engines.services, {
    months: MONTHS,
    words,
    afterSeal: async (month) => {
      if (late && month === FIRST_MONTH) report = await importLateDeals(engines, { data, scratch, month, words });
    },
  });
  return report === undefined ? months : { ...months, late: report, books: await checkBooks(engines) };
}

interface Paid extends MonthsPaid {
  readonly late?: LateReport;
  readonly books?: Awaited<ReturnType<typeof checkBooks>>;
}

/** Every invariant, sealed runs replayed and ClickHouse held against Postgres. */
async function checkBooks(engines: OpenEngines) {
  await catchUpAnalytics(engines);
  const projection = await readProjection(engines);
  if (projection === null) throw new Error('ClickHouse does not answer');
  const { breaches, counts } = await verifyBooks(engines.pool, { replay: true, projection });
  return { ok: breaches.length === 0, breaches, counts, clickhouse: projection };
}

function readGiven(context: CommandContext): { readonly data: string; readonly late: boolean } | null {
  const parsed = parseArguments(context, {
    names: [],
    options: { data: { type: 'string' }, late: { type: 'boolean' } },
  });
  if (!parsed.ok) return null;
  const { data, late } = parsed.values;
  return typeof data === 'string' ? { data: resolve(context.directory, data), late: late === true } : null;
}
