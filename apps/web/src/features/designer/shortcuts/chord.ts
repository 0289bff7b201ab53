/** A key with its modifiers; `mod` is Ctrl, or ⌘ on a Mac. */
export interface Chord {
  /** A Latin letter or digit in lower case, a sign, or a named key as in `KeyboardEvent.key`. */
  readonly key: string;
  readonly mod?: true;
  readonly shift?: true;
  readonly alt?: true;
}

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Signs whose place on the keyboard is known by code, for layouts that type something else there. */
const SIGN_BY_CODE: Readonly<Record<string, string>> = {
  Slash: '/',
  BracketLeft: '[',
  BracketRight: ']',
  Period: '.',
  Comma: ',',
};

/**
 * The key a shortcut should see. A printable ASCII key is taken as typed (so QWERTZ and Dvorak keep
 * their letters); on a Cyrillic layout, where no letter is, the place on the keyboard decides.
 */
export function shortcutKey(press: Pick<KeyPress, 'key' | 'code' | 'altKey'>): string {
  const isNamed = press.key.length > 1;
  if (isNamed) return press.key;
  // Alt types special signs on a Mac (Alt+1 is ¡): there, too, the place decides.
  const isTyped = /^[\x20-\x7e]$/.test(press.key) && !press.altKey;
  // The Russian layout types a full stop (a comma with Shift) on the slash key; no Latin one does.
  if (press.code === 'Slash' && press.key === '.') return '/';
  if (press.code === 'Slash' && press.key === ',') return '?';
  if (isTyped) return press.key.toLowerCase();
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  if (letter !== undefined) return letter.toLowerCase();
  return /^Digit(\d)$/.exec(press.code)?.[1] ?? SIGN_BY_CODE[press.code] ?? press.key.toLowerCase();
}

export function matchesChord(press: KeyPress, chord: Chord): boolean {
  const mod = press.ctrlKey || press.metaKey;
  // A sign such as `?` may itself need Shift; then Shift is not a modifier of the chord.
  const isSign = chord.key.length === 1 && !/[a-z0-9]/.test(chord.key);
  return (
    shortcutKey(press) === chord.key &&
    mod === (chord.mod ?? false) &&
    press.altKey === (chord.alt ?? false) &&
    (isSign || press.shiftKey === (chord.shift ?? false))
  );
}
