import { Button, Group, Modal } from '@mantine/core';
import type { PeriodSummary, RunKind } from '@premia/service';
import { useFormat, useTranslate } from '@premia/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { failureWords } from '../../shell/failures.ts';
import { useSession } from '../../shell/session.ts';
import classes from './Runs.module.css';
import { runsMessages } from './runs.messages.ts';

export function LaunchButtons({ period }: { readonly period: PeriodSummary }) {
  const t = useTranslate();
  const launch = useLaunch();
  const { may } = useSession();
  const isOpen = period.state !== 'sealed';
  return (
    <Group gap="xs">
      {launch.error !== null && <span className={classes['error']}>{failureWords(launch.error, t).text}</span>}
      {may.includes('run.preview') && (
        <Button
          variant="default"
          size="xs"
          loading={launch.isPending}
          onClick={() => launch.mutate({ period: period.period, kind: 'preview' })}
        >
          {t(runsMessages.launchPreview)}
        </Button>
      )}
      {may.includes('run.launch') && isOpen && (
        <ConfirmedLaunch period={period} kind="provisional" launch={launch} label={t(runsMessages.launchProvisional)} />
      )}
      {may.includes('run.launch') && isOpen && (
        <ConfirmedLaunch period={period} kind="final" launch={launch} label={t(runsMessages.launchFinal)} />
      )}
    </Group>
  );
}

/** The same run once more, after one that stopped. */
export function LaunchAgain({ period, kind }: { readonly period: PeriodSummary; readonly kind: RunKind }) {
  const t = useTranslate();
  const launch = useLaunch();
  const { may } = useSession();
  if (!may.includes(kind === 'preview' ? 'run.preview' : 'run.launch') || period.state === 'sealed') return null;
  const label = t(runsMessages.launchAgain);
  return (
    <Group gap="xs" mt="sm">
      {kind === 'preview' ? (
        <Button size="xs" loading={launch.isPending} onClick={() => launch.mutate({ period: period.period, kind })}>
          {label}
        </Button>
      ) : (
        <ConfirmedLaunch period={period} kind={kind} launch={launch} label={label} isMain />
      )}
      {launch.error !== null && <span className={classes['error']}>{failureWords(launch.error, t).text}</span>}
    </Group>
  );
}

interface ConfirmedLaunchProps {
  readonly period: PeriodSummary;
  readonly kind: Exclude<RunKind, 'preview'>;
  readonly launch: ReturnType<typeof useLaunch>;
  readonly label: string;
  /** The one thing to do here; the final run always is. */
  readonly isMain?: boolean;
}

const LAUNCH_WORDS = {
  provisional: { title: runsMessages.launchProvisional, text: runsMessages.launchProvisionalText },
  final: { title: runsMessages.launchFinal, text: runsMessages.launchFinalText },
} as const;

/** A run that shows amounts to everybody or freezes a period's data: what that means is said first. */
function ConfirmedLaunch({ period, kind, launch, label, isMain = kind === 'final' }: ConfirmedLaunchProps) {
  const t = useTranslate();
  const format = useFormat();
  const [confirming, setConfirming] = useState(false);
  const { title, text } = LAUNCH_WORDS[kind];
  return (
    <>
      <Button
        size="xs"
        variant={isMain ? 'filled' : 'default'}
        loading={launch.isPending}
        onClick={() => setConfirming(true)}
      >
        {label}
      </Button>
      <Modal opened={confirming} onClose={() => setConfirming(false)} title={t(title)}>
        <p>{t(text, { period: format.period(period.period) })}</p>
        {kind === 'final' && isUnderWay(period) && (
          <p className={classes['fourEyes']}>{t(runsMessages.notOver, { date: format.date(period.to) })}</p>
        )}
        {kind === 'final' && <p className={classes['fourEyes']}>{t(runsMessages.fourEyes)}</p>}
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={() => setConfirming(false)}>
            {t(runsMessages.keep)}
          </Button>
          <Button
            data-autofocus
            onClick={() => {
              setConfirming(false);
              launch.mutate({ period: period.period, kind });
            }}
          >
            {t(title)}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

/** Whether a period has days to come. */
function isUnderWay({ to }: PeriodSummary): boolean {
  return to >= new Date().toISOString().slice(0, 10);
}

function useLaunch() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation(
    trpc.runs.launch.mutationOptions({
      onSuccess: async (run) => {
        void queryClient.invalidateQueries({ queryKey: trpc.runs.pathKey() });
        await navigate({ to: '/runs/$runId', params: { runId: run.id } });
      },
    }),
  );
}
