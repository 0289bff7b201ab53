import type { SchemeComment } from '@premia/service';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useTRPC } from '../../../shell/api.ts';
import { useDesigner } from '../state/designer-context.tsx';
import { openPlaces } from './threads.ts';

const NONE: readonly SchemeComment[] = [];

export function useComments() {
  const { schemeId } = useDesigner();
  const trpc = useTRPC();
  const query = useQuery(trpc.comments.list.queryOptions({ schemeId }));
  return { query, comments: query.data ?? NONE };
}

/** The room tells when somebody has written; mounted once, by the screen. */
export function useFreshComments(): void {
  const { schemeId, room } = useDesigner();
  const trpc = useTRPC();
  const client = useQueryClient();
  useEffect(
    () =>
      room?.onNews((news) => {
        if (news.type !== 'comments') return;
        void client.invalidateQueries({ queryKey: trpc.comments.list.queryKey({ schemeId }) });
      }),
    [room, client, trpc, schemeId],
  );
}

/** What the cards mark: the cells and ports with an open thread. Mounted once, by the screen. */
export function useTalkedAbout(): void {
  const { ui } = useDesigner();
  const { comments } = useComments();
  const talkedAbout = useMemo(() => openPlaces(comments), [comments]);
  useEffect(() => ui.setState({ talkedAbout }), [ui, talkedAbout]);
}
