import type { PortalOverview } from '@premia/service';
import { Card, useTranslate } from '@premia/ui';
import { AdjustmentStepView } from '../../shell/AdjustmentStepView.tsx';
import { adjustmentMessages } from '../../shell/adjustment.messages.ts';
import classes from './Portal.module.css';

/** Corrections of earlier months that are paid with this one, each with its record and what it changed. */
export function Adjustments({ overview }: { readonly overview: PortalOverview }) {
  const t = useTranslate();
  return (
    <Card title={t(adjustmentMessages.corrections)} note={t(adjustmentMessages.correctionsNote)}>
      <ul className={classes['changes']}>
        {overview.adjustments.map((adjustment) => (
          <li key={adjustment.id}>
            <AdjustmentStepView step={adjustment} origin={adjustment} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
