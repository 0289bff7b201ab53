import { Button, Group, Input, Modal, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useLanguage } from '@premia/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { failureWords } from '../../shell/failures.ts';
import { keyFromName, newDocument } from './new-document.ts';
import classes from './Schemes.module.css';
import { schemesMessages } from './schemes.messages.ts';
import { TemplatePicture } from './TemplatePicture.tsx';
import type { SchemeTemplate } from './templates/template.ts';
import { SCHEME_TEMPLATES } from './templates/templates.ts';

const CURRENCIES = ['RUB', 'USD', 'EUR', 'KZT', 'BYN', 'UZS', 'CNY'];
const PERIODS = ['month', 'quarter', 'year'] as const;
const KEY_SUFFIX_LENGTH = 4;

interface Fields {
  readonly template: SchemeTemplate;
  readonly name: string;
  readonly period: (typeof PERIODS)[number];
  readonly currency: string;
}

const FIRST_TEMPLATE = SCHEME_TEMPLATES[0];

/** Choose a start, name it, and the designer opens with a working scheme. */
export function NewScheme(props: { readonly onClose: () => void }) {
  const { language, translate: t } = useLanguage();
  const create = useCreateScheme();
  const [fields, setFields] = useState<Fields | null>(
    FIRST_TEMPLATE === undefined
      ? null
      : { template: FIRST_TEMPLATE, name: '', period: FIRST_TEMPLATE.period, currency: 'RUB' },
  );
  const [asked, setAsked] = useState(false);
  if (fields === null) return null;
  const { template, name, period, currency } = fields;
  const nameMissing = name.trim() === '';

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    setAsked(true);
    if (nameMissing) return;
    const title = { [language]: name.trim() };
    const key = keyFromName(name, crypto.randomUUID().slice(0, KEY_SUFFIX_LENGTH));
    create.mutate({ title, period, currency, document: newDocument({ template, title, key, period, currency }) });
  }

  return (
    <Modal opened onClose={props.onClose} title={t(schemesMessages.newScheme)} size="xl">
      <form onSubmit={onSubmit} className={classes['form']}>
        <TemplateChoice
          chosen={template}
          onChoose={(next) => setFields({ ...fields, template: next, period: next.period })}
        />
        <TextInput
          data-autofocus
          label={t(schemesMessages.schemeName)}
          description={t(schemesMessages.schemeNameHint)}
          error={asked && nameMissing ? t(schemesMessages.nameNeeded) : null}
          value={name}
          onChange={(event) => setFields({ ...fields, name: event.currentTarget.value })}
        />
        <div className={classes['pair']}>
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
        </div>
        {create.error !== null && (
          <p className={classes['error']} role="alert">
            {failureWords(create.error, t).text}
          </p>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onClose}>
            {t(schemesMessages.cancel)}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t(schemesMessages.create)}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

function useCreateScheme() {
  const trpc = useTRPC();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.schemes.create.mutationOptions({
      onSuccess: async ({ schemeId }) => {
        void queryClient.invalidateQueries({ queryKey: trpc.schemes.list.queryKey() });
        await navigate({ to: '/schemes/$schemeId', params: { schemeId } });
      },
    }),
  );
}

interface TemplateChoiceProps {
  readonly chosen: SchemeTemplate;
  readonly onChoose: (template: SchemeTemplate) => void;
}

function TemplateChoice({ chosen, onChoose }: TemplateChoiceProps) {
  const { translate: t } = useLanguage();
  return (
    <fieldset className={classes['templates']}>
      <legend>{t(schemesMessages.startFrom)}</legend>
      {SCHEME_TEMPLATES.map((template) => (
        <label key={template.id} className={classes['template']} data-chosen={template === chosen || undefined}>
          <input
            type="radio"
            name="template"
            className="visually-hidden"
            checked={template === chosen}
            onChange={() => onChoose(template)}
          />
          <TemplatePicture template={template} />
          <span className={classes['templateTitle']}>{t(template.title)}</span>
          <span className={classes['templateText']}>{t(template.text)}</span>
          <span className={classes['quiet']}>{t(schemesMessages.nodes, { count: template.body.nodes.length })}</span>
        </label>
      ))}
    </fieldset>
  );
}
