import type { ParameterPreview, ParameterScope } from '@premia/service';
import { DeltaText, differenceOf, MoneyText, SkeletonRows, useFormat, useName, useTranslate } from '@premia/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import classes from './Parameters.module.css';
import { parametersMessages } from './parameters.messages.ts';

export interface Proposed {
  readonly schemeId: string;
  readonly parameter: string;
  readonly scope: ParameterScope;
  readonly from: string;
  readonly value: string | null;
}

/** Who would be paid otherwise, and by how much. */
export function PreviewView({ proposed }: { readonly proposed: Proposed }) {
  const trpc = useTRPC();
  const preview = useQuery(trpc.parameters.preview.queryOptions(proposed));
  return (
    <Loaded query={preview} skeleton={<SkeletonRows rows={3} />}>
      {(data) => <Previewed preview={data} />}
    </Loaded>
  );
}

function Previewed({ preview }: { readonly preview: ParameterPreview }) {
  const t = useTranslate();
  const format = useFormat();
  const { currency, people, changed, before, after, unknown, period, rows } = preview;
  const money = (amount: string): string => format.money(amount, { currency });
  return (
    <section className={classes['preview']} aria-live="polite">
      <p>{t(parametersMessages.previewed, { period: format.period(period), changed, people: String(people) })}</p>
      {changed > 0 && (
        <p>
          <strong>{t(parametersMessages.previewSum, { before: money(before), after: money(after) })}</strong>{' '}
          <DeltaText amount={differenceOf(after, before)} currency={currency} />
        </p>
      )}
      {unknown > 0 && <p className={classes['quiet']}>{t(parametersMessages.previewUnknown, { count: unknown })}</p>}
      {rows.length > 0 && <Rows preview={preview} />}
    </section>
  );
}

function Rows({ preview: { rows, currency } }: { readonly preview: ParameterPreview }) {
  const t = useTranslate();
  const nameOf = useName();
  return (
    <div className={classes['previewRows']}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t(parametersMessages.person)}</th>
            <th scope="col" className={classes['number']}>
              {t(parametersMessages.before)}
            </th>
            <th scope="col" className={classes['number']}>
              {t(parametersMessages.after)}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ employeeId, name, before, after }) => (
            <tr key={employeeId}>
              <th scope="row">{nameOf(name)}</th>
              <td className={classes['number']}>
                <MoneyText amount={before} currency={currency} />
              </td>
              <td className={classes['number']}>
                <MoneyText amount={after} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
