import { changeWords, type Translate } from '@premia/locale';
import type { ChangeRowShown, ChangeSetPage } from '@premia/service';
import { Card, type Format, useFormat, useLanguage, useName, useTranslate } from '@premia/ui';
import { useCurrency } from '../../shell/use-currency.ts';
import { useDefinitionWords } from '../criteria/definition-words.ts';
import classes from './Changes.module.css';
import { measureText } from './change-shapes.ts';
import { changesMessages } from './changes.messages.ts';

/** A number that a phone has no room for. */
const WIDE_NUMBER = `${classes['number']} ${classes['wide']}`;

/** What changes, row by row, those with problems first. */
export function ChangeRows({ set }: { readonly set: ChangeSetPage }) {
  const t = useTranslate();
  return (
    <Card title={t(changesMessages.what)}>
      <RowsTable rows={set.shownRows} />
      {set.rows > set.shownRows.length && (
        <p className={classes['quiet']}>{t(changesMessages.moreRows, { count: String(set.shownRows.length) })}</p>
      )}
    </Card>
  );
}

export function RowsTable({ rows }: { readonly rows: readonly ChangeRowShown[] }) {
  const t = useTranslate();
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col" className={classes['wide']}>
              {t(changesMessages.line)}
            </th>
            <th scope="col">{t(changesMessages.criterion)}</th>
            <th scope="col">{t(changesMessages.who)}</th>
            <th scope="col">{t(changesMessages.when)}</th>
            <th scope="col" className={WIDE_NUMBER}>
              {t(changesMessages.before)}
            </th>
            <th scope="col" className={classes['number']}>
              {t(changesMessages.after)}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            row.change === null ? (
              <ProblemRow key={row.line} row={row} />
            ) : (
              <SoundRow key={row.line} line={row.line} change={row.change} />
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

function ProblemRow({ row }: { readonly row: ChangeRowShown }) {
  const t = useTranslate();
  const { language } = useLanguage();
  const { criterion, who, employee, department, period, value } = row.given;
  return (
    <tr>
      <td className={classes['wide']}>{row.line}</td>
      <td>{criterion}</td>
      <td>{who ?? employee ?? department}</td>
      <td>{period}</td>
      <td className={classes['wrong']}>
        {row.problems.map(({ code, column, details }) => (
          <span key={`${code} ${column ?? ''}`} className={classes['main']}>
            {column === undefined ? '' : `${t(columnTitle(column))}: `}
            {changeWords({ code, details }, language) ?? code}
          </span>
        ))}
      </td>
      <td className={WIDE_NUMBER}>{value}</td>
    </tr>
  );
}

export function columnTitle(column: string) {
  switch (column) {
    case 'criterion':
    case 'employee':
    case 'department':
    case 'period':
    case 'value':
      return changesMessages[column];
    default:
      return changesMessages.who;
  }
}

type Change = NonNullable<ChangeRowShown['change']>;

function SoundRow({ line, change }: { readonly line: number; readonly change: Change }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const value = useValueText(change);
  return (
    <tr>
      <td className={classes['wide']}>{line}</td>
      <td>{nameOf(change.criterionTitle)}</td>
      <td>
        {change.whoName === null
          ? t(change.scope === 'company' ? changesMessages.company : changesMessages.everybody)
          : nameOf(change.whoName)}
      </td>
      <td>{whenText(change, { t, format })}</td>
      <td className={WIDE_NUMBER}>
        {value(change.before)}
        {change.isOutdated && <span className={classes['warn']}> ({t(changesMessages.changedSince)})</span>}
      </td>
      <td className={classes['number']}>{value(change.after)}</td>
    </tr>
  );
}

function whenText({ scope, when }: Change, { t, format }: { readonly t: Translate; readonly format: Format }): string {
  return scope === 'criterion' ? t(changesMessages.from, { date: format.date(when) }) : format.period(when);
}

/** A value in its unit, or a definition as a sentence. */
function useValueText({ type }: Change): (value: Change['before']) => string {
  const t = useTranslate();
  const format = useFormat();
  const definitionWords = useDefinitionWords();
  const currency = useCurrency();
  return (value) =>
    value !== null && typeof value === 'object'
      ? definitionWords(value)
      : measureText(value, type, { format, currency, t });
}
