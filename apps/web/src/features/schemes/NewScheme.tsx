import { Button, Group, Input, Modal, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useLanguage, useName } from '@premia/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { failureWords } from '../../shell/failures.ts';
import { keyFromName, newDocument } from './new-document.ts';
import classes from './Schemes.module.css';
import { schemesMessages } from './schemes.messages.ts';
import { TemplateGallery } from './TemplateGallery.tsx';
import { GALLERY, type GalleryTemplate } from './templates/gallery.ts';

const CURRENCIES = ['RUB', 'USD', 'EUR', 'KZT', 'BYN', 'UZS', 'CNY'];
const PERIODS = ['month', 'quarter', 'year'] as const;
const KEY_SUFFIX_LENGTH = 4;
const PHONE = '(max-width: 40em)';

interface Fields {
  readonly template: GalleryTemplate;
  readonly name: string;
  /** A department; null while nobody knows yet. */
  readonly audience: string | null;
  readonly period: (typeof PERIODS)[number];
  readonly currency: string;
}

export interface NewSchemeProps {
  /** The template chosen before the dialog opened. */
  readonly startFrom?: string | undefined;
  readonly onClose: () => void;
}

/** Choose a start, name it, and the designer opens with a working scheme. */
export function NewScheme(props: NewSchemeProps) {
  const { language, translate: t } = useLanguage();
  const [fields, setFields] = useState<Fields | null>(() => {
    const first = GALLERY.find(({ id }) => id === props.startFrom) ?? GALLERY[0];
    return first === undefined
      ? null
      : { template: first, name: '', audience: null, period: first.period, currency: 'RUB' };
  });
  const create = useCreateScheme(fields?.audience ?? null);
  const [asked, setAsked] = useState(false);
  const isPhone = useMediaQuery(PHONE) === true;
  if (fields === null) return null;
  const { template, name, audience, period, currency } = fields;
  const nameMissing = name.trim() === '';

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    setAsked(true);
    if (nameMissing) return;
    const title = { [language]: name.trim() };
    const key = keyFromName(name, crypto.randomUUID().slice(0, KEY_SUFFIX_LENGTH));
    create.mutate({
      title,
      period,
      currency,
      document: newDocument({ template, language, title, key, period, currency }),
    });
  }

  return (
    <Modal opened onClose={props.onClose} title={t(schemesMessages.newScheme)} size="76rem" fullScreen={isPhone}>
      <form onSubmit={onSubmit} className={classes['form']}>
        <TemplateGallery
          chosen={template}
          currency={currency}
          onChoose={(next) => setFields({ ...fields, template: next, period: next.period })}
        />
        <div className={classes['fields']}>
          <TextInput
            data-autofocus
            label={t(schemesMessages.schemeName)}
            description={t(schemesMessages.schemeNameHint)}
            error={asked && nameMissing ? t(schemesMessages.nameNeeded) : null}
            value={name}
            onChange={(event) => setFields({ ...fields, name: event.currentTarget.value })}
          />
          <AudienceField value={audience} onChange={(next) => setFields({ ...fields, audience: next })} />
          <Input.Wrapper label={t(schemesMessages.period)} labelElement="div">
            <SegmentedControl
              fullWidth
              aria-label={t(schemesMessages.period)}
              data={PERIODS.map((value) => ({ value, label: t(schemesMessages[value]) }))}
              value={period}
              onChange={(value) => {
                const chosen = PERIODS.find((candidate) => candidate === value);
                if (chosen !== undefined) setFields({ ...fields, period: chosen });
              }}
            />
          </Input.Wrapper>
          <Select
            label={t(schemesMessages.currency)}
            data={CURRENCIES}
            value={currency}
            onChange={(value) => {
              if (value !== null) setFields({ ...fields, currency: value });
            }}
          />
          {create.error !== null && (
            <p className={classes['error']} role="alert">
              {failureWords(create.error, t).text}
            </p>
          )}
          <Group justify="flex-end" gap="xs" className={classes['submit'] ?? ''}>
            <Button variant="default" onClick={props.onClose}>
              {t(schemesMessages.cancel)}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t(schemesMessages.create)}
            </Button>
          </Group>
        </div>
      </form>
    </Modal>
  );
}

interface AudienceFieldProps {
  readonly value: string | null;
  readonly onChange: (departmentId: string | null) => void;
}

/** For which department it is meant; may be left open. */
function AudienceField({ value, onChange }: AudienceFieldProps) {
  const { translate: t } = useLanguage();
  const nameOf = useName();
  const departments = useQuery(useTRPC().people.departments.queryOptions({}));
  return (
    <Select
      label={t(schemesMessages.audience)}
      description={t(schemesMessages.audienceLater)}
      placeholder={t(schemesMessages.audienceHint)}
      clearable
      searchable
      selectFirstOptionOnChange
      data={(departments.data ?? []).map(({ id, name }) => ({ value: id, label: nameOf(name) }))}
      value={value}
      onChange={onChange}
    />
  );
}

function useCreateScheme(audience: string | null) {
  const trpc = useTRPC();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.schemes.create.mutationOptions({
      onSuccess: async ({ schemeId }) => {
        void queryClient.invalidateQueries({ queryKey: trpc.schemes.list.queryKey() });
        await navigate({
          to: '/schemes/$schemeId',
          params: { schemeId },
          search: audience === null ? {} : { audience },
        });
      },
    }),
  );
}
