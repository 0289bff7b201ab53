import { verifyBooks } from '@premia/database';
import { type Command, type CommandContext, EXIT } from '../command.ts';
import { openEngines } from '../engines/open-engines.ts';
import { readProjection } from '../engines/read-projection.ts';
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
