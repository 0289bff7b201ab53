import { type BilingualText, describeProblem } from '@premia/locale';
import type { Problem } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { IconAlertTriangle } from '@tabler/icons-react';
import classes from './ProblemList.module.css';

export interface ProblemListProps {
  readonly problems: readonly Problem[];
  /** How inputs and nodes are called; an id stands for itself without it. */
  readonly nameOf?: (id: string) => BilingualText | null;
}

/** Why an amount could not be worked out, one sentence each; never a silent zero. */
export function ProblemList({ problems, nameOf }: ProblemListProps) {
  const { language } = useLanguage();
  const options = nameOf === undefined ? { language } : { language, nameOf };
  return (
    <ul className={classes['list']}>
      {problems.map((problem) => (
        <li key={`${problem.nodeId} ${problem.code} ${problem.input ?? ''}`} className={classes['item']}>
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
          <span>{describeProblem(problem, options)}</span>
        </li>
      ))}
    </ul>
  );
}
