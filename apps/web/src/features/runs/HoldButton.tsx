import { Button } from '@mantine/core';
import type { RunSummary } from '@premia/service';
import { useTranslate } from '@premia/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC, useTRPCClient } from '../../shell/api.ts';
import { ReasonDialog } from './AdjustmentDecisions.tsx';
import { adjustmentRefusalWords } from './adjustment-refusal-words.ts';
import { payrollMessages } from './payroll.messages.ts';

const HOLDABLE: ReadonlySet<RunSummary['state']> = new Set(['review', 'approved', 'sealed', 'exported']);

interface HoldButtonProps {
  readonly run: RunSummary;
  readonly employeeId: string;
  readonly name: string;
}

/** Holds a person's pay of a run back, or lets it go, each with its reason. */
export function HoldButton({ run, employeeId, name }: HoldButtonProps) {
  const t = useTranslate();
  const trpc = useTRPC();
  const [asking, setAsking] = useState(false);
  const canHold = run.kind === 'final' && HOLDABLE.has(run.state);
  const holds = useQuery({ ...trpc.runs.holds.queryOptions({ runId: run.id }), enabled: canHold });
  const isHeld = (holds.data ?? []).some((hold) => hold.employeeId === employeeId && hold.releasedAt === null);
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
          action={t(isHeld ? payrollMessages.release : payrollMessages.hold)}
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
