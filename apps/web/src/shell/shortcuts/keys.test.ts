import { describe, expect, it } from 'vitest';
import { type KeyPress, keyCaps, type Layout, layoutOf, matches } from './keys.ts';

function press(key: string, code: string, modifiers: Partial<KeyPress> = {}): KeyPress {
  return { key, code, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...modifiers };
}

const CASES: readonly (readonly [string, KeyPress, string, Layout, boolean])[] = [
  ['Ctrl+K on a Latin layout', press('k', 'KeyK', { ctrlKey: true }), 'mod+k', 'latin', true],
  ['Ctrl+K on a Russian layout', press('л', 'KeyK', { ctrlKey: true }), 'mod+k', 'other', true],
  ['⌘Z on a Mac with a Russian layout', press('я', 'KeyZ', { metaKey: true }), 'mod+z', 'other', true],
  ['undo is not redo', press('z', 'KeyZ', { ctrlKey: true, shiftKey: true }), 'mod+z', 'latin', false],
  ['redo', press('Z', 'KeyZ', { ctrlKey: true, shiftKey: true }), 'mod+shift+z', 'latin', true],
  ['QWERTZ: the letter typed counts, not its place', press('z', 'KeyY', { ctrlKey: true }), 'mod+z', 'latin', true],
  ['QWERTZ: the place alone does not count', press('y', 'KeyZ', { ctrlKey: true }), 'mod+z', 'latin', false],
  ['the slash key types a full stop in Russian', press('.', 'Slash'), '/', 'other', true],
  ['a full stop on a Latin layout is no slash', press('.', 'Period'), '/', 'latin', false],
  ['? typed with Shift+7 in Russian', press('?', 'Digit7', { shiftKey: true }), '?', 'other', true],
  ['brackets are letters in Russian', press('х', 'BracketLeft'), '[', 'other', true],
  ['a named key', press('F8', 'F8', { shiftKey: true }), 'shift+f8', 'latin', true],
  ['a plain letter needs no modifier', press('n', 'KeyN', { ctrlKey: true }), 'n', 'latin', false],
];

describe('matches', () => {
  it.each(CASES)('%s', (...[, keyPress, combination, layout, expected]) => {
    expect(matches(keyPress, combination, layout)).toBe(expected);
  });
});

describe('layoutOf', () => {
  it('learns only from letters', () => {
    expect(layoutOf(press('ы', 'KeyS'))).toBe('other');
    expect(layoutOf(press('s', 'KeyS'))).toBe('latin');
    expect(layoutOf(press('.', 'Slash'))).toBeNull();
  });
});

describe('keyCaps', () => {
  it('prints what is on the keyboard in front of the reader', () => {
    expect(keyCaps('mod+shift+z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(keyCaps('mod+k', true)).toEqual(['⌘', 'K']);
  });
});
