import type { ChangeSetPage } from '@premia/service';
import { Bone, Card, Page, SkeletonRows, StatusBadge, useFormat, useName, useTranslate } from '@premia/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { BackToChanges } from './BackToChanges.tsx';
import { ChangeDecisions } from './ChangeDecisions.tsx';
import { ChangeEditor } from './ChangeEditor.tsx';
import { ChangeRows } from './ChangeRows.tsx';
import classes from './Changes.module.css';
import { STATE_TONES } from './change-shapes.ts';
import { changesMessages } from './changes.messages.ts';
import { Preview } from './Preview.tsx';

const route = getRouteApi('/app/changes/$changeSetId');

/** One set: what changes, what that would do to whom, and what the caller may decide. */
export function ChangeRoute() {
  const trpc = useTRPC();
  const { changeSetId } = route.useParams();
  const page = useQuery(trpc.changes.get.queryOptions({ changeSetId }));
  return (
    <Loaded
      query={page}
      skeleton={
        <Page title={<Bone width="16rem" height="1.75rem" />}>
          <SkeletonRows rows={4} height="5rem" />
        </Page>
      }
    >
      {(set) => <ChangeSet key={set.id} set={set} />}
    </Loaded>
  );
}

function ChangeSet({ set }: { readonly set: ChangeSetPage }) {
  const t = useTranslate();
  const [editing, setEditing] = useState(false);
  if (editing) return <StoredEditor set={set} onDone={() => setEditing(false)} />;
  return (
    <Page
      title={set.title}
      description={set.note === '' ? undefined : set.note}
      back={<BackToChanges />}
      actions={<StatusBadge tone={STATE_TONES[set.state]}>{t(changesMessages[set.state])}</StatusBadge>}
    >
      <div className={classes['stack']}>
        <Card>
          <div className={classes['head']}>
            <Origin set={set} />
            <ChangeDecisions set={set} onEdit={() => setEditing(true)} />
          </div>
          {set.outdated > 0 && (
            <p className={classes['warn']} role="status">
              {t(changesMessages.outdated, { count: String(set.outdated) })}
            </p>
          )}
        </Card>
        <Preview set={set} />
        <ChangeRows set={set} />
      </div>
    </Page>
  );
}

/** The page shows a large set in part; its editor begins when all rows are there. */
function StoredEditor({ set, onDone }: { readonly set: ChangeSetPage; readonly onDone: () => void }) {
  const { id: changeSetId, revision } = set;
  const { changes } = useTRPC();
  const given = useQuery({ ...changes.given.queryOptions({ changeSetId }), staleTime: 0, gcTime: 0 });
  return (
    <Loaded
      query={given}
      skeleton={
        <Page title={set.title}>
          <SkeletonRows rows={6} height="2.5rem" />
        </Page>
      }
    >
      {(rows) => <ChangeEditor key={revision} set={{ ...set, given: rows }} onDone={onDone} />}
    </Loaded>
  );
}

function Origin({ set }: { readonly set: ChangeSetPage }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  return (
    <span className={classes['main']}>
      <span className={classes['quiet']}>
        {t(changesMessages[set.kind])} · {t(changesMessages.rows, { count: set.rows })} ·{' '}
        {t(changesMessages.by, {
          name: nameOf(set.authorName),
          time: format.dateTime(set.submittedAt ?? set.createdAt),
        })}
        {set.sourceName !== '' && ` · ${t(changesMessages.fromFile, { name: set.sourceName })}`}
      </span>
      {set.decidedByName !== null && set.decidedAt !== null && (
        <span className={classes['quiet']}>
          {t(changesMessages.decidedBy, { name: nameOf(set.decidedByName), time: format.dateTime(set.decidedAt) })}
          {set.decisionReason !== '' && ` – ${set.decisionReason}`}
        </span>
      )}
      {set.undoes !== null && (
        <Link to="/changes/$changeSetId" params={{ changeSetId: set.undoes.id }} className={classes['back']}>
          {t(changesMessages.undoOf)} «{set.undoes.title}»
        </Link>
      )}
      {set.undoneBy !== null && (
        <Link to="/changes/$changeSetId" params={{ changeSetId: set.undoneBy.id }} className={classes['back']}>
          {t(changesMessages.undoneBy)}: {t(changesMessages[set.undoneBy.state])}
        </Link>
      )}
    </span>
  );
}
