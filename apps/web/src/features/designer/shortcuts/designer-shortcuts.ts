import { defineMessages, type Message } from '@premia/locale';
import { structureMessages } from '../structure/structure.messages.ts';
import { tourMessages } from '../tour/tour.messages.ts';

export const shortcutMessages = defineMessages({
  group: { ru: 'Конструктор схем', en: 'Scheme designer' },
  addNode: { ru: 'Добавить блок', en: 'Add a block' },
  undo: { ru: 'Отменить', en: 'Undo' },
  redo: { ru: 'Вернуть', en: 'Redo' },
  duplicate: { ru: 'Дублировать', en: 'Duplicate' },
  selectAll: { ru: 'Выделить всё', en: 'Select everything' },
  copy: { ru: 'Копировать', en: 'Copy' },
  cut: { ru: 'Вырезать', en: 'Cut' },
  paste: { ru: 'Вставить', en: 'Paste' },
  delete: { ru: 'Удалить выделенное', en: 'Delete the selection' },
  fit: { ru: 'Показать схему целиком', en: 'Show the whole scheme' },
  actualSize: { ru: 'Масштаб 100 %', en: 'Zoom to 100%' },
  fitSelection: { ru: 'Показать выделенное', en: 'Show the selection' },
  tidyUp: { ru: 'Разложить по порядку', en: 'Tidy up' },
  move: { ru: 'Двигать блок стрелками', en: 'Move a block with the arrows' },
  rename: { ru: 'Переименовать', en: 'Rename' },
  openTable: { ru: 'Открыть таблицу блока крупно', en: 'Open the table of the block large' },
  explain: { ru: 'Объяснить значение', en: 'Explain the value' },
  records: { ru: 'Записи за значением', en: 'Records behind the value' },
  nextProblem: { ru: 'Следующее замечание', en: 'Next problem' },
  previousProblem: { ru: 'Предыдущее замечание', en: 'Previous problem' },
  save: { ru: 'Сохранить', en: 'Save' },
  check: { ru: 'Проверить и прогнать примеры', en: 'Check and run the cases' },
  nextSample: { ru: 'Следующий сотрудник', en: 'Next employee' },
  previousSample: { ru: 'Предыдущий сотрудник', en: 'Previous employee' },
  chooseSample: { ru: 'Выбрать сотрудника', en: 'Choose the employee' },
  saveCase: { ru: 'Сохранить как контрольный пример', en: 'Save as a test case' },
  comment: { ru: 'Написать замечание', en: 'Write a comment' },
  submit: { ru: 'Отправить на согласование', en: 'Submit for approval' },
  find: { ru: 'Найти на схеме', en: 'Find in the scheme' },
  outline: { ru: 'Схема списком', en: 'Scheme as a list' },
  values: { ru: 'Значения на связях', en: 'Values on the links' },
});

export const DESIGNER_SHORTCUTS = {
  addNode: { keys: ['/'], label: shortcutMessages.addNode },
  undo: { keys: ['mod+z'], label: shortcutMessages.undo },
  redo: { keys: ['mod+shift+z', 'mod+y'], label: shortcutMessages.redo },
  duplicate: { keys: ['mod+d'], label: shortcutMessages.duplicate },
  selectAll: { keys: ['mod+a'], label: shortcutMessages.selectAll },
  delete: { keys: ['delete', 'backspace'], label: shortcutMessages.delete },
  fit: { keys: ['f'], label: shortcutMessages.fit },
  actualSize: { keys: ['1'], label: shortcutMessages.actualSize },
  fitSelection: { keys: ['shift+f'], label: shortcutMessages.fitSelection },
  tidyUp: { keys: ['shift+a'], label: shortcutMessages.tidyUp },
  move: { keys: ['m'], label: shortcutMessages.move },
  rename: { keys: ['f2'], label: shortcutMessages.rename },
  openTable: { keys: ['shift+enter'], label: shortcutMessages.openTable },
  explain: { keys: ['e'], label: shortcutMessages.explain },
  records: { keys: ['r'], label: shortcutMessages.records },
  nextProblem: { keys: ['f8'], label: shortcutMessages.nextProblem },
  previousProblem: { keys: ['shift+f8'], label: shortcutMessages.previousProblem },
  save: { keys: ['mod+s'], label: shortcutMessages.save },
  check: { keys: ['mod+enter'], label: shortcutMessages.check },
  nextSample: { keys: [']'], label: shortcutMessages.nextSample },
  previousSample: { keys: ['['], label: shortcutMessages.previousSample },
  chooseSample: { keys: ['p'], label: shortcutMessages.chooseSample },
  saveCase: { keys: ['shift+c'], label: shortcutMessages.saveCase },
  comment: { keys: ['c'], label: shortcutMessages.comment },
  submit: { keys: ['mod+shift+enter'], label: shortcutMessages.submit },
  find: { keys: ['mod+f'], label: shortcutMessages.find },
  alignLeft: { keys: ['alt+a'], label: structureMessages.left },
  alignCentre: { keys: ['alt+h'], label: structureMessages.centre },
  alignRight: { keys: ['alt+d'], label: structureMessages.right },
  alignTop: { keys: ['alt+w'], label: structureMessages.top },
  alignMiddle: { keys: ['alt+v'], label: structureMessages.middle },
  alignBottom: { keys: ['alt+s'], label: structureMessages.bottom },
  distributeAcross: { keys: ['alt+shift+h'], label: structureMessages.horizontally },
  distributeDown: { keys: ['alt+shift+v'], label: structureMessages.vertically },
  drawArea: { keys: ['mod+g'], label: structureMessages.drawArea },
  leaveArea: { keys: ['mod+shift+g'], label: structureMessages.leaveArea },
  fold: { keys: ['h'], label: structureMessages.fold },
  bypass: { keys: ['b'], label: structureMessages.bypass },
  lookInside: { keys: ['i'], label: structureMessages.lookInside },
  addSticker: { keys: ['shift+n'], label: structureMessages.addSticker },
  tour: { keys: ['shift+f1'], label: tourMessages.start },
  outline: { keys: ['alt+1'], label: shortcutMessages.outline },
  values: { keys: ['v'], label: shortcutMessages.values },
} as const satisfies Record<string, DesignerShortcut>;

interface DesignerShortcut {
  readonly keys: readonly string[];
  readonly label: Message<Record<never, never>>;
}

/** The browser's own events (clipboard/), which know every keyboard layout: listed with the others, run by nobody here. */
export const CLIPBOARD_SHORTCUTS = {
  copy: { keys: ['mod+c'], label: shortcutMessages.copy },
  cut: { keys: ['mod+x'], label: shortcutMessages.cut },
  paste: { keys: ['mod+v'], label: shortcutMessages.paste },
} as const satisfies Record<string, DesignerShortcut>;

export type ShortcutId = keyof typeof DESIGNER_SHORTCUTS;
export const SHORTCUT_IDS = Object.keys(DESIGNER_SHORTCUTS) as readonly ShortcutId[];
