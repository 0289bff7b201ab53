import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslate } from '@premia/ui';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useSession } from '../../../shell/session.ts';
import { useDesigner, useHistory, useUi } from '../state/designer-context.tsx';
import classes from './TourOffer.module.css';
import { tourMessages as messages } from './tour.messages.ts';
import { isTourKnown, rememberTour } from './tour-memory.ts';

const Tour = lazy(() => import('./Tour.tsx').then((module) => ({ default: module.Tour })));

/** Offers the tour once to each person, and runs it whenever it is asked for. */
export function TourOffer() {
  const { ui, isReadOnly } = useDesigner();
  const t = useTranslate();
  const { employeeId } = useSession();
  const isTouring = useUi((state) => state.isTouring);
  const isDrawing = useUi((state) => state.view === 'canvas');
  const [isKnown, setKnown] = useState(() => isTourKnown(employeeId));
  // Whoever has begun to work needs no tour.
  const isBypassing = useUi((state) => state.bypassed.size > 0);
  const hasWorked = useHistory().done.length > 0 || isBypassing;
  const close = () => {
    rememberTour(employeeId);
    setKnown(true);
  };
  useEffect(() => {
    if (!isTouring) return;
    rememberTour(employeeId);
    setKnown(true);
    if (isDrawing) return;
    notifications.show({ message: t(messages.narrow) });
    ui.setState({ isTouring: false });
  }, [isTouring, isDrawing, employeeId, ui, t]);
  if (isTouring && isDrawing) {
    return (
      <Suspense>
        <Tour />
      </Suspense>
    );
  }
  if (isKnown || hasWorked || isReadOnly || !isDrawing) return null;
  return (
    <aside className={classes['offer']} aria-label={t(messages.start)}>
      <span>{t(messages.offer)}</span>
      <span className={classes['buttons']}>
        <Button size="compact-sm" onClick={() => ui.setState({ isTouring: true })}>
          {t(messages.show)}
        </Button>
        <Button size="compact-sm" variant="default" title={t(messages.again)} onClick={close}>
          {t(messages.later)}
        </Button>
      </span>
    </aside>
  );
}
