import { LANGUAGES, type Language } from '../language.ts';
import type { MessageTexts } from './message-types.ts';
import { type MessagePart, parseMessage } from './parse-message.ts';
import { PLURAL_CATEGORIES } from './plural.ts';

/**
 * Everything wrong with a catalogue, in words; empty when sound. The compiler checks the same, but
 * per message: this also sees a category missing from the second of two plurals of one argument.
 */
export function catalogueFaults(catalogue: Readonly<Record<string, MessageTexts>>): readonly string[] {
  return Object.entries(catalogue).flatMap(([key, texts]) => messageFaults(texts).map((fault) => `${key}: ${fault}`));
}

function messageFaults(texts: MessageTexts): string[] {
  const names = { ru: new Set<string>(), en: new Set<string>() };
  const faults = LANGUAGES.flatMap((language) => {
    if (texts[language].trim() === '') return [`${language} is empty`];
    return walk(parseMessage(texts[language]), { language, names: names[language] });
  });
  for (const name of new Set([...names.ru, ...names.en])) {
    if (!names.ru.has(name) || !names.en.has(name)) faults.push(`argument "${name}" is in one language only`);
  }
  return faults;
}

interface WalkContext {
  readonly language: Language;
  readonly names: Set<string>;
}

function walk(parts: readonly MessagePart[], context: WalkContext): string[] {
  return parts.flatMap((part) => partFaults(part, context));
}

function partFaults(part: MessagePart, context: WalkContext): string[] {
  switch (part.kind) {
    case 'text':
    case 'count':
      return [];
    case 'argument':
      context.names.add(part.name);
      return [];
    case 'plural':
    case 'select': {
      context.names.add(part.name);
      const needed = part.kind === 'plural' ? PLURAL_CATEGORIES[context.language] : (['other'] as const);
      const missing = needed.filter((category) => !part.options.has(category));
      const inner = [...part.options.values()].flatMap((option) => walk(option, context));
      return [...missing.map((category) => `${context.language}: "${part.name}" lacks ${category}`), ...inner];
    }
  }
}
