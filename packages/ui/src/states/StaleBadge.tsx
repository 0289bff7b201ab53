import { IconClock } from '@tabler/icons-react';
import { useTranslate } from '../language/LanguageProvider.tsx';
import { useFormat } from '../numbers/use-format.ts';
import { stateMessages } from './states.messages.ts';
import classes from './states.module.css';

/** When the shown numbers were true; `late` marks that newer data is already known to exist. */
export function StaleBadge(props: { readonly asOf: string; readonly late?: boolean; readonly note?: string }) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <span className={classes['stale']} data-late={props.late || undefined}>
      <IconClock size={14} stroke={1.75} aria-hidden="true" />
      {t(stateMessages.stale, { time: format.dateTime(props.asOf) })}
      {props.note !== undefined && ` · ${props.note}`}
    </span>
  );
}
