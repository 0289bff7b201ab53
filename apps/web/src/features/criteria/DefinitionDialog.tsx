import { Button, Group, Modal, TextInput } from '@mantine/core';
import type { ChangeDecided, CriterionPage } from '@premia/service';
import { useFormat, useName, useTranslate } from '@premia/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC, useTRPCClient } from '../../shell/api.ts';
import { useRefusalWords } from '../changes/refusal-words.ts';
import classes from './Criteria.module.css';
import { criteriaMessages } from './criteria.messages.ts';
import { DefinitionEditor } from './DefinitionEditor.tsx';
import { DefinitionTrial } from './DefinitionTrial.tsx';
import { EMPTY_DEFINITION, isCompleteDefinition } from './definition-edits.ts';

/** Another definition from a day on: drafted as a set of changes, approved by finance. */
export function DefinitionDialog({ page, onClose }: { readonly page: CriterionPage; readonly onClose: () => void }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const words = useRefusalWords();
  const [definition, setDefinition] = useState(page.definition ?? EMPTY_DEFINITION);
  const [validFrom, setValidFrom] = useState(page.firstFreeDay);
  const propose = usePropose(page);
  const refused = propose.data?.ok === false ? propose.data : propose.error;
  const name = nameOf(page.title);
  const title = t(criteriaMessages.proposeTitle, { name });
  return (
    <Modal opened onClose={onClose} size="xl" title={title}>
      <div className={classes['stack']}>
        <p className={classes['quiet']}>{t(criteriaMessages.definitionWaits)}</p>
        <TextInput
          type="date"
          label={t(criteriaMessages.validFrom)}
          description={t(criteriaMessages.validFromHint, { day: format.date(page.firstFreeDay) })}
          min={page.firstFreeDay}
          value={validFrom}
          onChange={(event) => setValidFrom(event.currentTarget.value)}
        />
        <DefinitionEditor definition={definition} exceptKey={page.key} onChange={setDefinition} />
        <DefinitionTrial criterionKey={page.key} definition={definition} type={page.type} />
        {refused !== null && refused !== undefined && (
          <p className={classes['wrong']} role="alert">
            {words(refused)}
          </p>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t(criteriaMessages.cancel)}
          </Button>
          <Button
            disabled={!isCompleteDefinition(definition) || validFrom < page.firstFreeDay}
            loading={propose.isPending}
            onClick={() => propose.mutate({ title, validFrom, definition })}
          >
            {t(criteriaMessages.propose)}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}

interface Proposal {
  readonly title: string;
  readonly validFrom: string;
  readonly definition: NonNullable<CriterionPage['definition']>;
}

function usePropose({ key }: CriterionPage) {
  const trpc = useTRPC();
  const { changes } = useTRPCClient();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ title, validFrom, definition }: Proposal): Promise<ChangeDecided> =>
      changes.create.mutate({
        title,
        note: '',
        fileName: null,
        changes: { kind: 'definition', definitions: [{ criterion: key, validFrom, definition }] },
      }),
    onSuccess: async (answer) => {
      await queryClient.invalidateQueries({ queryKey: trpc.changes.pathKey() });
      await queryClient.invalidateQueries({ queryKey: trpc.criteria.pathKey() });
      if (answer.ok) await navigate({ to: '/changes/$changeSetId', params: { changeSetId: answer.changeSetId } });
    },
  });
}
