import { ErrorState, useTranslate } from '@premia/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { failureWords } from './failures.ts';

export interface LoadedProps<Data> {
  readonly query: UseQueryResult<Data, unknown>;
  /** The outline of what is coming. */
  readonly skeleton: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** Skeleton, then the data; an error in words with a retry. Data once shown stays while it is read again. */
export function Loaded<Data>({ query, skeleton, children }: LoadedProps<Data>) {
  const t = useTranslate();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) {
    const words = failureWords(query.error, t);
    return <ErrorState text={words.text} id={words.id} onRetry={() => void query.refetch()} />;
  }
  return <>{skeleton}</>;
}
