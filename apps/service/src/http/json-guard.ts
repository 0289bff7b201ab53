/** Deeper than any scheme document, shallower than any stack. */
export const JSON_DEPTH_MAX = 64;

export type JsonVerdict = 'fine' | 'too-deep' | 'forbidden-key' | 'forbidden-character';

/**
 * Judges JSON text before anything is built from it: nesting is counted on the characters, because a parser
 * would already have recursed; keys that reach prototypes are looked for only in texts that mention one. The character
 * U+0000 is in no text anybody means, and Postgres cannot store it.
 */
export function judgeJson(text: string): JsonVerdict {
  if (depthExceeds(text, JSON_DEPTH_MAX)) {
    return 'too-deep';
  }
  if (HOLDS_NUL.test(text)) {
    return 'forbidden-character';
  }
  return MENTIONS_PROTOTYPE.test(text) && hasForbiddenKey(text) ? 'forbidden-key' : 'fine';
}

/** Escapes can spell a key in other characters, so any escape of a Latin letter or underscore counts as a mention. */
const MENTIONS_PROTOTYPE = /__proto__|constructor|prototype|\\u00[5-7]/i;

/** The escape itself, not a backslash that is escaped and followed by the same letters. */
const HOLDS_NUL = /(?<!\\)(?:\\\\)*\\u0000/;

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

function depthExceeds(text: string, depthMax: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === '\\') {
        index += 1;
      } else if (character === '"') {
        inString = false;
      }
    } else if (character === '"') {
      inString = true;
    } else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > depthMax) {
        return true;
      }
    } else if (character === '}' || character === ']') {
      depth -= 1;
    }
  }
  return false;
}

function hasForbiddenKey(text: string): boolean {
  let found = false;
  try {
    JSON.parse(text, (key, value: unknown) => {
      found ||= FORBIDDEN_KEYS.has(key);
      return value;
    });
  } catch (error) {
    if (error instanceof SyntaxError) {
      // Not JSON at all: the parser that comes next says so in its own words.
      return false;
    }
    throw error;
  }
  return found;
}
