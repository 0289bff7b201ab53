import { useTranslate } from '@premia/ui';
import { useQuery } from '@tanstack/react-query';
import classes from './AppFrame.module.css';
import { useTRPC } from './api.ts';
import { shellMessages } from './shell.messages.ts';

/** As often as the bell looks. */
const LOOK_EVERY_MS = 30_000;

/** How many schemes wait for the caller's word, beside the door that leads to them. */
export function ApprovalsCount() {
  const t = useTranslate();
  const trpc = useTRPC();
  const { data } = useQuery({ ...trpc.approvals.count.queryOptions(), refetchInterval: LOOK_EVERY_MS });
  if (data === undefined || data.waiting === 0) return null;
  return (
    <span className={classes['count']}>
      <span aria-hidden="true">{data.waiting}</span>
      <span className="visually-hidden">{t(shellMessages.approvalsWaiting, { count: data.waiting })}</span>
    </span>
  );
}
