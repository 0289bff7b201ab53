import type { Translate } from '@premia/locale';
import type { Problem } from '@premia/scheme';
import { useTranslate } from '@premia/ui';
import { IconAlertTriangle } from '@tabler/icons-react';
import classes from './ProblemList.module.css';
import { problemMessages } from './problems.messages.ts';

export function problemWords(problem: Problem, t: Translate): string {
  const values = { input: problem.input ?? problem.nodeId };
  switch (problem.code) {
    case 'value/missing':
      return t(problemMessages.missing, values);
    case 'value/zero-divisor':
      return t(problemMessages.zeroDivisor, values);
    case 'value/not-in-table':
      return t(problemMessages.notInTable, values);
    default:
      return t(problemMessages.other, values);
  }
}

/** Why an amount could not be worked out, one sentence each; never a silent zero. */
export function ProblemList(props: { readonly problems: readonly Problem[] }) {
  const t = useTranslate();
  return (
    <ul className={classes['list']}>
      {props.problems.map((problem) => (
        <li key={`${problem.nodeId} ${problem.code} ${problem.input ?? ''}`} className={classes['item']}>
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
          <span>{problemWords(problem, t)}</span>
        </li>
      ))}
    </ul>
  );
}
