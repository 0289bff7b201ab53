import type { CriterionDefinition, CriterionType } from '@premia/service';
import { useFormat, useName, useTranslate } from '@premia/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { currentMonth } from '../../calendar/months.ts';
import { useTRPC } from '../../shell/api.ts';
import { useCurrency } from '../../shell/use-currency.ts';
import { measureText } from '../changes/change-shapes.ts';
import { useRefusalWords } from '../changes/refusal-words.ts';
import classes from './Criteria.module.css';
import { criteriaMessages } from './criteria.messages.ts';
import { isCompleteDefinition } from './definition-edits.ts';

interface DefinitionTrialProps {
  /** Null for a criterion that is not there yet. */
  readonly criterionKey: string | null;
  readonly definition: CriterionDefinition;
  readonly type: CriterionType;
}

/** The definition on stored facts of this month, for those it matters most to. */
export function DefinitionTrial({ criterionKey, definition, type }: DefinitionTrialProps) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const trpc = useTRPC();
  const words = useRefusalWords();
  const currency = useCurrency();
  const period = currentMonth(new Date());
  const trial = useQuery({
    ...trpc.criteria.tryDefinition.queryOptions({ key: criterionKey, definition, period }),
    enabled: definition.kind !== 'entered' && isCompleteDefinition(definition),
    placeholderData: keepPreviousData,
  });
  if (definition.kind === 'entered' || !isCompleteDefinition(definition)) return null;
  if (trial.isError) {
    return (
      <p className={classes['wrong']} role="alert">
        {words(trial.error)}
      </p>
    );
  }
  if (trial.data === undefined) return null;
  const { rows, withValue, people } = trial.data;
  const text = (value: string | null) => measureText(value, type, { format, currency, t });
  return (
    <section aria-label={t(criteriaMessages.trial)} className={classes['scroll']}>
      <table className={classes['table']}>
        <caption className={classes['quiet']}>
          {t(criteriaMessages.trial)}:{' '}
          {t(criteriaMessages.trialNote, {
            period: format.period(period),
            count: String(withValue),
            people: String(people),
          })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t(criteriaMessages.person)}</th>
            {criterionKey !== null && (
              <th scope="col" className={classes['number']}>
                {t(criteriaMessages.now)}
              </th>
            )}
            <th scope="col" className={classes['number']}>
              {t(criteriaMessages.then)}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.employeeId}>
              <td>{nameOf(row.name)}</td>
              {criterionKey !== null && <td className={classes['number']}>{text(row.now)}</td>}
              <td className={classes['number']}>{text(row.then)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
