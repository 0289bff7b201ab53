import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { CommandContext } from './command.ts';

export interface ArgumentRules {
  /** Names of the positional arguments, all required. */
  readonly names: readonly string[];
  readonly options: NonNullable<ParseArgsConfig['options']>;
}

export type ParsedArguments =
  | {
      readonly ok: true;
      readonly positionals: readonly string[];
      readonly values: Readonly<Record<string, string | boolean | undefined>>;
    }
  | { readonly ok: false };

/** Takes a command's arguments apart; a wrong command line is told to the person and answered `ok: false`. */
export function parseArguments(context: CommandContext, { names, options }: ArgumentRules): ParsedArguments {
  try {
    const { values, positionals } = parseArgs({ args: [...context.args], options, allowPositionals: true });
    if (positionals.length === names.length) return { ok: true, positionals, values: plainValues(values) };
    const missing = names.slice(positionals.length);
    const extra = positionals.slice(names.length);
    context.words(countWords({ missing, extra }, context));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    context.words(optionWords(error, Object.keys(options), context));
  }
  return { ok: false };
}

/** Node's own words advise what is hardly ever meant; a person wants to know which options there are. */
function optionWords(error: TypeError, known: readonly string[], { language }: CommandContext): string {
  const code = 'code' in error ? error.code : null;
  const given = /'(?:-\w, )?(--?[^' =]+)/.exec(error.message)?.[1];
  if (given === undefined) return error.message;
  const list = known.map((name) => `--${name}`).join(', ');
  const ru = language === 'ru';
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION': {
      const rest = list === '' ? '' : ru ? ` Есть: ${list}.` : ` There are ${list}.`;
      return ru ? `Ключа ${given} здесь нет.${rest}` : `There is no option ${given} here.${rest}`;
    }
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return ru ? `${given}: значение не подходит или не дано.` : `${given}: the value is missing or does not fit.`;
    default:
      return error.message;
  }
}

function plainValues(values: object): Readonly<Record<string, string | boolean | undefined>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'boolean' ? [[key, value]] : [],
    ),
  );
}

interface Counted {
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

function countWords({ missing, extra }: Counted, { language }: CommandContext): string {
  const ru = language === 'ru';
  if (missing.length > 0) return `${ru ? 'Не хватает' : 'Missing'}: ${missing.join(' ')}`;
  return `${ru ? 'Лишнее' : 'Too much'}: ${extra.join(' ')}`;
}
