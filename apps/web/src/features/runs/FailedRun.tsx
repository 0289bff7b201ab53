import type { RunFailure, RunSummary } from '@premia/service';
import { Card, useFormat, useName, useTranslate } from '@premia/ui';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../shell/api.ts';
import { useSession } from '../../shell/session.ts';
import { LaunchAgain } from './LaunchRun.tsx';
import classes from './Runs.module.css';
import { failedRunMessages } from './runs.messages.ts';

interface FailedRunProps {
  readonly run: RunSummary;
  readonly failure: RunFailure;
}

/** What stopped a run: whom it could not be calculated for, that nothing is lost by it, and what to do now. */
export function FailedRun({ run, failure }: FailedRunProps) {
  const t = useTranslate();
  const format = useFormat();
  const trpc = useTRPC();
  const periods = useQuery(trpc.periods.list.queryOptions());
  const period = periods.data?.find((candidate) => candidate.period === run.period);
  const others = failure.count - failure.people.length;
  return (
    <Card
      title={
        <span className={classes['failedTitle']}>
          <IconAlertTriangle size={20} stroke={1.75} aria-hidden="true" />
          {t(failedRunMessages.title, { count: failure.count })}
        </span>
      }
    >
      <ul className={classes['exceptions']}>
        {failure.people.map((person) => (
          <li key={person.id} className={classes['exceptionRow']}>
            <FailedPerson person={person} />
          </li>
        ))}
        {others > 0 && <li className={classes['exceptionRow']}>{t(failedRunMessages.others, { count: others })}</li>}
      </ul>
      <p className={classes['failedNote']}>
        {t(failedRunMessages.computed, {
          computed: format.number(String(run.computed)),
          participants: format.number(String(run.participants)),
        })}{' '}
        {t(failedRunMessages[run.kind])}
      </p>
      <h3 className={classes['failedHeading']}>{t(failedRunMessages.whatToDo)}</h3>
      <ol className={classes['failedSteps']}>
        <li>{t(failedRunMessages.check)}</li>
        <li>{t(failedRunMessages.again)}</li>
        <li>
          {t(failedRunMessages.tell)} <code className={classes['hash']}>{run.id}</code>
        </li>
      </ol>
      {period !== undefined && <LaunchAgain period={period} kind={run.kind} />}
    </Card>
  );
}

function FailedPerson({ person }: { readonly person: RunFailure['people'][number] }) {
  const nameOf = useName();
  const { may } = useSession();
  return (
    <>
      <strong className={classes['name']}>{nameOf(person.name)}</strong>
      <div className={classes['quiet']}>
        {person.departmentName !== null && nameOf(person.departmentName)}
        {person.schemes.map(({ id, title }) => (
          <span key={id}>
            {' · '}
            {may.includes('scheme.open') ? (
              <Link to="/schemes/$schemeId" params={{ schemeId: id }}>
                {nameOf(title)}
              </Link>
            ) : (
              nameOf(title)
            )}
          </span>
        ))}
      </div>
    </>
  );
}
