import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslate } from '../language/LanguageProvider.tsx';
import { stateMessages } from './states.messages.ts';
import classes from './states.module.css';

export interface ErrorStateProps {
  readonly title?: string;
  /** What failed and what was kept, in words. */
  readonly text: string;
  /** What to quote to support; null when the service never answered. */
  readonly id: string | null;
  readonly onRetry: () => void;
}

export function ErrorState(props: ErrorStateProps) {
  const t = useTranslate();
  return (
    <div className={classes['state']} role="alert">
      <span className={classes['stateIcon']} data-tone="bad" aria-hidden="true">
        <IconPlugConnectedX size={22} stroke={1.75} />
      </span>
      <p className={classes['stateTitle']}>{props.title ?? t(stateMessages.errorTitle)}</p>
      <p className={classes['stateText']}>{props.text}</p>
      {props.id !== null && <p className={classes['errorId']}>{t(stateMessages.errorId, { id: props.id })}</p>}
      <div className={classes['stateActions']}>
        <Button variant="default" onClick={props.onRetry}>
          {t(stateMessages.retry)}
        </Button>
      </div>
    </div>
  );
}
