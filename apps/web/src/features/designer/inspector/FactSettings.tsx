import { ActionIcon, Button } from '@mantine/core';
import type { SchemeNode } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { IconPlus, IconX } from '@tabler/icons-react';
import { readRows } from '../node-views/bodies/DecisionBody.tsx';
import { optionsOf } from '../node-views/bodies/options.ts';
import { type ParamValue, useParams, useTitled } from '../node-views/bodies/use-params.ts';
import { EditableCell } from '../node-views/parts/EditableCell.tsx';
import { InlineSelect } from '../node-views/parts/InlineSelect.tsx';
import { useDesigner } from '../state/designer-context.tsx';
import classes from './Inspector.module.css';
import { inspectorMessages as messages } from './inspector.messages.ts';
import { Section } from './Section.tsx';

interface FactCondition {
  readonly field: string;
  readonly is?: string;
  readonly value?: string;
  readonly values?: readonly string[];
  /** What the field is, where the company says it. */
  readonly type?: string;
}

const LISTS = new Set(['in', 'notIn']);

/** Which records take part: a line a condition, all of which have to hold. */
export function ConditionsEditor({ node }: { readonly node: SchemeNode }) {
  const { sources, isReadOnly } = useDesigner();
  const { translate: t } = useLanguage();
  const titled = useTitled();
  const { params, text, set } = useParams(node);
  const conditions = readRows<FactCondition>(params['where']);
  const attributes = sources.factTypes.find(({ type }) => type === text('type'))?.attributes ?? [];
  const fields = [
    { value: 'amount', label: t(messages.fieldAmount) },
    { value: 'on', label: t(messages.fieldDate) },
    { value: 'source', label: t(messages.fieldSource) },
    ...attributes.map(({ key, title }) => ({ value: key, label: titled(title, key) })),
  ];
  const change = (next: readonly FactCondition[]) =>
    set({ where: next as unknown as ParamValue }, (tr) => tr(messages.conditions));
  return (
    <Section title={t(messages.conditions)}>
      {conditions.map((condition, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name; all of them have to hold, in any order
        <div key={index} className={classes['condition']}>
          <InlineSelect
            label={t(messages.conditionField, { number: index + 1 })}
            value={condition.field}
            options={fields}
            onChange={(field) => {
              const { type: _old, ...rest } = condition;
              const type = attributes.find(({ key }) => key === field)?.type;
              change(conditions.with(index, { ...rest, field, ...(type === undefined ? {} : { type }) }));
            }}
          />
          <InlineSelect
            label={t(messages.conditionIs, { number: index + 1 })}
            value={condition.is ?? 'equal'}
            options={optionsOf('conditions', t)}
            onChange={(is) => change(conditions.with(index, comparedBy(condition, is)))}
          />
          <EditableCell
            label={t(messages.conditionValue, { number: index + 1 })}
            shown={writtenValue(condition) === '' ? '…' : writtenValue(condition)}
            text={writtenValue(condition)}
            isEmpty={writtenValue(condition) === ''}
            onCommit={(typed) => {
              change(conditions.with(index, withValue(condition, typed)));
              return null;
            }}
          />
          {!isReadOnly && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t(messages.removeCondition, { number: index + 1 })}
              onClick={() => change(conditions.toSpliced(index, 1))}
            >
              <IconX size={14} />
            </ActionIcon>
          )}
        </div>
      ))}
      {!isReadOnly && (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={() =>
            change([...conditions, { field: fields[0]?.value ?? 'amount', is: 'greaterOrEqual', value: '0' }])
          }
        >
          {t(messages.addCondition)}
        </Button>
      )}
    </Section>
  );
}

function writtenValue({ value, values }: FactCondition): string {
  return values === undefined ? (value ?? '') : values.join(', ');
}

function comparedBy(condition: FactCondition, is: string): FactCondition {
  return withValue({ ...condition, is }, writtenValue(condition));
}

/** "One of" holds a list; every other comparison a single value. */
function withValue({ value: _value, values: _values, ...kept }: FactCondition, typed: string): FactCondition {
  if (!LISTS.has(kept.is ?? 'equal')) return { ...kept, is: kept.is ?? 'equal', value: typed.trim() };
  return {
    ...kept,
    values: typed
      .split(/[,;]/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  };
}

interface FrameField {
  readonly key: string;
  readonly type?: string;
  readonly title?: { readonly ru?: string; readonly en?: string };
}

/** Attributes of each record that the nodes inside the frame may read. */
export function FieldsEditor({ node }: { readonly node: SchemeNode }) {
  const { sources, isReadOnly } = useDesigner();
  const { translate: t } = useLanguage();
  const titled = useTitled();
  const { params, text, set } = useParams(node);
  const fields = readRows<FrameField>(params['fields']);
  const attributes = sources.factTypes.find(({ type }) => type === text('type'))?.attributes ?? [];
  const free = attributes.filter(({ key }) => !fields.some((field) => field.key === key));
  const change = (next: readonly FrameField[]) =>
    set({ fields: next as unknown as ParamValue }, (tr) => tr(messages.factFields));
  return (
    <Section title={t(messages.factFields)}>
      {fields.map((field, index) => (
        <div key={field.key} className={classes['field']}>
          <span>{titled(field.title ?? attributes.find(({ key }) => key === field.key)?.title, field.key)}</span>
          {!isReadOnly && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t(messages.removeField, { name: field.key })}
              onClick={() => change(fields.toSpliced(index, 1))}
            >
              <IconX size={14} />
            </ActionIcon>
          )}
        </div>
      ))}
      {!isReadOnly && free.length > 0 && (
        <InlineSelect
          label={t(messages.addField)}
          value=""
          options={[
            { value: '', label: t(messages.addField) },
            ...free.map(({ key, title }) => ({ value: key, label: titled(title, key) })),
          ]}
          onChange={(key) => {
            const attribute = free.find((one) => one.key === key);
            if (attribute === undefined) return;
            const { title, type } = attribute;
            change([
              ...fields,
              { key, type, title: { ...(title.ru ? { ru: title.ru } : {}), ...(title.en ? { en: title.en } : {}) } },
            ]);
          }}
        />
      )}
    </Section>
  );
}
