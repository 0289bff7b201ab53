import { ErrorState, Skeleton, useTranslate } from '@premia/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ReactFlowProvider } from '@xyflow/react';
import { callFailure, useTRPC } from '../../shell/api.ts';
import { DesignerScreen } from './DesignerScreen.tsx';
import { DesignerSkeleton } from './DesignerSkeleton.tsx';
import { designerMessages as messages } from './designer.messages.ts';

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
  return (
    <ReactFlowProvider key={`${schemeId} ${scheme.dataUpdatedAt}`}>
      <DesignerScreen
        scheme={scheme.data}
        sources={sources.data}
        periods={periods.data}
        onReload={() => void scheme.refetch()}
      />
    </ReactFlowProvider>
  );
}
