import type { Pool } from '@premia/database';
import { type Command, type CommandContext, EXIT } from '../command.ts';
import { openEngines } from '../engines/open-engines.ts';
import { parseArguments } from '../parse-arguments.ts';

const WORDS = {
  usage: {
    ru: 'premia token create --title ДЛЯ_ЧЕГО [--as СОТРУДНИК]',
    en: 'premia token create --title WHAT_FOR [--as EMPLOYEE]',
  },
  nobody: {
    ru: 'Нет администратора, от имени которого выдать ключ: укажите --as СОТРУДНИК.',
    en: 'There is no administrator to issue the token: say --as EMPLOYEE.',
  },
  once: {
    ru: 'Ключ показан один раз. Сохраните его там, где хранятся пароли.',
    en: 'The token is shown once. Keep it where passwords are kept.',
  },
} as const;

/** `premia token create`: a secret with which a connector may deliver facts, issued by an administrator. */
export const command: Command = {
  async run(context) {
    const given = readArguments(context);
    if (given === null) {
      context.words(WORDS.usage[context.language]);
      return EXIT.usage;
    }
    const engines = await openEngines(context.env);
    try {
      const employeeId = await administrator(engines.pool, given.as);
      if (employeeId === null) {
        context.words(WORDS.nobody[context.language]);
        return EXIT.refused;
      }
      const actor = { kind: 'person', employeeId, roles: ['admin'] } as const;
      const created = await engines.services.useCases.tokens.create(actor, { title: given.title });
      context.words(WORDS.once[context.language]);
      context.out(`${JSON.stringify(created)}\n`);
      return EXIT.ok;
    } finally {
      await engines.close();
    }
  },
};

function readArguments(context: CommandContext): { readonly title: string; readonly as: string | null } | null {
  const parsed = parseArguments(context, { names: [], options: { title: { type: 'string' }, as: { type: 'string' } } });
  if (!parsed.ok) return null;
  const { title, as } = parsed.values;
  return typeof title === 'string' ? { title, as: typeof as === 'string' ? as : null } : null;
}

async function administrator(pool: Pool, asked: string | null): Promise<string | null> {
  const { rows } = await pool.query<{ id: string }>(
    `select employee_id as id from role_grants where role = 'admin' and ($1::text is null or employee_id = $1)
     order by employee_id limit 1`,
    [asked],
  );
  return rows[0]?.id ?? null;
}
