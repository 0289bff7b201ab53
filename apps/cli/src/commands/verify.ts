import { sealedPeriodTotals } from '@premia/analytics';
import type { PeriodSum } from '@premia/compensation';
import { verifyBooks } from '@premia/database';
import { add, decimal, toCanonicalText } from '@premia/decimal';
import { type Command, type CommandContext, EXIT } from '../command.ts';
import { type OpenEngines, openEngines } from '../engines/open-engines.ts';
import { parseArguments } from '../parse-arguments.ts';

const WORDS = {
  usage: { ru: 'premia verify [--replay] [--postgres-only]', en: 'premia verify [--replay] [--postgres-only]' },
  holds: { ru: 'Книги сходятся.', en: 'The books hold.' },
  broken: { ru: 'Книги не сходятся:', en: 'The books do not hold:' },
  noAnalytics: {
    ru: 'ClickHouse не отвечает: сверка с ним не сделана. Без неё: --postgres-only.',
    en: 'ClickHouse does not answer: it was not compared. To leave it out: --postgres-only.',
  },
} as const;

/**
 * `premia verify`: every invariant of the books on one moment of the database, with ClickHouse held against Postgres;
 * `--replay` also calculates every sealed run again from its frozen inputs.
 */
export const command: Command = {
  async run(context) {
    const given = readArguments(context);
    if (given === null) {
      context.words(WORDS.usage[context.language]);
      return EXIT.usage;
    }
    const engines = await openEngines(context.env);
    try {
      const projection = given.postgresOnly ? undefined : await readProjection(engines);
      if (projection === null) {
        context.words(WORDS.noAnalytics[context.language]);
        return EXIT.refused;
      }
      const options = { replay: given.replay, ...(projection === undefined ? {} : { projection }) };
      const report = await verifyBooks(engines.pool, options);
      context.out(`${JSON.stringify({ ok: report.breaches.length === 0, ...report })}\n`);
      context.words(WORDS[report.breaches.length === 0 ? 'holds' : 'broken'][context.language]);
      for (const { invariant, subject, details } of report.breaches) {
        context.words(`  ${invariant} ${subject} ${JSON.stringify(details)}`);
      }
      return report.breaches.length === 0 ? EXIT.ok : EXIT.refused;
    } finally {
      await engines.close();
    }
  },
};

function readArguments(context: CommandContext) {
  const options = { replay: { type: 'boolean' }, 'postgres-only': { type: 'boolean' } } as const;
  const parsed = parseArguments(context, { names: [], options });
  if (!parsed.ok) return null;
  return { replay: parsed.values['replay'] === true, postgresOnly: parsed.values['postgres-only'] === true };
}

/** What ClickHouse holds of each sealed period; null when it does not answer. */
async function readProjection({ pool, analytics }: OpenEngines): Promise<readonly PeriodSum[] | null> {
  const { rows } = await pool.query<{ key: string }>("select key from periods where state = 'sealed' order by key");
  const sums: PeriodSum[] = [];
  for (const { key } of rows) {
    const answer = await sealedPeriodTotals(analytics.querier, { period: key });
    if (!answer.ok) return null;
    const total = answer.value.map((row) => decimal(row.total)).reduce(add, decimal('0'));
    const statements = answer.value.reduce((count, row) => count + row.statements, 0);
    sums.push({ period: key, statements, total: toCanonicalText(total) });
  }
  return sums;
}
