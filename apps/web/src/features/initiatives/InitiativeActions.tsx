import { Button, Group } from '@mantine/core';
import type { Initiative, PersonalInitiativeCommand } from '@premia/service';
import { useTranslate } from '@premia/ui';
import { useState } from 'react';
import { CommandDialog } from './CommandDialog.tsx';
import classes from './Initiatives.module.css';
import { refusalWords } from './initiative-words.ts';
import { initiativeMessages } from './initiatives.messages.ts';
import { useCommand } from './use-command.ts';

/** The way forward first. */
const ORDER: readonly PersonalInitiativeCommand[] = [
  'approve',
  'measure',
  'implement',
  'resubmit',
  'return',
  'decline',
  'assign',
  'correct',
  'revoke',
  'withdraw',
];
const FORWARD: ReadonlySet<PersonalInitiativeCommand> = new Set(['approve', 'measure', 'implement', 'resubmit']);

/** What this caller may do with it now; the service says. What needs more than a click asks in a dialog. */
export function InitiativeActions({ initiative }: { readonly initiative: Initiative }) {
  const t = useTranslate();
  const [asked, setAsked] = useState<PersonalInitiativeCommand | null>(null);
  const command = useCommand(() => setAsked(null));
  const problem = asked === null ? refusalWords(command, t) : null;
  const { id, revision, may } = initiative;
  const begin = (wanted: PersonalInitiativeCommand): void => {
    if (wanted === 'approve') command.mutate((initiatives) => initiatives.approve.mutate({ id, revision }));
    else if (wanted === 'withdraw') command.mutate((initiatives) => initiatives.withdraw.mutate({ id, revision }));
    else setAsked(wanted);
  };
  const offered = ORDER.filter((wanted) => may.includes(wanted));
  if (offered.length === 0) return null;
  return (
    <Group gap="xs" className={classes['actions']}>
      {offered.map((wanted) => (
        <Button
          key={wanted}
          size="xs"
          variant={
            FORWARD.has(wanted) && !(wanted === 'measure' && initiative.state === 'measured') ? 'filled' : 'default'
          }
          loading={command.isPending && asked === null}
          onClick={() => begin(wanted)}
        >
          {t(initiativeMessages[wanted])}
        </Button>
      ))}
      {problem !== null && (
        <span className={classes['refusal']} role="alert">
          {problem}
        </span>
      )}
      {asked !== null && <CommandDialog initiative={initiative} command={asked} onClose={() => setAsked(null)} />}
    </Group>
  );
}
