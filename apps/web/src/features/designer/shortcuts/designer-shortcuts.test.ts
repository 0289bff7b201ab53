import { catalogueFaults } from '@premia/locale';
import { describe, expect, test } from 'vitest';
import type { KeyPress } from './chord.ts';
import { chordLabel, DESIGNER_SHORTCUTS, findShortcut, isTextTarget } from './designer-shortcuts.ts';

function press(key: string, code: string, modifiers = ''): KeyPress {
  return {
    key,
    code,
    ctrlKey: modifiers.includes('ctrl'),
    metaKey: modifiers.includes('meta'),
    shiftKey: modifiers.includes('shift'),
    altKey: modifiers.includes('alt'),
  };
}

describe('shortcuts', () => {
  test.each([
    ['Latin', press('z', 'KeyZ', 'ctrl'), 'undo'],
    ['Cyrillic', press('я', 'KeyZ', 'ctrl'), 'undo'],
    ['Cyrillic with Shift', press('Я', 'KeyZ', 'ctrl shift'), 'redo'],
    ['Cyrillic on a Mac', press('с', 'KeyC', 'meta'), 'copy'],
    ['QWERTZ: the letter counts, not its place', press('z', 'KeyY', 'ctrl'), 'undo'],
    ['caps lock', press('F', 'KeyF'), 'fit'],
    ['Cyrillic, one letter', press('а', 'KeyF'), 'fit'],
    ['Shift+letter', press('A', 'KeyA', 'shift'), 'tidyUp'],
    ['bracket on a Cyrillic layout', press('ъ', 'BracketRight'), 'nextSample'],
    ['question mark', press('?', 'Slash', 'shift'), 'showShortcuts'],
    ['slash on a Cyrillic layout', press('.', 'Slash'), 'addNode'],
    ['question mark on a Cyrillic layout', press(',', 'Slash', 'shift'), 'showShortcuts'],
    ['Alt+1 as a Mac types it', press('¡', 'Digit1', 'alt'), 'outline'],
    ['nothing', press('q', 'KeyQ'), null],
  ])('%s', (_, event, expected) => {
    expect(findShortcut(event, false)).toBe(expected);
  });

  test('a Cyrillic letter is text inside a field, saving is not', () => {
    expect(findShortcut(press('а', 'KeyF'), true)).toBeNull();
    expect(findShortcut(press('я', 'KeyZ', 'ctrl'), true)).toBeNull();
    expect(findShortcut(press('ы', 'KeyS', 'ctrl'), true)).toBe('save');
  });

  test('fields are told from buttons', () => {
    const field = document.createElement('input');
    const box = document.createElement('input');
    box.type = 'checkbox';
    expect([
      isTextTarget(field),
      isTextTarget(box),
      isTextTarget(document.createElement('button')),
      isTextTarget(null),
    ]).toEqual([true, false, false, false]);
  });

  test('no two shortcuts share a chord and every one has words', () => {
    const labels = DESIGNER_SHORTCUTS.flatMap((shortcut) => shortcut.chords.map((chord) => chordLabel(chord, false)));
    expect(new Set(labels).size).toBe(labels.length);
    expect(catalogueFaults(Object.fromEntries(DESIGNER_SHORTCUTS.map(({ id, words }) => [id, words])))).toEqual([]);
  });

  test('are shown as the machine writes them', () => {
    expect(chordLabel({ key: 'z', mod: true, shift: true }, false)).toBe('Ctrl+Shift+Z');
    expect(chordLabel({ key: 'z', mod: true, shift: true }, true)).toBe('⌘⇧Z');
  });
});
