import { notifications } from '@mantine/notifications';
import type { SchemeSummary } from '@premia/service';
import { useTranslate } from '@premia/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTRPC } from '../../shell/api.ts';
import { failureWords } from '../../shell/failures.ts';
import { copyTitle } from './copy-title.ts';

/** A draft of its own with everything of the scheme in it; the designer opens with it. */
export function useDuplicate(): (scheme: SchemeSummary) => void {
  const t = useTranslate();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { mutate } = useMutation(
    trpc.schemes.duplicate.mutationOptions({
      onSuccess: async ({ schemeId }) => {
        void queries.invalidateQueries({ queryKey: trpc.schemes.list.queryKey() });
        await navigate({ to: '/schemes/$schemeId', params: { schemeId } });
      },
      onError: (error) => notifications.show({ color: 'red', message: failureWords(error, t).text }),
    }),
  );
  return ({ id, title }) => mutate({ schemeId: id, title: copyTitle(title) });
}
