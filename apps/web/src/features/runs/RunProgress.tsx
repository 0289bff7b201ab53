import { Progress } from '@mantine/core';
import '@mantine/core/styles/Progress.layer.css';
import type { RunSummary } from '@premia/service';
import { shareOfWidth, useTranslate } from '@premia/ui';
import { useRef } from 'react';
import classes from './Runs.module.css';
import { type ProgressSighting, remainingSeconds } from './remaining-time.ts';
import { runsMessages } from './runs.messages.ts';

const MINUTE_SECONDS = 60;
/** Above this, seconds are a pretence. */
const SECONDS_SHOWN_MAX = 90;

/** How far a run is that is being worked out, and how long it will take at the pace seen since the page was opened. */
export function RunProgress({ run }: { readonly run: RunSummary }) {
  const t = useTranslate();
  const first = useRef<ProgressSighting>(null);
  const now = { atMs: performance.now(), computed: run.computed };
  if (run.state === 'computing') first.current ??= now;
  const seconds = first.current === null ? null : remainingSeconds(first.current, now, run.participants);
  const words = t(runsMessages.progress, {
    computed: String(run.computed),
    participants: String(run.participants),
  });
  return (
    <div className={classes['working']} role="status">
      <Progress
        value={100 * shareOfWidth(String(run.computed), String(run.participants))}
        aria-label={words}
        size="sm"
        animated
      />
      <p className={classes['quiet']}>
        {t(runsMessages[run.state])} · {words} ·{' '}
        {seconds === null ? t(runsMessages.checking) : t(runsMessages.remaining, { time: timeWords(t, seconds) })}
      </p>
    </div>
  );
}

function timeWords(t: ReturnType<typeof useTranslate>, seconds: number): string {
  return seconds <= SECONDS_SHOWN_MAX
    ? t(runsMessages.seconds, { count: seconds })
    : t(runsMessages.minutes, { count: Math.ceil(seconds / MINUTE_SECONDS) });
}
