import { notifications } from '@mantine/notifications';
import { useName, useTranslate } from '@premia/ui';
import { announce } from '../state/announce.ts';
import { useDesigner } from '../state/designer-context.tsx';
import { type Direction, historyWords } from './history-words.ts';

/** Undo and redo, said aloud in the words of the step, and shown where somebody else's newer work stays. */
export function useHistoryStep(): (direction: Direction) => void {
  const { draft, ui, presence } = useDesigner();
  const t = useTranslate();
  const nameOf = useName();
  return (direction) => {
    const step = direction === 'undo' ? draft.undo() : draft.redo();
    const people = presence?.others.getState().filter(({ page }) => step?.contesters.has(page) === true) ?? [];
    const names = new Set(people.map(({ name }) => nameOf(name)));
    const who = names.size === 0 ? null : [...names].join(', ');
    const { text, isOvertaken } = historyWords({ step, direction, who }, t);
    announce(ui, text);
    if (isOvertaken) notifications.show({ message: text, color: 'yellow' });
  };
}
