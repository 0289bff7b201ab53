import type { SchemeNode } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { type BandText, moveBoundary } from '../../node-views/bodies/band-edits.ts';
import { bodyMessages } from '../../node-views/bodies/bodies.messages.ts';
import classes from '../../node-views/bodies/bodies.module.css';
import { readRows } from '../../node-views/bodies/DecisionBody.tsx';
import { removeRow } from '../../node-views/bodies/row-edits.ts';
import { type ParamValue, useParams } from '../../node-views/bodies/use-params.ts';
import { NumberCell } from '../../node-views/parts/NumberCell.tsx';
import { AddRow, RemoveRow } from '../../node-views/parts/RowTools.tsx';
import { TableGrid } from '../../node-views/table/TableGrid.tsx';
import { paramMessages as messages } from './params.messages.ts';

interface RampStep {
  readonly from: number | string;
  readonly factor: string;
}

/** Every step of a ramp: from which month and with which factor; the first one begins with the job. */
export function RampEditor({ node }: { readonly node: SchemeNode }) {
  const { translate: t } = useLanguage();
  const { params, set } = useParams(node);
  const steps = readRows<RampStep>(params['bands']);
  const setSteps = (next: readonly RampStep[]) =>
    set({ bands: next as unknown as ParamValue }, (tr) => tr(bodyMessages.rows));
  const move = (index: number, typed: string): string | null => {
    const bands: readonly BandText[] = steps.map(({ from }) => ({ from: String(from) }));
    const change = moveBoundary(bands, index, typed);
    if (change.ok) {
      setSteps(steps.map((step, position) => (position === index ? { ...step, from: Number(typed) } : step)));
      return null;
    }
    const below = change.below ?? '0';
    return change.above === null ? t(messages.above, { below }) : t(messages.between, { below, above: change.above });
  };
  return (
    <div>
      <TableGrid node={node} as="lines">
      {steps.map((step, index) => (
        <div key={String(step.from)} className={classes['tableRow']}>
          {index === 0 ? (
            <span className={[classes['words'], classes['grow']].join(' ')}>{t(messages.fromStart)}</span>
          ) : (
            <>
              <NumberCell
                label={t(messages.rampFrom, { number: index + 1 })}
                value={String(step.from)}
                base="count"
                at={{ row: index, column: 0 }}
                onCommit={(typed) => (typed === undefined ? null : move(index, typed))}
              />
              <span className={[classes['words'], classes['grow']].join(' ')}>{t(messages.monthsSince)}</span>
            </>
          )}
          <NumberCell
            label={t(bodyMessages.rampFactor, { number: index + 1 })}
            value={step.factor}
            base="percent"
            className={classes['rate']}
            at={{ row: index, column: 1 }}
            onCommit={(factor) => {
              if (factor !== undefined) setSteps(steps.with(index, { ...step, factor }));
              return null;
            }}
          />
          {index > 0 && (
            <RemoveRow
              label={t(bodyMessages.removeRow, { number: index + 1 })}
              onClick={() => setSteps(removeRow(steps, index))}
            />
          )}
        </div>
      ))}
      </TableGrid>
      <AddRow label={t(messages.addStep)} onClick={() => setSteps([...steps, nextStep(steps)])} />
    </div>
  );
}

/** As many months on as the last step is from the one before it. */
function nextStep(steps: readonly RampStep[]): RampStep {
  const last = Number(steps.at(-1)?.from ?? 0);
  const before = Number(steps.at(-2)?.from ?? last - 3);
  return { from: last + Math.max(last - before, 1), factor: steps.at(-1)?.factor ?? '1' };
}
