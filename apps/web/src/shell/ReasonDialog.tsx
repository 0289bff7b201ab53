import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useTranslate } from '@premia/ui';
import { useState } from 'react';
import classes from './ReasonDialog.module.css';
import { shellMessages } from './shell.messages.ts';

export interface ReasonDialogProps {
  readonly title: string;
  readonly text?: string;
  /** Who will read the reason. */
  readonly hint?: string;
  readonly action: string;
  /** Characters the reason has at least; none for one that may be left out. */
  readonly lengthMin?: number;
  readonly isPending: boolean;
  readonly problem?: string | null;
  readonly onClose: () => void;
  readonly onGiven: (reason: string) => void;
}

/** Asks why before something is done that somebody else will want to understand. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, text, hint, action, lengthMin = 1, isPending, problem, onClose, onGiven } = props;
  const t = useTranslate();
  const [typed, setTyped] = useState('');
  const reason = typed.trim();
  return (
    <Modal opened onClose={onClose} title={title}>
      {text !== undefined && <p>{text}</p>}
      <Textarea
        data-autofocus
        autosize
        minRows={2}
        required={lengthMin > 0}
        label={t(shellMessages.reason)}
        description={hint}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {problem !== undefined && problem !== null && (
        <p className={classes['problem']} role="alert">
          {problem}
        </p>
      )}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {t(shellMessages.cancel)}
        </Button>
        <Button disabled={reason.length < lengthMin} loading={isPending} onClick={() => onGiven(reason)}>
          {action}
        </Button>
      </Group>
    </Modal>
  );
}
