import { Button } from '@mantine/core';
import { useTranslate } from '@premia/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { ReasonDialog } from '../../shell/ReasonDialog.tsx';
import { REASON_LENGTH_MIN } from './AdjustmentDecisions.tsx';
import { adjustmentRefusalWords } from './adjustment-refusal-words.ts';
import { adjustmentsMessages } from './adjustments.messages.ts';

/** Proposes to undo a statement or an adjustment; the service lets it happen once. */
export function UndoBooked(target: { readonly kind: 'statement' | 'adjustment'; readonly id: string }) {
  const t = useTranslate();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const reverse = useMutation(
    trpc.adjustments.reverse.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.adjustments.pathKey() });
        setAsking(false);
      },
    }),
  );
  const { kind, id } = target;
  return (
    <>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setAsking(true)}>
        {t(adjustmentsMessages.undo)}
      </Button>
      {asking && (
        <ReasonDialog
          title={t(adjustmentsMessages.undoTitle)}
          text={t(adjustmentsMessages.undoText)}
          hint={t(adjustmentsMessages.reasonHint)}
          action={t(adjustmentsMessages.propose)}
          lengthMin={REASON_LENGTH_MIN}
          isPending={reverse.isPending}
          problem={reverse.error === null ? null : adjustmentRefusalWords(new Error(reverse.error.message), t)}
          onClose={() => setAsking(false)}
          onGiven={(reason) => reverse.mutate({ kind, id, reason })}
        />
      )}
    </>
  );
}
