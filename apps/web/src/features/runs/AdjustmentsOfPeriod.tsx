import { Card, useName, useTranslate } from '@premia/ui';
import { useQuery } from '@tanstack/react-query';
import { AdjustmentStepView } from '../../shell/AdjustmentStepView.tsx';
import { useTRPC } from '../../shell/api.ts';
import { useSession } from '../../shell/session.ts';
import { adjustmentsMessages } from './adjustments.messages.ts';
import classes from './Runs.module.css';
import { UndoBooked } from './UndoBooked.tsx';

/** What is booked in a run's period besides its statements; nothing where there is nothing. */
export function AdjustmentsOfPeriod({ period }: { readonly period: string }) {
  const t = useTranslate();
  const nameOf = useName();
  const trpc = useTRPC();
  const { may } = useSession();
  const query = useQuery(trpc.adjustments.ofPeriod.queryOptions({ period }));
  const adjustments = query.data ?? [];
  if (adjustments.length === 0) return null;
  return (
    <Card title={t(adjustmentsMessages.ofRun)} note={t(adjustmentsMessages.ofRunNote)}>
      <ul className={classes['proposals']}>
        {adjustments.map((adjustment) => (
          <li key={adjustment.id} className={classes['proposal']}>
            <header className={classes['proposalHead']}>
              <span className={classes['runMain']}>
                <strong className={classes['name']}>{nameOf(adjustment.name)}</strong>
                <span className={classes['quiet']}>{nameOf(adjustment.schemeTitle)}</span>
              </span>
              {may.includes('adjustment.propose') && adjustment.kind !== 'reversal' && !adjustment.isReversed && (
                <UndoBooked kind="adjustment" id={adjustment.id} />
              )}
            </header>
            <AdjustmentStepView step={adjustment} origin={adjustment} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
