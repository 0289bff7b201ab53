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
    context.words(error.message);
  }
  return { ok: false };
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
