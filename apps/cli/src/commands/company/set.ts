import { systemActor } from '@premia/access';
import { setUpCompany } from '@premia/service/server';
import { type Command, type CommandContext, EXIT } from '../../command.ts';
import { openEngines } from '../../engines/open-engines.ts';
import { parseArguments } from '../../parse-arguments.ts';

const WORDS = {
  usage: {
    ru: 'Нужны --name, --currency (три буквы) и --time-zone (например, Europe/Moscow).',
    en: 'Give --name, --currency (three letters) and --time-zone (for example Europe/London).',
  },
  'company/exists': { ru: 'Компания уже заведена.', en: 'The company has been set up already.' },
  'company/bad-time-zone': { ru: 'Такого часового пояса нет.', en: 'There is no such time zone.' },
} as const;

/** `premia company set`: the first thing an empty installation needs. */
export const command: Command = {
  async run(context) {
    const given = readArguments(context);
    if (given === null) {
      context.words(WORDS.usage[context.language]);
      return EXIT.usage;
    }
    const engines = await openEngines(context.env);
    try {
      const { name, currency, timeZone } = given;
      const company = { name: { ru: name, en: name }, currency, timeZone };
      const result = await setUpCompany(engines.pool, systemActor('terminal'), company);
      if (result.ok) {
        context.out(`${JSON.stringify(result.value)}\n`);
        return EXIT.ok;
      }
      const code = result.failure.code === 'company/exists' ? 'company/exists' : 'company/bad-time-zone';
      context.words(WORDS[code][context.language]);
      return EXIT.refused;
    } finally {
      await engines.close();
    }
  },
};

function readArguments(context: CommandContext) {
  const options = { name: { type: 'string' }, currency: { type: 'string' }, 'time-zone': { type: 'string' } } as const;
  const parsed = parseArguments(context, { names: [], options });
  if (!parsed.ok) return null;
  const { name, currency, 'time-zone': timeZone } = parsed.values;
  if (typeof name !== 'string' || typeof timeZone !== 'string' || typeof currency !== 'string') return null;
  return /^[A-Z]{3}$/.test(currency) ? { name, currency, timeZone } : null;
}
