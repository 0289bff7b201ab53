import type { Language } from '../language.ts';
import { type ArgumentsOf, formatMessageParts, type Message } from '../messages/messages.ts';
import type { Sentence, SentencePart } from './explanation.ts';

/** What a message's argument may be: words, a count, or a value with its links. */
export type Said = string | number | Sentence;

export function sentenceOf(parts: readonly SentencePart[]): Sentence {
  let text = '';
  for (const part of parts) text += part.text;
  return { parts, text };
}

export function plainSentence(text: string): Sentence {
  return sentenceOf([{ text }]);
}

/** Fills a message and keeps the links of the values that went into it. */
export function say<Arguments>(
  language: Language,
  message: Message<Arguments>,
  values: { readonly [Name in keyof Arguments]: Said },
): Sentence {
  const given: Readonly<Record<string, Said>> = values;
  const texts: Record<string, string | number> = {};
  for (const [name, said] of Object.entries(given)) texts[name] = typeof said === 'object' ? said.text : said;
  const parts: SentencePart[] = [];
  for (const part of formatMessageParts(language, message, ...([texts] as unknown as ArgumentsOf<Arguments>))) {
    const said = part.kind === 'value' ? given[part.argument] : undefined;
    if (typeof said === 'object') parts.push(...said.parts);
    else parts.push({ text: part.text });
  }
  return sentenceOf(parts);
}

/** `a + b + c` of values, each with its own link. */
export function joinSentences(sentences: readonly Sentence[], between: string): Sentence {
  return sentenceOf(
    sentences.flatMap((sentence, index) => (index === 0 ? sentence.parts : [{ text: between }, ...sentence.parts])),
  );
}
