import { useTranslate } from '@premia/ui';
import { useHistory } from '../state/designer-context.tsx';
import classes from './Dock.module.css';
import { dockMessages as messages } from './dock.messages.ts';

/** The person's own steps, newest first, undone ones struck through. */
export function HistoryPanel() {
  const t = useTranslate();
  const { done, undone } = useHistory();
  if (done.length === 0 && undone.length === 0) return <p className={classes['quiet']}>{t(messages.noHistory)}</p>;
  return (
    <ol className={classes['list']} reversed>
      {undone.map((entry) => (
        <li key={entry.id} className={classes['step']} data-undone="">
          {entry.words(t)} <span className="visually-hidden">({t(messages.undone)})</span>
        </li>
      ))}
      {[...done].reverse().map((entry) => (
        <li key={entry.id} className={classes['step']}>
          {entry.words(t)}
        </li>
      ))}
    </ol>
  );
}
