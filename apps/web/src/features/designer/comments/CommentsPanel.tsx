import { Button, Checkbox, Select } from '@mantine/core';
import type { SchemeComment } from '@premia/service';
import { ErrorState, useFormat, useName, useTranslate } from '@premia/ui';
import { IconCheck, IconCornerDownRight, IconRotate } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC, useTRPCClient } from '../../../shell/api.ts';
import { useDesigner, useUi } from '../state/designer-context.tsx';
import { selectNode } from '../state/designer-ui.ts';
import classes from './Comments.module.css';
import { Composer, type Remark } from './Composer.tsx';
import { commentMessages as messages } from './comments.messages.ts';
import { anchorKey, type Thread, threadsOf } from './threads.ts';
import { useComments } from './use-comments.ts';
import { type Place, usePlaces, usePlaceWords } from './use-places.ts';

/** What people say to each other about the scheme: open threads, a way to answer, and a new remark at a place. */
export function CommentsPanel() {
  const t = useTranslate();
  const { query, comments } = useComments();
  const selected = useUi(({ selectedNodes }) => (selectedNodes.size === 1 ? ([...selectedNodes][0] ?? null) : null));
  const [isShowingResolved, setShowingResolved] = useState(false);
  if (query.isError) {
    return <ErrorState text={t(messages.failed)} id={null} onRetry={() => void query.refetch()} />;
  }
  if (query.isPending) return <p className={classes['quiet']}>{t(messages.loading)}</p>;
  const threads = threadsOf(comments);
  const resolved = threads.filter(({ opening }) => opening.resolvedAt !== null);
  const shown = isShowingResolved ? threads : threads.filter(({ opening }) => opening.resolvedAt === null);
  return (
    <div className={classes['panel']}>
      <NewRemark nodeId={selected} isFocused />
      {threads.length === 0 && <p className={classes['quiet']}>{t(messages.empty)}</p>}
      <ol className={classes['threads']}>
        {shown.map((thread) => (
          <ThreadView key={thread.opening.id} thread={thread} />
        ))}
      </ol>
      {resolved.length > 0 && (
        <Checkbox
          size="xs"
          className={classes['filter'] ?? ''}
          label={t(messages.showResolved, { count: resolved.length })}
          checked={isShowingResolved}
          onChange={(event) => setShowingResolved(event.currentTarget.checked)}
        />
      )}
    </div>
  );
}

/** What is said about one node, its rows, cells and ports, and a new remark about it. */
export function NodeComments({ nodeId }: { readonly nodeId: string }) {
  const t = useTranslate();
  const { query, comments } = useComments();
  if (query.isError) return <ErrorState text={t(messages.failed)} id={null} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <p className={classes['quiet']}>{t(messages.loading)}</p>;
  const threads = threadsOf(comments).filter(({ opening }) => opening.anchor.nodeId === nodeId);
  return (
    <div>
      <NewRemark nodeId={nodeId} isFocused={false} />
      {threads.length === 0 && <p className={classes['quiet']}>{t(messages.nodeEmpty)}</p>}
      <ol className={classes['threads']}>
        {[false, true].flatMap((isResolved) =>
          threads
            .filter(({ opening }) => (opening.resolvedAt !== null) === isResolved)
            .map((thread) => <ThreadView key={thread.opening.id} thread={thread} />),
        )}
      </ol>
    </div>
  );
}

function useWriting() {
  const { schemeId } = useDesigner();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.comments.list.queryKey({ schemeId }) });
  return {
    add: async (remark: Remark & Pick<SchemeComment, 'anchor' | 'threadId'>) => {
      const { text, mentions, anchor, threadId } = remark;
      await client.comments.add.mutate({ schemeId, text, mentions: [...mentions], anchor, threadId });
      await refresh();
    },
    settle: async (threadId: string, isResolved: boolean) => {
      await client.comments.settle.mutate({ schemeId, threadId, isResolved });
      await refresh();
    },
  };
}

interface NewRemarkProps {
  readonly nodeId: string | null;
  readonly isFocused: boolean;
}

function NewRemark({ nodeId, isFocused }: NewRemarkProps) {
  const t = useTranslate();
  const writing = useWriting();
  const wanted = useUi(({ remarkPlace }) => (remarkPlace?.nodeId === nodeId ? remarkPlace : null));
  const places = usePlaces(nodeId, wanted);
  const wantedKey = wanted === null ? null : anchorKey(wanted);
  const [chosen, setChosen] = useState<{ readonly over: string | null; readonly key: string } | null>(null);
  // What was chosen by hand holds until another place is asked for.
  const key = chosen !== null && chosen.over === wantedKey ? chosen.key : wantedKey;
  const place: Place | undefined = places.find((one) => one.key === key) ?? places[0];
  return (
    <Composer
      key={`${nodeId} ${wantedKey}`}
      label={t(messages.write)}
      isFocused={isFocused || wanted !== null}
      onSend={(remark) => writing.add({ ...remark, anchor: place?.anchor ?? {}, threadId: null })}
    >
      <Select
        size="xs"
        className={classes['place'] ?? ''}
        aria-label={t(messages.place)}
        data={places.map((one) => ({ value: one.key, label: one.label }))}
        value={place?.key ?? null}
        allowDeselect={false}
        onChange={(next) => next !== null && setChosen({ over: wantedKey, key: next })}
      />
    </Composer>
  );
}

function ThreadView({ thread: { opening, answers } }: { readonly thread: Thread }) {
  const { ui } = useDesigner();
  const t = useTranslate();
  const nameOf = useName();
  const placeWords = usePlaceWords();
  const writing = useWriting();
  const [isAnswering, setAnswering] = useState(false);
  const { anchor, resolvedAt, resolvedBy, id } = opening;
  const place = placeWords(anchor);
  const isResolved = resolvedAt !== null;
  return (
    <li className={classes['thread']} data-resolved={isResolved || undefined}>
      <button
        type="button"
        className={classes['anchor']}
        disabled={anchor.nodeId === undefined || place === null}
        onClick={() => anchor.nodeId !== undefined && selectNode(ui, anchor.nodeId)}
      >
        {place ?? t(messages.gone)}
      </button>
      <CommentView comment={opening} />
      {answers.map((answer) => (
        <CommentView key={answer.id} comment={answer} isAnswer />
      ))}
      <div className={classes['threadEnd']}>
        {isResolved && (
          <span className={classes['hint']}>{t(messages.resolvedBy, { name: nameOf(resolvedBy ?? undefined) })}</span>
        )}
        {!isResolved && !isAnswering && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconCornerDownRight size={14} />}
            onClick={() => setAnswering(true)}
          >
            {t(messages.answer)}
          </Button>
        )}
        <Button
          size="compact-xs"
          variant="subtle"
          color={isResolved ? 'gray' : 'green'}
          leftSection={isResolved ? <IconRotate size={14} /> : <IconCheck size={14} />}
          onClick={() => void writing.settle(id, !isResolved)}
        >
          {t(isResolved ? messages.reopen : messages.resolve)}
        </Button>
      </div>
      {isAnswering && (
        <Composer
          label={t(messages.answerTo, { name: nameOf(opening.author.name) })}
          isFocused
          onSend={async (remark) => {
            await writing.add({ ...remark, anchor, threadId: id });
            setAnswering(false);
          }}
        />
      )}
    </li>
  );
}

function CommentView({ comment, isAnswer = false }: { readonly comment: SchemeComment; readonly isAnswer?: boolean }) {
  const nameOf = useName();
  const format = useFormat();
  return (
    <article className={classes['comment']} data-answer={isAnswer || undefined}>
      <header>
        <b>{nameOf(comment.author.name)}</b>{' '}
        <time dateTime={comment.createdAt}>{format.dateTime(comment.createdAt)}</time>
      </header>
      <p>{comment.text}</p>
    </article>
  );
}
