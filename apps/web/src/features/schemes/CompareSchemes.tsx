import { Modal } from '@mantine/core';
import { changeWords, diffSchemes } from '@premia/scheme';
import type { SchemeSummary } from '@premia/service';
import { ErrorState, SkeletonRows, useLanguage, useName } from '@premia/ui';
import { useQueries } from '@tanstack/react-query';
import { useTRPC } from '../../shell/api.ts';
import { failureWords } from '../../shell/failures.ts';
import classes from './Schemes.module.css';
import { schemesMessages as messages } from './schemes.messages.ts';

export interface CompareSchemesProps {
  readonly before: SchemeSummary;
  readonly after: SchemeSummary;
  readonly onClose: () => void;
}

/** What the draft of one scheme does otherwise than another's, in sentences. */
export function CompareSchemes({ before, after, onClose }: CompareSchemesProps) {
  const { language, translate: t } = useLanguage();
  const nameOf = useName();
  const trpc = useTRPC();
  const [left, right] = useQueries({
    queries: [before, after].map(({ id }) => ({ ...trpc.schemes.open.queryOptions({ schemeId: id }), gcTime: 0 })),
  });
  const failed = [left, right].find((query) => query?.isError === true)?.error;
  const sentences =
    left?.data === undefined || right?.data === undefined
      ? null
      : [...new Set(diffSchemes(left.data.draft, right.data.draft).map((change) => changeWords(change, language)))];
  return (
    <Modal
      opened
      onClose={onClose}
      size="48rem"
      title={t(messages.compareTitle, { before: nameOf(before.title), after: nameOf(after.title) })}
    >
      {failed !== undefined && failed !== null ? (
        <ErrorState text={failureWords(failed, t).text} id={failureWords(failed, t).id} onRetry={onClose} />
      ) : sentences === null ? (
        <SkeletonRows rows={4} />
      ) : sentences.length === 0 ? (
        <p>{t(messages.noDifferences)}</p>
      ) : (
        <ul className={classes['differences']}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </Modal>
  );
}
