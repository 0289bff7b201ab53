import type { SchemeDocument } from '@premia/scheme';
import type { SchemeVersionSummary } from '@premia/service';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../../shell/api.ts';

export interface Published {
  /** Null while it is on its way, and for a scheme that was never published. */
  readonly document: SchemeDocument | null;
  readonly isError: boolean;
}

/** The newest published version of the scheme; asked for once somebody wants to see it. */
export function usePublished(version: SchemeVersionSummary | null, isWanted: boolean): Published {
  const trpc = useTRPC();
  const query = useQuery({
    ...trpc.schemes.component.queryOptions({ hash: version?.hash ?? '' }),
    enabled: version !== null && isWanted,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const document = version === null ? undefined : query.data?.components[version.hash];
  return { document: (document as SchemeDocument | undefined) ?? null, isError: query.isError };
}
