import type { SimulationPerson } from '@premia/service';
import { EmptyState, useName, useTranslate } from '@premia/ui';
import { IconCircleCheck } from '@tabler/icons-react';
import { ProblemList } from '../../shell/ProblemList.tsx';
import classes from './Simulation.module.css';
import { simulationMessages } from './simulation.messages.ts';

/** People left out of every sum, each with the reason: a gap is never a zero. */
export function ProblemsTable({ people }: { readonly people: readonly SimulationPerson[] }) {
  const t = useTranslate();
  const nameOf = useName();
  if (people.length === 0) {
    return <EmptyState icon={<IconCircleCheck size={22} stroke={1.75} />} title={t(simulationMessages.noProblems)} />;
  }
  return (
    <ul className={classes['problemPeople']}>
      {people.map((person) => (
        <li key={person.employeeId}>
          <strong className={classes['name']}>{nameOf(person.name)}</strong>
          <span className={classes['quiet']}>{nameOf(person.departmentName)}</span>
          <ProblemList problems={person.problems} />
        </li>
      ))}
    </ul>
  );
}
