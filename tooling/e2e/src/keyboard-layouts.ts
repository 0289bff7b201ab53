/** Which letters the keys of a keyboard type: what a person in Moscow has in front of them, and one in London. */
export type Layout = 'latin' | 'cyrillic';

/** The letters of the Russian layout by the place of the key, as `KeyboardEvent.code` names it. */
const CYRILLIC: Readonly<Record<string, string>> = {
  KeyQ: 'й',
  KeyW: 'ц',
  KeyE: 'у',
  KeyR: 'к',
  KeyT: 'е',
  KeyY: 'н',
  KeyU: 'г',
  KeyI: 'ш',
  KeyO: 'щ',
  KeyP: 'з',
  BracketLeft: 'х',
  BracketRight: 'ъ',
  KeyA: 'ф',
  KeyS: 'ы',
  KeyD: 'в',
  KeyF: 'а',
  KeyG: 'п',
  KeyH: 'р',
  KeyJ: 'о',
  KeyK: 'л',
  KeyL: 'д',
  Semicolon: 'ж',
  Quote: 'э',
  KeyZ: 'я',
  KeyX: 'ч',
  KeyC: 'с',
  KeyV: 'м',
  KeyB: 'и',
  KeyN: 'т',
  KeyM: 'ь',
  Comma: 'б',
  Period: 'ю',
  Slash: '.',
  Backquote: 'ё',
};

export interface Key {
  readonly key: string;
  readonly code: string;
  readonly virtualKeyCode: number;
  /** What it types; empty for a key that types nothing. */
  readonly text: string;
}

const NAMED: Readonly<Record<string, Key>> = {
  Enter: { key: 'Enter', code: 'Enter', virtualKeyCode: 13, text: '\r' },
  Tab: { key: 'Tab', code: 'Tab', virtualKeyCode: 9, text: '' },
  Escape: { key: 'Escape', code: 'Escape', virtualKeyCode: 27, text: '' },
  ArrowLeft: { key: 'ArrowLeft', code: 'ArrowLeft', virtualKeyCode: 37, text: '' },
  ArrowUp: { key: 'ArrowUp', code: 'ArrowUp', virtualKeyCode: 38, text: '' },
  ArrowRight: { key: 'ArrowRight', code: 'ArrowRight', virtualKeyCode: 39, text: '' },
  ArrowDown: { key: 'ArrowDown', code: 'ArrowDown', virtualKeyCode: 40, text: '' },
  Delete: { key: 'Delete', code: 'Delete', virtualKeyCode: 46, text: '' },
  F2: { key: 'F2', code: 'F2', virtualKeyCode: 113, text: '' },
  '=': { key: '=', code: 'Equal', virtualKeyCode: 187, text: '=' },
  ' ': { key: ' ', code: 'Space', virtualKeyCode: 32, text: ' ' },
  '/': { key: '/', code: 'Slash', virtualKeyCode: 191, text: '/' },
};

/** The key at a place, as pressed on a layout: `z` is `я` with the code `KeyZ` on the Russian one. */
export function keyAt(name: string, layout: Layout): Key {
  const named = NAMED[name];
  if (named !== undefined && (layout === 'latin' || named.code !== 'Slash')) return named;
  if (/^\d$/.test(name)) return { key: name, code: `Digit${name}`, virtualKeyCode: name.charCodeAt(0), text: name };
  const code = named?.code ?? `Key${name.toUpperCase()}`;
  const virtualKeyCode = named?.virtualKeyCode ?? name.toUpperCase().charCodeAt(0);
  const key = layout === 'latin' ? name : (CYRILLIC[code] ?? name);
  return { key, code, virtualKeyCode, text: key };
}

/** The key that types a character; throws for one neither layout has. */
export function keyTyping(character: string): Key {
  const lower = character.toLowerCase();
  if (/^[a-z0-9 ]$/.test(lower)) return { ...keyAt(lower, 'latin'), key: character, text: character };
  const place = Object.entries(CYRILLIC).find(([, letter]) => letter === lower)?.[0];
  if (place === undefined) throw new Error(`No key types ${JSON.stringify(character)}`);
  const virtualKeyCode = place.startsWith('Key') ? place.charCodeAt(3) : 0;
  return { key: character, code: place, virtualKeyCode, text: character };
}
