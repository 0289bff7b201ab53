import { lazy, Suspense, useState } from 'react';
import { BellButton } from './BellButton.tsx';

const NotificationPanel = lazy(() =>
  import('./NotificationPanel.tsx').then((module) => ({ default: module.NotificationPanel })),
);

/** The bell with the number of unread notices; the list is loaded when it is first opened. */
export function NotificationBell() {
  const [wanted, setWanted] = useState(false);
  const button = <BellButton aria-expanded={false} onClick={() => setWanted(true)} />;
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <NotificationPanel />
    </Suspense>
  );
}
