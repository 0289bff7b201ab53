import { Button } from '@mantine/core';
import type { RunSummary } from '@premia/service';
import { useTranslate } from '@premia/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTRPC, useTRPCClient } from '../../shell/api.ts';
import { ReasonDialog } from '../../shell/ReasonDialog.tsx';
import { REASON_LENGTH_MIN } from './AdjustmentDecisions.tsx';
import { adjustmentRefusalWords } from './adjustment-refusal-words.ts';
import { adjustmentsMessages } from './adjustments.messages.ts';
import { payrollMessages } from './payroll.messages.ts';

/** While a run's pay can be held back. */
export function isHoldable(run: RunSummary): boolean {
  return run.kind === 'final' && HOLDABLE.has(run.state);
}

const HOLDABLE: ReadonlySet<RunSummary['state']> = new Set(['review', 'approved', 'sealed', 'exported']);

interface HoldButtonProps {
  readonly run: RunSummary;
  readonly employeeId: string;
  readonly name: string;
}

/** Holds a person's pay of a run back, or lets it go, each with its reason. */
export function HoldButton({ run, employeeId, name }: HoldButtonProps) {
  const t = useTranslate();
  const [asking, setAsking] = useState(false);
  const canHold = isHoldable(run);
  const isHeld = useHeld(run, canHold).has(employeeId);
  const change = useHold({ runId: run.id, employeeId, isHeld }, () => setAsking(false));
  if (!canHold) return null;
  return (
    <>
      <Button size="compact-xs" variant={isHeld ? 'filled' : 'default'} onClick={() => setAsking(true)}>
        {t(isHeld ? payrollMessages.release : payrollMessages.hold)}
      </Button>
      {asking && (
        <ReasonDialog
          title={t(isHeld ? payrollMessages.releaseTitle : payrollMessages.holdTitle)}
          text={isHeld ? t(payrollMessages.releaseText) : t(payrollMessages.holdText, { name })}
          hint={t(adjustmentsMessages.reasonHint)}
          action={t(isHeld ? payrollMessages.release : payrollMessages.hold)}
          lengthMin={REASON_LENGTH_MIN}
          isPending={change.isPending}
          problem={change.error === null ? null : refusal(change.error)}
          onClose={() => setAsking(false)}
          onGiven={(reason) => change.mutate(reason)}
        />
      )}
    </>
  );

  function refusal(error: Error): string {
    return error.message === 'run/not-holdable'
      ? t(payrollMessages.notHoldable)
      : adjustmentRefusalWords(new Error(error.message), t);
  }
}

/** Whose pay of a run is held back now. */
export function useHeld(run: RunSummary, canHold: boolean): ReadonlySet<string> {
  const trpc = useTRPC();
  const { data } = useQuery({ ...trpc.runs.holds.queryOptions({ runId: run.id }), enabled: canHold });
  return useMemo(
    () => new Set((data ?? []).flatMap(({ employeeId, releasedAt }) => (releasedAt === null ? [employeeId] : []))),
    [data],
  );
}

function useHold(
  { runId, employeeId, isHeld }: { readonly runId: string; readonly employeeId: string; readonly isHeld: boolean },
  onDone: () => void,
) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) => client.runs[isHeld ? 'release' : 'hold'].mutate({ runId, employeeId, reason }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: trpc.runs.pathKey() });
      onDone();
    },
  });
}
