import { Button } from '@mantine/core';
import { useTranslate } from '@premia/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../shell/api.ts';
import { useSession } from '../../shell/session.ts';
import { adjustmentsMessages } from './adjustments.messages.ts';

/** The door to corrections, with how many wait. */
export function AdjustmentsLink() {
  const t = useTranslate();
  const trpc = useTRPC();
  const { may } = useSession();
  const isVisible = may.includes('adjustment.list');
  const waiting = useQuery({ ...trpc.adjustments.list.queryOptions({ state: 'proposed' }), enabled: isVisible });
  if (!isVisible) return null;
  const count = waiting.data?.proposals.length ?? 0;
  return (
    <Button component={Link} to="/adjustments" variant={count === 0 ? 'default' : 'filled'}>
      {count === 0 ? t(adjustmentsMessages.link) : t(adjustmentsMessages.waitingCount, { count })}
    </Button>
  );
}
