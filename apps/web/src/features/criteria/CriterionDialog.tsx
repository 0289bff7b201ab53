import { Button, Group, Modal, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type {
  CriterionAudience,
  CriterionDefinition,
  CriterionPage,
  CriterionSaved,
  CriterionType,
} from '@premia/service';
import { useLanguage, useName, useTranslate } from '@premia/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC, useTRPCClient } from '../../shell/api.ts';
import { useRefusalWords } from '../changes/refusal-words.ts';
import classes from './Criteria.module.css';
import { criteriaMessages } from './criteria.messages.ts';
import { DefinitionEditor } from './DefinitionEditor.tsx';
import { DefinitionTrial } from './DefinitionTrial.tsx';
import { EMPTY_DEFINITION, isCompleteDefinition } from './definition-edits.ts';

interface Form {
  readonly key: string;
  readonly type: CriterionType;
  readonly titleRu: string;
  readonly titleEn: string;
  readonly description: string;
  readonly ownerId: string | null;
  readonly deputyId: string | null;
  readonly freshnessHours: number;
  readonly visibleTo: CriterionAudience;
  readonly definition: CriterionDefinition;
}

const TYPES = ['money', 'number', 'percent', 'count'] as const;
const AUDIENCES = ['everyone', 'heads', 'specialists'] as const;

function useForm(page: CriterionPage | null) {
  const { language } = useLanguage();
  return useState<Form>({
    key: page?.key ?? '',
    type: page?.type ?? 'money',
    titleRu: page?.title.ru ?? '',
    titleEn: page?.title.en ?? '',
    description: page?.description[language] ?? '',
    ownerId: page?.ownerId ?? null,
    deputyId: page?.deputyId ?? null,
    freshnessHours: page?.freshnessHours ?? 10,
    visibleTo: page?.visibleTo ?? 'everyone',
    definition: EMPTY_DEFINITION,
  });
}

/** A new criterion with its first definition, or the description of one there is. */
export function CriterionDialog({
  page,
  onClose,
}: {
  readonly page: CriterionPage | null;
  readonly onClose: () => void;
}) {
  const t = useTranslate();
  const words = useRefusalWords();
  const [form, setForm] = useForm(page);
  const change = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }));
  const save = useSave(page, onClose);
  const refused = save.data?.ok === false ? save.data : save.error;
  const isNamed = form.titleRu.trim() !== '' || form.titleEn.trim() !== '';
  const isComplete = isNamed && (page !== null || (form.key !== '' && isCompleteDefinition(form.definition)));
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t(page === null ? criteriaMessages.create : criteriaMessages.describe)}
    >
      <div className={classes['stack']}>
        <div className={classes['fields']}>
          <TextInput
            data-autofocus
            label={t(criteriaMessages.titleRu)}
            value={form.titleRu}
            onChange={(event) => change({ titleRu: event.currentTarget.value })}
          />
          <TextInput
            label={t(criteriaMessages.titleEn)}
            value={form.titleEn}
            onChange={(event) => change({ titleEn: event.currentTarget.value })}
          />
          {page === null && (
            <>
              <TextInput
                label={t(criteriaMessages.key)}
                description={t(criteriaMessages.keyHint)}
                value={form.key}
                onChange={(event) => change({ key: event.currentTarget.value.replaceAll(/[^A-Za-z0-9_]/g, '') })}
              />
              <Select
                label={t(criteriaMessages.type)}
                allowDeselect={false}
                data={TYPES.map((value) => ({ value, label: t(criteriaMessages[value]) }))}
                value={form.type}
                onChange={(value) => change({ type: TYPES.find((type) => type === value) ?? 'number' })}
              />
            </>
          )}
        </div>
        <Textarea
          autosize
          label={t(criteriaMessages.descriptionField)}
          value={form.description}
          onChange={(event) => change({ description: event.currentTarget.value })}
        />
        <Responsible form={form} onChange={change} />
        {page === null && (
          <>
            <DefinitionEditor
              definition={form.definition}
              exceptKey={form.key}
              onChange={(definition) => change({ definition })}
            />
            <DefinitionTrial criterionKey={null} definition={form.definition} type={form.type} />
          </>
        )}
        {refused !== null && refused !== undefined && (
          <p className={classes['wrong']} role="alert">
            {words(refused)}
          </p>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t(criteriaMessages.cancel)}
          </Button>
          <Button disabled={!isComplete} loading={save.isPending} onClick={() => save.mutate(form)}>
            {t(criteriaMessages.save)}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}

function Responsible({ form, onChange }: { readonly form: Form; readonly onChange: (part: Partial<Form>) => void }) {
  const t = useTranslate();
  const nameOf = useName();
  const trpc = useTRPC();
  const people = useQuery(trpc.people.list.queryOptions({}));
  const choices = (people.data ?? []).map(({ id, name, departmentName }) => ({
    value: id,
    label: `${nameOf(name)} · ${nameOf(departmentName)}`,
  }));
  return (
    <div className={classes['fields']}>
      <Select
        searchable
        clearable
        limit={30}
        label={t(criteriaMessages.owner)}
        data={choices}
        value={form.ownerId}
        onChange={(ownerId) => onChange({ ownerId })}
      />
      <Select
        searchable
        clearable
        limit={30}
        label={t(criteriaMessages.deputy)}
        data={choices.filter(({ value }) => value !== form.ownerId)}
        value={form.deputyId}
        onChange={(deputyId) => onChange({ deputyId })}
      />
      <NumberInput
        label={t(criteriaMessages.promiseHours)}
        description={t(criteriaMessages.promiseHint)}
        min={0}
        max={744}
        allowDecimal={false}
        value={form.freshnessHours}
        onChange={(value) => onChange({ freshnessHours: typeof value === 'number' ? value : 0 })}
      />
      <Select
        label={t(criteriaMessages.visibleTo)}
        description={t(criteriaMessages.visibleHint)}
        allowDeselect={false}
        data={AUDIENCES.map((value) => ({ value, label: t(criteriaMessages[value]) }))}
        value={form.visibleTo}
        onChange={(value) => onChange({ visibleTo: AUDIENCES.find((known) => known === value) ?? 'everyone' })}
      />
    </div>
  );
}

function useSave(page: CriterionPage | null, onClose: () => void) {
  const trpc = useTRPC();
  const { criteria } = useTRPCClient();
  const { language } = useLanguage();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ key, type, definition, titleRu, titleEn, description, ...rest }: Form): Promise<CriterionSaved> => {
      const described = {
        ...rest,
        title: {
          ...(titleRu.trim() === '' ? {} : { ru: titleRu.trim() }),
          ...(titleEn.trim() === '' ? {} : { en: titleEn.trim() }),
        },
        description: { ...page?.description, [language]: description },
      };
      return page === null
        ? criteria.create.mutate({ ...described, key, type, definition })
        : criteria.describe.mutate({ ...described, key: page.key, revision: page.revision });
    },
    onSuccess: async (answer) => {
      await queryClient.invalidateQueries({ queryKey: trpc.criteria.pathKey() });
      if (!answer.ok) return;
      onClose();
      await navigate({ to: '/criteria/$key', params: { key: answer.key } });
    },
  });
}
