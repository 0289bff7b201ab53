import { type CommandContext, type CommandEntry, EXIT, type ExitCode, LANGUAGES, type Language } from './command.ts';

/** What `runCommand` needs of the process; tests give their own. */
export type CommandHost = Omit<CommandContext, 'args' | 'language'> & { readonly args: readonly string[] };

/** Finds the command named by the first words of `host.args` and runs it. */
export async function runCommand(table: readonly CommandEntry[], host: CommandHost): Promise<ExitCode> {
  const { language, rest, unknownLanguage } = takeLanguage(host.args, host.env);
  if (unknownLanguage !== null) {
    host.words(`--lang ${unknownLanguage}: ru | en`);
    return EXIT.usage;
  }
  const entry = findCommand(table, rest);
  if (entry === null) {
    const asked = rest[0] === undefined || rest[0] === '--help' || rest[0] === 'help';
    if (!asked) host.words(unknownCommandWords(rest, language));
    host.words(usageWords(table, language));
    return asked ? EXIT.ok : EXIT.usage;
  }
  const args = rest.slice(entry.name.split(' ').length);
  if (args.includes('--help')) {
    host.words(`premia ${entry.name} ${entry.usage}\n${entry.summary[language]}`);
    return EXIT.ok;
  }
  const command = await entry.load();
  return command.run({
    args,
    language,
    directory: host.directory,
    env: host.env,
    out: (text) => host.out(text),
    words: (line) => host.words(line),
  });
}

function takeLanguage(args: readonly string[], env: CommandContext['env']) {
  const at = args.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  if (at < 0) return { language: languageOf(env), rest: args, unknownLanguage: null };
  const inline = args[at]?.startsWith('--lang=') === true;
  const value = (inline ? args[at]?.slice('--lang='.length) : args[at + 1]) ?? '';
  const rest = [...args.slice(0, at), ...args.slice(at + (inline ? 1 : 2))];
  const language = LANGUAGES.find((known) => known === value);
  return language === undefined
    ? { language: 'en' as const, rest, unknownLanguage: value }
    : { language, rest, unknownLanguage: null };
}

function languageOf(env: CommandContext['env']): Language {
  const locale = env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '';
  return locale.startsWith('ru') ? 'ru' : 'en';
}

function findCommand(table: readonly CommandEntry[], args: readonly string[]): CommandEntry | null {
  const matches = table.filter((entry) => entry.name.split(' ').every((word, index) => args[index] === word));
  const longestFirst = matches.sort((a, b) => b.name.length - a.name.length);
  return longestFirst[0] ?? null;
}

function unknownCommandWords(args: readonly string[], language: Language): string {
  const asked = args.slice(0, 2).join(' ');
  return language === 'ru' ? `Нет команды «${asked}».` : `There is no command "${asked}".`;
}

function usageWords(table: readonly CommandEntry[], language: Language): string {
  const lines = table.map((entry) => `  premia ${entry.name} ${entry.usage}\n      ${entry.summary[language]}`);
  return [language === 'ru' ? 'Команды:' : 'Commands:', ...lines, '  [--lang ru|en]'].join('\n');
}
