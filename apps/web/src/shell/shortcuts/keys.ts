/**
 * Key combinations, read so that they work on a Russian keyboard and on QWERTZ alike: a Latin letter is taken
 * as typed (`event.key`); where the layout types none, the place on the keyboard decides (`event.code`).
 */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** `mod+k`, `mod+shift+z`, `shift+a`, `?`, `[`, `f8`; `mod` is ⌘ on a Mac and Ctrl elsewhere. */
export type Combination = string;

export type Layout = 'latin' | 'other';

interface ParsedCombination {
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly key: string;
}

const PUNCTUATION_CODES: Readonly<Record<string, string>> = {
  Slash: '/',
  Backslash: '\\',
  BracketLeft: '[',
  BracketRight: ']',
  Semicolon: ';',
  Quote: "'",
  Comma: ',',
  Period: '.',
  Minus: '-',
  Equal: '=',
  Backquote: '`',
};

function keyOfCode(code: string): string | null {
  if (/^Key[A-Z]$/.test(code)) return code.slice(3).toLowerCase();
  if (/^Digit\d$/.test(code)) return code.slice(5);
  return PUNCTUATION_CODES[code] ?? null;
}

const LATIN_LETTER = /^[a-z]$/i;
const LETTER = /^\p{L}$/u;
const ASCII_PRINTABLE = /^[!-~]$/;

/** What a key press says about the keyboard's layout; null when the key is no letter. */
export function layoutOf(press: KeyPress): Layout | null {
  if (LATIN_LETTER.test(press.key)) return 'latin';
  return LETTER.test(press.key) ? 'other' : null;
}

/** The names this press may be known by, most likely first. */
function keysOf(press: KeyPress, layout: Layout): readonly string[] {
  if (press.key === ' ') return ['space'];
  if (press.key.length > 1) return [press.key.toLowerCase()];
  const placed = keyOfCode(press.code);
  if (ASCII_PRINTABLE.test(press.key)) {
    const typed = press.key.toLowerCase();
    return layout === 'other' && placed !== null && !LATIN_LETTER.test(typed) ? [typed, placed] : [typed];
  }
  return placed === null ? [] : [placed];
}

function parseCombination(combination: Combination): ParsedCombination {
  const parts = combination.toLowerCase().split('+');
  return {
    mod: parts.includes('mod'),
    shift: parts.includes('shift'),
    alt: parts.includes('alt'),
    key: parts.at(-1) ?? '',
  };
}

/** Shift is part of typing a sign on some layouts, so it is asked for only with letters, digits and named keys. */
function shiftMatters(key: string): boolean {
  return key.length > 1 || /^[a-z\d]$/.test(key);
}

export function matches(press: KeyPress, combination: Combination, layout: Layout): boolean {
  const wanted = parseCombination(combination);
  if (wanted.mod !== (press.ctrlKey || press.metaKey) || wanted.alt !== press.altKey) return false;
  if (shiftMatters(wanted.key) && wanted.shift !== press.shiftKey) return false;
  return keysOf(press, layout).includes(wanted.key);
}

const MAC_SIGNS: Readonly<Record<string, string>> = { mod: '⌘', shift: '⇧', alt: '⌥' };
const WORDS: Readonly<Record<string, string>> = {
  mod: 'Ctrl',
  shift: 'Shift',
  alt: 'Alt',
  space: 'Space',
  enter: 'Enter',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
};

/** The caps to print for a combination: `['Ctrl', 'K']`. */
export function keyCaps(combination: Combination, mac: boolean): readonly string[] {
  return combination.split('+').map((part) => {
    const name = part.toLowerCase();
    return (mac ? MAC_SIGNS[name] : undefined) ?? WORDS[name] ?? name.toUpperCase();
  });
}
