import { useTranslate } from '@premia/ui';
import { announce } from '../state/announce.ts';
import { useDesigner, useHistory } from '../state/designer-context.tsx';
import classes from './Dock.module.css';
import { dockMessages as messages } from './dock.messages.ts';

/** The person's own steps, newest first, undone ones struck through. */
export function HistoryPanel() {
  const t = useTranslate();
  const { done, undone } = useHistory();
  const { draft, ui, isReadOnly } = useDesigner();
  /** So many single steps: each is undone as a person would undo it, and is said once, as the last of them. */
  const jump = (direction: 'undo' | 'redo', steps: number, name: string) => {
    for (let step = 0; step < steps; step += 1) draft[direction]();
    announce(ui, t(messages.jumped, { name }));
  };
  if (done.length === 0 && undone.length === 0) return <p className={classes['quiet']}>{t(messages.noHistory)}</p>;
  return (
    <ol className={classes['list']} reversed>
      {undone.map((entry, index) => (
        <li key={entry.id} className={classes['step']} data-undone="">
          <button
            type="button"
            className={classes['jump']}
            disabled={isReadOnly}
            title={t(messages.jumpTo)}
            onClick={() => jump('redo', undone.length - index, entry.words(t))}
          >
            {entry.words(t)} <span className="visually-hidden">({t(messages.undone)})</span>
          </button>
        </li>
      ))}
      {[...done].reverse().map((entry, index) => (
        <li key={entry.id} className={classes['step']} aria-current={index === 0 ? 'step' : undefined}>
          <button
            type="button"
            className={classes['jump']}
            disabled={isReadOnly || index === 0}
            title={t(messages.jumpTo)}
            onClick={() => jump('undo', index, entry.words(t))}
          >
            {entry.words(t)}
          </button>
        </li>
      ))}
      {done.length > 0 && (
        <li className={classes['step']}>
          <button
            type="button"
            className={classes['jump']}
            disabled={isReadOnly}
            onClick={() => jump('undo', done.length, t(messages.opened))}
          >
            {t(messages.opened)}
          </button>
        </li>
      )}
    </ol>
  );
}
