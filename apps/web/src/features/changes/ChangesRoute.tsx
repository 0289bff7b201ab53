import { Button } from '@mantine/core';
import type { ChangeSetListed } from '@premia/service';
import {
  Card,
  DeltaText,
  EmptyState,
  Page,
  SkeletonRows,
  StatusBadge,
  useFormat,
  useName,
  useTranslate,
} from '@premia/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { useSession } from '../../shell/session.ts';
import classes from './Changes.module.css';
import { STATE_TONES } from './change-shapes.ts';
import { changesMessages } from './changes.messages.ts';

/** Every set of changes the caller may see; what waits for a decision comes first. */
export function ChangesRoute() {
  const t = useTranslate();
  const trpc = useTRPC();
  const { may } = useSession();
  const list = useQuery(trpc.changes.list.queryOptions());
  return (
    <Page
      title={t(changesMessages.title)}
      description={t(changesMessages.description)}
      actions={
        may.includes('change.propose') ? (
          <Button renderRoot={(props) => <Link to="/changes/new" {...props} />}>{t(changesMessages.create)}</Button>
        ) : undefined
      }
    >
      <Loaded query={list} skeleton={<SkeletonRows rows={6} height="3.5rem" />}>
        {(sets) => <Sets sets={sets} />}
      </Loaded>
    </Page>
  );
}

function Sets({ sets }: { readonly sets: readonly ChangeSetListed[] }) {
  const t = useTranslate();
  if (sets.length === 0) {
    return (
      <Card>
        <EmptyState title={t(changesMessages.empty)} text={t(changesMessages.emptyText)} />
      </Card>
    );
  }
  const waiting = sets.filter(({ state }) => state === 'submitted');
  const others = sets.filter(({ state }) => state !== 'submitted');
  return (
    <div className={classes['stack']}>
      <Card title={t(changesMessages.waiting)}>
        {waiting.length === 0 ? (
          <EmptyState title={t(changesMessages.nothingWaits)} text={t(changesMessages.nothingWaitsText)} />
        ) : (
          <SetList sets={waiting} />
        )}
      </Card>
      {others.length > 0 && (
        <Card title={t(changesMessages.others)}>
          <SetList sets={others} />
        </Card>
      )}
    </div>
  );
}

function SetList({ sets }: { readonly sets: readonly ChangeSetListed[] }) {
  return (
    <ul className={classes['list']}>
      {sets.map((set) => (
        <li key={set.id}>
          <SetItem set={set} />
        </li>
      ))}
    </ul>
  );
}

function SetItem({ set }: { readonly set: ChangeSetListed }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const { summary } = set;
  const time = format.dateTime(set.decidedAt ?? set.submittedAt ?? set.createdAt);
  return (
    <Link to="/changes/$changeSetId" params={{ changeSetId: set.id }} className={classes['item']}>
      <span className={classes['main']}>
        <span className={classes['name']}>{set.title}</span>
        <span className={classes['quiet']}>
          {t(changesMessages[set.kind])} · {t(changesMessages.rows, { count: set.rows })} ·{' '}
          {t(changesMessages.by, { name: nameOf(set.authorName), time })}
          {set.problems > 0 && (
            <span className={classes['wrong']}> · {t(changesMessages.problems, { count: set.problems })}</span>
          )}
        </span>
      </span>
      <StatusBadge tone={STATE_TONES[set.state]}>{t(changesMessages[set.state])}</StatusBadge>
      <span className={classes['amount']}>
        {summary !== null && summary.concerned > 0 && (
          <>
            <span className={classes['quiet']}>{t(changesMessages.concerned, { count: summary.concerned })}, </span>
            <DeltaText amount={summary.fundDelta} currency={summary.currency} />
          </>
        )}
      </span>
    </Link>
  );
}
