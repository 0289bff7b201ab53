import type { Language } from '../language.ts';
import type { CheckedTexts, MessageArguments, MessageTexts } from './message-types.ts';
import { type MessagePart, parseMessage } from './parse-message.ts';
import { pluralCategory } from './plural.ts';
import { pseudoText } from './pseudo.ts';

declare const ARGUMENTS: unique symbol;

/** A text in both languages that knows, for the compiler, which arguments it needs. */
export interface Message<Arguments = unknown> extends MessageTexts {
  readonly [ARGUMENTS]?: Arguments;
}

type Messages<Catalogue extends Readonly<Record<string, MessageTexts>>> = {
  readonly [Key in keyof Catalogue]: Message<MessageArguments<Catalogue[Key]>>;
};

/**
 * Declares messages by key. The compiler refuses a text whose other language uses an argument it
 * lacks, a plural without all categories of its language and a select without `other`.
 */
export function defineMessages<const Catalogue extends Readonly<Record<string, MessageTexts>>>(
  catalogue: Catalogue & { readonly [Key in keyof Catalogue]: CheckedTexts<Catalogue[Key]> },
): Messages<Catalogue> {
  return catalogue;
}

/** Nothing to pass for a message without arguments, the typed arguments otherwise. */
export type ArgumentsOf<Arguments> = keyof Arguments extends never ? [] : [values: Arguments];

/** `text` stands in the message itself; a value remembers the argument it came from, so that it can become a link. */
export type FormattedPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly text: string; readonly argument: string };

/** Knows the language it is bound to, for words that are no messages. */
export type Translate = Translating & { readonly language: Language };

type Translating = <Arguments>(message: Message<Arguments>, ...values: ArgumentsOf<Arguments>) => string;

/** Binds a language. With `pseudo` every text is accented and 35 % longer, for tests of layout. */
export function createTranslator(language: Language, options: { readonly pseudo?: boolean } = {}): Translate {
  const translate: Translating = (message, ...values) => {
    const parts = formatMessageParts(language, message, ...values);
    const isPseudo = options.pseudo === true;
    return parts.map((part) => (isPseudo && part.kind === 'text' ? pseudoText(part.text) : part.text)).join('');
  };
  return Object.assign(translate, { language });
}

export function formatMessage<Arguments>(
  language: Language,
  message: Message<Arguments>,
  ...values: ArgumentsOf<Arguments>
): string {
  return formatMessageParts(language, message, ...values)
    .map((part) => part.text)
    .join('');
}

/** The message in pieces: its own words, and its values by argument name. */
export function formatMessageParts<Arguments>(
  language: Language,
  message: Message<Arguments>,
  ...values: ArgumentsOf<Arguments>
): readonly FormattedPart[] {
  const given = (values[0] ?? {}) as Readonly<Record<string, string | number>>;
  return renderParts(parsed(message[language]), { language, given, count: null });
}

/**
 * For values that come as data (a diagnostic's details): an argument that is not there reads `missing`, so
 * that a `select` can have words for it, and nothing throws.
 */
export function formatMessageLoosely(
  language: Language,
  message: Message,
  values: { readonly given: Readonly<Record<string, string | number>>; readonly missing: string },
): string {
  const context = { language, given: values.given, count: null, missing: values.missing };
  return renderParts(parsed(message[language]), context)
    .map((part) => part.text)
    .join('');
}

const parsedTexts = new Map<string, readonly MessagePart[]>();

function parsed(text: string): readonly MessagePart[] {
  const known = parsedTexts.get(text);
  if (known !== undefined) return known;
  const parts = parseMessage(text);
  parsedTexts.set(text, parts);
  return parts;
}

interface RenderContext {
  readonly language: Language;
  readonly given: Readonly<Record<string, string | number>>;
  /** Name of the count that `#` stands for. */
  readonly count: string | null;
  /** Stands for arguments that were not given; without it a missing one throws. */
  readonly missing?: string;
}

function renderParts(parts: readonly MessagePart[], context: RenderContext): FormattedPart[] {
  const rendered: FormattedPart[] = [];
  renderInto(rendered, parts, context);
  return rendered;
}

function renderInto(into: FormattedPart[], parts: readonly MessagePart[], context: RenderContext): void {
  for (const part of parts) {
    switch (part.kind) {
      case 'text':
        into.push(part);
        break;
      case 'argument': {
        const text = display(argument(part.name, context), context.language);
        into.push({ kind: 'value', text, argument: part.name });
        break;
      }
      case 'count': {
        if (context.count === null) throw new RangeError('message: # outside a plural');
        const count = argument(context.count, context);
        into.push({ kind: 'value', text: displayCount(count, context.language), argument: context.count });
        break;
      }
      case 'plural': {
        const count = argument(part.name, context);
        const category = count === context.missing ? 'other' : pluralCategory(context.language, count);
        const option = part.options.get(`=${count}`) ?? part.options.get(category);
        renderInto(into, chosen(option, part.name), { ...context, count: part.name });
        break;
      }
      case 'select': {
        const option = part.options.get(String(argument(part.name, context))) ?? part.options.get('other');
        renderInto(into, chosen(option, part.name), context);
        break;
      }
    }
  }
}

function chosen(option: readonly MessagePart[] | undefined, name: string): readonly MessagePart[] {
  if (option === undefined) throw new RangeError(`message: no option for argument "${name}"`);
  return option;
}

function argument(name: string, context: RenderContext): string | number {
  const value = Object.hasOwn(context.given, name) ? context.given[name] : undefined;
  const found = value ?? context.missing;
  if (found === undefined) throw new RangeError(`message: argument "${name}" is missing`);
  return found;
}

function display(value: string | number, language: Language): string {
  return typeof value === 'number' ? displayCount(value, language) : value;
}

const COUNT_FORMATS: Readonly<Record<Language, Intl.NumberFormat>> = {
  ru: new Intl.NumberFormat('ru', { maximumFractionDigits: 20 }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 20 }),
};

function displayCount(value: string | number, language: Language): string {
  // Intl formats a decimal string digit by digit, without a detour over a float.
  return COUNT_FORMATS[language].format(value as number);
}
