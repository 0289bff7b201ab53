import type { CommentAnchor, SchemeComment } from '@premia/service';

export interface Thread {
  readonly opening: SchemeComment;
  readonly answers: readonly SchemeComment[];
}

/** Newest thread first, its answers in the order they were given. */
export function threadsOf(comments: readonly SchemeComment[]): readonly Thread[] {
  const answers = Map.groupBy(
    comments.filter(({ threadId }) => threadId !== null),
    ({ threadId }) => threadId,
  );
  return comments
    .filter(({ threadId }) => threadId === null)
    .map((opening) => ({ opening, answers: answers.get(opening.id) ?? [] }))
    .reverse();
}

/** How many open threads every node has. */
export function openByNode(comments: readonly SchemeComment[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { threadId, resolvedAt, anchor } of comments) {
    if (threadId !== null || resolvedAt !== null || anchor.nodeId === undefined) continue;
    counts.set(anchor.nodeId, (counts.get(anchor.nodeId) ?? 0) + 1);
  }
  return counts;
}

/** The places that are being talked about: of every open thread, by `anchorKey`. */
export function openPlaces(comments: readonly SchemeComment[]): ReadonlySet<string> {
  return new Set(
    comments.flatMap(({ threadId, resolvedAt, anchor }) =>
      threadId !== null || resolvedAt !== null || anchor.nodeId === undefined ? [] : [anchorKey(anchor)],
    ),
  );
}

/** The word behind the last `@` of what is being typed up to the cursor; null when nobody is being called. */
export function callAt(text: string, cursor: number): { readonly from: number; readonly letters: string } | null {
  const match = /(?:^|[\s(])@([\p{L}\p{N}-]*)$/u.exec(text.slice(0, cursor));
  return match === null ? null : { from: cursor - (match[1]?.length ?? 0) - 1, letters: match[1] ?? '' };
}

export function anchorKey({ nodeId, port, path }: CommentAnchor): string {
  return [nodeId ?? '', port ?? '', path ?? ''].join(' ');
}
