import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import type { Initiative, PersonalInitiativeCommand } from '@premia/service';
import { DecimalField, useName, useTranslate } from '@premia/ui';
import { useState } from 'react';
import { ColleagueSelect } from './ColleagueSelect.tsx';
import classes from './Initiatives.module.css';
import { refusalWords } from './initiative-words.ts';
import { initiativeMessages } from './initiatives.messages.ts';
import { today } from './today.ts';
import { useCommand } from './use-command.ts';

interface CommandDialogProps {
  readonly initiative: Initiative;
  readonly command: PersonalInitiativeCommand;
  readonly onClose: () => void;
}

interface Draft {
  readonly amount: string | null;
  readonly months: string;
  readonly from: string;
  readonly evidence: string;
  readonly reason: string;
  readonly description: string;
  readonly day: string;
  readonly assessor: { readonly id: string; readonly name: string } | null;
}

const DEFAULT_MONTHS = { proposal: '12', achievement: '1' } as const;
const MEASURES: ReadonlySet<PersonalInitiativeCommand> = new Set(['measure', 'correct']);
const REASONS: ReadonlySet<PersonalInitiativeCommand> = new Set(['return', 'decline', 'correct', 'revoke']);

/** Asks for what a command needs and gives it. */
export function CommandDialog({ initiative, command, onClose }: CommandDialogProps) {
  const t = useTranslate();
  const nameOf = useName();
  const [draft, setDraft] = useState<Draft>(() => draftOf(initiative, nameOf));
  const sent = useCommand(onClose);
  const problem = refusalWords(sent, t);
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  return (
    <Modal opened onClose={onClose} title={`${t(initiativeMessages[command])}: ${initiative.title}`}>
      <Stack gap="md">
        {REASONS.has(command) && (
          <Textarea
            data-autofocus
            autosize
            minRows={2}
            label={t(initiativeMessages.reason)}
            description={t(initiativeMessages.reasonHint)}
            value={draft.reason}
            onChange={(event) => set({ reason: event.currentTarget.value })}
          />
        )}
        {MEASURES.has(command) && <EffectFields draft={draft} currency={initiative.currency} onChange={set} />}
        {command === 'resubmit' && (
          <Textarea
            data-autofocus
            autosize
            minRows={4}
            label={t(initiativeMessages.text)}
            description={initiative.reason}
            value={draft.description}
            onChange={(event) => set({ description: event.currentTarget.value })}
          />
        )}
        {command === 'assign' && (
          <ColleagueSelect
            label={t(initiativeMessages.newAssessor)}
            value={draft.assessor}
            onChange={(assessor) => set({ assessor })}
          />
        )}
        {(command === 'assign' || command === 'implement') && (
          <TextInput
            type="date"
            label={t(command === 'assign' ? initiativeMessages.deadline : initiativeMessages.implementedOn)}
            value={draft.day}
            onChange={(event) => set({ day: event.currentTarget.value })}
          />
        )}
        {problem !== null && (
          <p className={classes['refusal']} role="alert">
            {problem}
          </p>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t(initiativeMessages.cancel)}
          </Button>
          <Button
            disabled={!isReady(command, draft)}
            loading={sent.isPending}
            onClick={() => sent.mutate((initiatives) => give(initiatives, initiative, { command, draft }))}
          >
            {t(initiativeMessages[command])}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface EffectFieldsProps {
  readonly draft: Draft;
  readonly currency: string;
  readonly onChange: (change: Partial<Draft>) => void;
}

function EffectFields({ draft, currency, onChange }: EffectFieldsProps) {
  const t = useTranslate();
  return (
    <>
      <DecimalField
        kind={{ kind: 'money', currency }}
        needed
        label={t(initiativeMessages.amount)}
        description={t(initiativeMessages.amountHint)}
        value={draft.amount}
        onChange={(amount) => onChange({ amount })}
      />
      <Group grow align="start">
        <TextInput
          inputMode="numeric"
          label={t(initiativeMessages.months)}
          description={t(initiativeMessages.monthsHint)}
          value={draft.months}
          onChange={(event) => onChange({ months: event.currentTarget.value.replace(/\D/g, '') })}
        />
        <TextInput
          type="date"
          label={t(initiativeMessages.from)}
          description={'\u00a0'}
          value={draft.from}
          onChange={(event) => onChange({ from: event.currentTarget.value })}
        />
      </Group>
      <Textarea
        autosize
        minRows={2}
        label={t(initiativeMessages.evidenceField)}
        value={draft.evidence}
        onChange={(event) => onChange({ evidence: event.currentTarget.value })}
      />
    </>
  );
}

function draftOf(initiative: Initiative, nameOf: ReturnType<typeof useName>): Draft {
  const { effect, assessor, deadline, description, happenedOn, kind } = initiative;
  return {
    amount: effect?.amount ?? null,
    months: effect === null ? DEFAULT_MONTHS[kind] : String(effect.months),
    from: effect?.from ?? happenedOn,
    evidence: effect?.evidence ?? '',
    reason: '',
    description,
    day: deadline !== null && deadline >= today() ? deadline : today(),
    assessor: assessor === null ? null : { id: assessor.id, name: nameOf(assessor.name) },
  };
}

const MONTHS_MAX = 36;

function isReady(command: PersonalInitiativeCommand, draft: Draft): boolean {
  if (REASONS.has(command) && draft.reason.trim() === '') return false;
  if (command === 'assign') return draft.assessor !== null && draft.day !== '';
  if (command === 'implement') return draft.day !== '';
  if (!MEASURES.has(command)) return true;
  const months = Number(draft.months);
  return (
    draft.amount !== null && months >= 1 && months <= MONTHS_MAX && draft.from !== '' && draft.evidence.trim() !== ''
  );
}

type Initiatives = Parameters<Parameters<ReturnType<typeof useCommand>['mutate']>[0]>[0];

function give(
  initiatives: Initiatives,
  { id, revision }: Initiative,
  { command, draft }: { readonly command: PersonalInitiativeCommand; readonly draft: Draft },
) {
  const held = { id, revision };
  const { reason, description, day, assessor } = draft;
  const measured = {
    amount: draft.amount ?? '',
    months: Number(draft.months),
    from: draft.from,
    evidence: draft.evidence,
  };
  switch (command) {
    case 'assign':
      return initiatives.assign.mutate({ ...held, assign: { assessorId: assessor?.id ?? '', deadline: day } });
    case 'measure':
      return initiatives.measure.mutate({ ...held, measured });
    case 'correct':
      return initiatives.correct.mutate({ ...held, reason, measured });
    case 'return':
      return initiatives.returnBack.mutate({ ...held, reason });
    case 'decline':
      return initiatives.decline.mutate({ ...held, reason });
    case 'revoke':
      return initiatives.revoke.mutate({ ...held, reason });
    case 'resubmit':
      return initiatives.resubmit.mutate({ ...held, description });
    case 'implement':
      return initiatives.implement.mutate({ ...held, implementedOn: day });
    case 'approve':
      return initiatives.approve.mutate(held);
    case 'withdraw':
      return initiatives.withdraw.mutate(held);
  }
}
