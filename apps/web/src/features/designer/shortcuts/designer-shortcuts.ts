import { defineMessages, type Message } from '@premia/locale';
import { type Chord, type KeyPress, matchesChord } from './chord.ts';

export type ShortcutId =
  | 'addNode'
  | 'undo'
  | 'redo'
  | 'copy'
  | 'cut'
  | 'paste'
  | 'duplicate'
  | 'selectAll'
  | 'delete'
  | 'fit'
  | 'fitSelection'
  | 'tidyUp'
  | 'move'
  | 'rename'
  | 'explain'
  | 'nextProblem'
  | 'previousProblem'
  | 'save'
  | 'check'
  | 'nextSample'
  | 'previousSample'
  | 'outline'
  | 'values'
  | 'showShortcuts';

const words = defineMessages({
  addNode: { ru: 'Добавить блок', en: 'Add a block' },
  undo: { ru: 'Отменить', en: 'Undo' },
  redo: { ru: 'Вернуть', en: 'Redo' },
  copy: { ru: 'Копировать', en: 'Copy' },
  cut: { ru: 'Вырезать', en: 'Cut' },
  paste: { ru: 'Вставить', en: 'Paste' },
  duplicate: { ru: 'Дублировать', en: 'Duplicate' },
  selectAll: { ru: 'Выделить всё', en: 'Select everything' },
  delete: { ru: 'Удалить выделенное', en: 'Delete the selection' },
  fit: { ru: 'Показать схему целиком', en: 'Show the whole scheme' },
  fitSelection: { ru: 'Показать выделенное', en: 'Show the selection' },
  tidyUp: { ru: 'Разложить по порядку', en: 'Tidy up' },
  move: { ru: 'Двигать стрелками', en: 'Move with the arrows' },
  rename: { ru: 'Переименовать', en: 'Rename' },
  explain: { ru: 'Объяснить значение', en: 'Explain the value' },
  nextProblem: { ru: 'Следующее замечание', en: 'Next problem' },
  previousProblem: { ru: 'Предыдущее замечание', en: 'Previous problem' },
  save: { ru: 'Сохранить', en: 'Save' },
  check: { ru: 'Проверить и прогнать примеры', en: 'Check and run the cases' },
  nextSample: { ru: 'Следующий сотрудник', en: 'Next employee' },
  previousSample: { ru: 'Предыдущий сотрудник', en: 'Previous employee' },
  outline: { ru: 'Схема списком', en: 'Scheme as a list' },
  values: { ru: 'Значения на связях', en: 'Values on the links' },
  showShortcuts: { ru: 'Клавиши', en: 'Keyboard shortcuts' },
});

export interface Shortcut {
  readonly id: ShortcutId;
  readonly chords: readonly Chord[];
  readonly words: Message<Record<never, never>>;
  /** Works while a text field has the focus. */
  readonly inText?: true;
}

/** The one list of keys: what the designer listens to and what the help shows. */
export const DESIGNER_SHORTCUTS: readonly Shortcut[] = [
  { id: 'addNode', chords: [{ key: '/' }, { key: ' ' }], words: words.addNode },
  { id: 'undo', chords: [{ key: 'z', mod: true }], words: words.undo },
  {
    id: 'redo',
    chords: [
      { key: 'z', mod: true, shift: true },
      { key: 'y', mod: true },
    ],
    words: words.redo,
  },
  { id: 'copy', chords: [{ key: 'c', mod: true }], words: words.copy },
  { id: 'cut', chords: [{ key: 'x', mod: true }], words: words.cut },
  { id: 'paste', chords: [{ key: 'v', mod: true }], words: words.paste },
  { id: 'duplicate', chords: [{ key: 'd', mod: true }], words: words.duplicate },
  { id: 'selectAll', chords: [{ key: 'a', mod: true }], words: words.selectAll },
  { id: 'delete', chords: [{ key: 'Delete' }, { key: 'Backspace' }], words: words.delete },
  { id: 'fit', chords: [{ key: 'f' }], words: words.fit },
  { id: 'fitSelection', chords: [{ key: 'f', shift: true }], words: words.fitSelection },
  { id: 'tidyUp', chords: [{ key: 'a', shift: true }], words: words.tidyUp },
  { id: 'move', chords: [{ key: 'm' }], words: words.move },
  { id: 'rename', chords: [{ key: 'F2' }], words: words.rename },
  { id: 'explain', chords: [{ key: 'e' }], words: words.explain },
  { id: 'nextProblem', chords: [{ key: 'F8' }], words: words.nextProblem },
  { id: 'previousProblem', chords: [{ key: 'F8', shift: true }], words: words.previousProblem },
  { id: 'save', chords: [{ key: 's', mod: true }], words: words.save, inText: true },
  { id: 'check', chords: [{ key: 'Enter', mod: true }], words: words.check, inText: true },
  { id: 'nextSample', chords: [{ key: ']' }], words: words.nextSample },
  { id: 'previousSample', chords: [{ key: '[' }], words: words.previousSample },
  { id: 'outline', chords: [{ key: '1', alt: true }], words: words.outline, inText: true },
  { id: 'values', chords: [{ key: 'v' }], words: words.values },
  { id: 'showShortcuts', chords: [{ key: '?' }], words: words.showShortcuts },
];

export function findShortcut(press: KeyPress, isInText: boolean): ShortcutId | null {
  const found = DESIGNER_SHORTCUTS.find(
    (shortcut) =>
      (!isInText || shortcut.inText === true) && shortcut.chords.some((chord) => matchesChord(press, chord)),
  );
  return found?.id ?? null;
}

/** Whether keys typed into `target` are text. */
export function isTextTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[contenteditable="true"]') !== null) return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['button', 'checkbox', 'radio', 'range'].includes(target.type);
}

const KEY_LABELS: Readonly<Record<string, string>> = { Delete: 'Del', Backspace: '⌫', Enter: '↵', ' ': 'Space' };

/** `Ctrl+Shift+Z`, or `⌘⇧Z` on a Mac. */
export function chordLabel(chord: Chord, isMac: boolean): string {
  const key = KEY_LABELS[chord.key] ?? (chord.key.length === 1 ? chord.key.toUpperCase() : chord.key);
  if (isMac) return `${chord.mod ? '⌘' : ''}${chord.shift ? '⇧' : ''}${chord.alt ? '⌥' : ''}${key}`;
  return [chord.mod && 'Ctrl', chord.shift && 'Shift', chord.alt && 'Alt', key].filter(Boolean).join('+');
}
