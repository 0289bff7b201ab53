import { useTranslate } from '@premia/ui';
import { IconCloudOff } from '@tabler/icons-react';
import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import classes from './AppFrame.module.css';
import { shellMessages } from './shell.messages.ts';

export function OfflineBanner() {
  const t = useTranslate();
  const online = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  if (online) return null;
  return (
    <div className={classes['offline']} role="status">
      <IconCloudOff size={16} stroke={1.75} aria-hidden="true" />
      {t(shellMessages.offline)}
    </div>
  );
}
