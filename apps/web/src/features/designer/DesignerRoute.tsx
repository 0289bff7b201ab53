import type { SchemeDetail } from '@premia/service';
import { ErrorState, Skeleton, useTranslate } from '@premia/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ReactFlowProvider } from '@xyflow/react';
import { useState } from 'react';
import { callFailure, useTRPC, useTRPCClient } from '../../shell/api.ts';
import { DesignerScreen, type DesignerScreenProps } from './DesignerScreen.tsx';
import { DesignerSkeleton } from './DesignerSkeleton.tsx';
import { designerMessages as messages } from './designer.messages.ts';
import type { Room } from './document-store/room.ts';
import { type OpenedRoom, useRoom } from './document-store/use-room.ts';

const route = getRouteApi('/app/schemes/$schemeId');

/** Loads a scheme, the sources it may read and the periods there are; the screen is built once all are here. */
export function DesignerRoute() {
  const { schemeId } = route.useParams();
  const trpc = useTRPC();
  const t = useTranslate();
  // The draft is edited here: a refetch behind the person's back would bring an older picture of it.
  const frozen = { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false } as const;
  const scheme = useQuery({ ...trpc.schemes.open.queryOptions({ schemeId }), ...frozen });
  const sources = useQuery(trpc.criteria.sources.queryOptions());
  const periods = useQuery(trpc.periods.list.queryOptions());
  const [attempt, setAttempt] = useState(0);
  const onReopen = useReopening(schemeId, () => setAttempt((before) => before + 1));
  const isArchived = scheme.data?.status === 'archived';
  // The draft comes from its room; nobody waits for the one answer to ask for the other.
  const opened = useRoom(isArchived ? null : schemeId, attempt);
  const failed = [scheme, sources, periods].find((query) => query.isError);
  if (failed !== undefined) {
    const failure = callFailure(failed.error);
    return (
      <ErrorState text={t(messages.loadFailed)} id={failure?.requestId ?? null} onRetry={() => void failed.refetch()} />
    );
  }
  if (scheme.data === undefined || sources.data === undefined || periods.data === undefined) {
    return (
      <Skeleton>
        <DesignerSkeleton />
      </Skeleton>
    );
  }
  const parts = {
    scheme: scheme.data,
    sources: sources.data,
    periods: periods.data,
    onReopen,
  };
  const key = `${schemeId} ${scheme.dataUpdatedAt}`;
  // Nobody can edit what is archived: it is shown as it was left.
  return isArchived ? (
    <Open key={key} {...parts} room={null} />
  ) : (
    <SharedScreen
      key={schemeId}
      screenKey={`${key} ${attempt}`}
      opened={opened}
      onRetry={() => setAttempt(attempt + 1)}
      {...parts}
    />
  );
}

/**
 * Loads the scheme and enters its room anew where it stands otherwise than this page knows: handed in, taken back, decided.
 * Whoever did it asks, and so does the news of it: the second finds nothing new.
 */
function useReopening(schemeId: string, reopen: () => void): () => void {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const { queryKey } = trpc.schemes.open.queryOptions({ schemeId });
  const look = async () => {
    const fresh = await client.schemes.open.query({ schemeId });
    const known = queries.getQueryData(queryKey);
    if (known !== undefined && standingOf(known) === standingOf(fresh)) return;
    queries.setQueryData(queryKey, fresh);
    reopen();
  };
  return () => void look().catch(() => queries.invalidateQueries({ queryKey }));
}

function standingOf({ status, submission, versions }: SchemeDetail): string {
  const { id, state, revision } = submission ?? {};
  return JSON.stringify([status, versions.length, id, state, revision]);
}

type Parts = Omit<DesignerScreenProps, 'room'>;

interface SharedScreenProps extends Parts {
  readonly screenKey: string;
  readonly opened: OpenedRoom;
  readonly onRetry: () => void;
}

/** The screen is built once the room holds the draft. */
function SharedScreen({ screenKey, opened: { room, state }, onRetry, ...parts }: SharedScreenProps) {
  const t = useTranslate();
  if (state === 'refused' || state === 'unreachable') {
    const text = t(state === 'refused' ? messages.roomRefused : messages.roomUnreachable);
    return <ErrorState text={text} id={null} onRetry={onRetry} />;
  }
  if (room === null || state === 'connecting') {
    return (
      <Skeleton>
        <DesignerSkeleton />
      </Skeleton>
    );
  }
  return <Open key={screenKey} {...parts} room={room} />;
}

function Open(props: Parts & { readonly room: Room | null }) {
  return (
    <ReactFlowProvider>
      <DesignerScreen {...props} />
    </ReactFlowProvider>
  );
}
