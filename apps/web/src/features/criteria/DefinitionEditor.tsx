import { ActionIcon, Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { looksAtAmounts } from '@premia/compensation';
import { comparisonSign } from '@premia/locale';
import type { CriterionDefinition, FactCriterion } from '@premia/service';
import { useLanguage, useName, useTranslate } from '@premia/ui';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../shell/api.ts';
import { useCurrency } from '../../shell/use-currency.ts';
import classes from './Criteria.module.css';
import { criteriaMessages } from './criteria.messages.ts';
import { DEFINITION_WAYS, type DefinitionWay, definitionIn, wayOf, withTypedValue } from './definition-edits.ts';
import { useDefinitionWords } from './definition-words.ts';

interface DefinitionEditorProps {
  readonly definition: CriterionDefinition;
  /** The criterion itself: no part of its own ratio. */
  readonly exceptKey: string;
  readonly onChange: (definition: CriterionDefinition) => void;
}

const WAY_LABELS = {
  facts: criteriaMessages.kindFacts,
  ratio: criteriaMessages.kindRatio,
  hand: criteriaMessages.kindHand,
  import: criteriaMessages.kindImport,
} as const satisfies Readonly<Record<DefinitionWay, unknown>>;

/** How a criterion gets its number, in plain words that write themselves as it is put together. */
export function DefinitionEditor({ definition, exceptKey, onChange }: DefinitionEditorProps) {
  const t = useTranslate();
  const words = useDefinitionWords();
  return (
    <fieldset className={classes['fieldset']}>
      <legend>{t(criteriaMessages.source)}</legend>
      <SegmentedControl
        aria-label={t(criteriaMessages.source)}
        value={wayOf(definition)}
        data={DEFINITION_WAYS.map((value) => ({ value, label: t(WAY_LABELS[value]) }))}
        onChange={(way) => onChange(definitionIn(DEFINITION_WAYS.find((known) => known === way) ?? 'facts'))}
      />
      {definition.kind === 'facts' && <FactsEditor definition={definition} onChange={onChange} />}
      {definition.kind === 'ratio' && <RatioEditor definition={definition} exceptKey={exceptKey} onChange={onChange} />}
      <p className={classes['sentence']} aria-live="polite">
        {words(definition)}
      </p>
    </fieldset>
  );
}

interface FactsEditorProps {
  readonly definition: FactCriterion;
  readonly onChange: (definition: FactCriterion) => void;
}

const CURRENCIES = Intl.supportedValuesOf('currency');
const AGGREGATES = ['sum', 'count', 'average', 'minimum', 'maximum'] as const;

function useFactSources() {
  const trpc = useTRPC();
  const nameOf = useName();
  const { data } = useQuery(trpc.criteria.sources.queryOptions());
  return {
    factTypes: (data?.factTypes ?? []).map(({ type, title }) => ({ value: type, label: nameOf(title) })),
    attributesOf: (factType: string) =>
      (data?.factTypes.find(({ type }) => type === factType)?.attributes ?? []).map(({ key, type, title }) => ({
        value: key,
        label: nameOf(title),
        type,
      })),
    criteria: (data?.criteria ?? []).map(({ key, title }) => ({ value: key, label: nameOf(title) })),
  };
}

function FactsEditor({ definition, onChange }: FactsEditorProps) {
  const t = useTranslate();
  const { factTypes, attributesOf } = useFactSources();
  const numbers = attributesOf(definition.factType).filter(({ type }) => type === 'number');
  const companyCurrency = useCurrency();
  const change = (part: Partial<FactCriterion>) => onChange({ ...definition, ...part });
  return (
    <>
      <div className={classes['fields']}>
        <Select
          label={t(criteriaMessages.factType)}
          data={factTypes}
          value={definition.factType === '' ? null : definition.factType}
          allowDeselect={false}
          onChange={(factType) => change({ factType: factType ?? '', where: [], of: 'amount' })}
        />
        <Select
          label={t(criteriaMessages.aggregate)}
          data={AGGREGATES.map((value) => ({
            value,
            label: t(value === 'count' ? criteriaMessages.aggregateCount : criteriaMessages[value]),
          }))}
          value={definition.aggregate}
          allowDeselect={false}
          onChange={(value) => change({ aggregate: AGGREGATES.find((known) => known === value) ?? 'sum' })}
        />
        {definition.aggregate !== 'count' && (
          <Select
            label={t(criteriaMessages.of)}
            data={[
              { value: 'amount', label: t(criteriaMessages.amount) },
              ...numbers.map(({ value, label }) => ({ value, label })),
            ]}
            value={definition.of}
            allowDeselect={false}
            onChange={(of) => change({ of: of ?? 'amount' })}
          />
        )}
        {looksAtAmounts(definition) && (
          <Select
            label={t(criteriaMessages.amountsIn)}
            placeholder={companyCurrency}
            data={CURRENCIES}
            value={definition.currency ?? null}
            searchable
            clearable
            onChange={(currency) => change({ currency: currency ?? undefined })}
          />
        )}
        <Select
          label={t(criteriaMessages.scope)}
          data={[
            { value: 'own', label: t(criteriaMessages.own) },
            { value: 'subtree', label: t(criteriaMessages.subtree) },
          ]}
          value={definition.scope}
          allowDeselect={false}
          onChange={(scope) => change({ scope: scope === 'subtree' ? 'subtree' : 'own' })}
        />
      </div>
      <ConditionsEditor definition={definition} onChange={onChange} />
    </>
  );
}

const COMPARISONS = ['equal', 'notEqual', 'less', 'lessOrEqual', 'greater', 'greaterOrEqual', 'in', 'notIn'] as const;

function ConditionsEditor({ definition, onChange }: FactsEditorProps) {
  const t = useTranslate();
  const { language } = useLanguage();
  const { attributesOf } = useFactSources();
  const { where } = definition;
  const fields = [
    ...attributesOf(definition.factType).map(({ value, label }) => ({ value, label })),
    { value: 'amount', label: t(criteriaMessages.amount) },
    { value: 'on', label: t(criteriaMessages.on) },
    { value: 'source', label: t(criteriaMessages.sourceField) },
  ];
  const change = (next: FactCriterion['where']) => onChange({ ...definition, where: next });
  return (
    <div>
      {where.length > 0 && <span className={classes['quiet']}>{t(criteriaMessages.conditions)}</span>}
      {where.map((condition, index) => {
        const number = String(index + 1);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name; all of them have to hold, in any order
          <div key={index} className={classes['condition']}>
            <Select
              aria-label={t(criteriaMessages.conditionField, { number })}
              data={fields}
              value={condition.field}
              allowDeselect={false}
              onChange={(field) => change(where.with(index, { ...condition, field: field ?? 'amount' }))}
            />
            <Select
              aria-label={t(criteriaMessages.conditionSign, { number })}
              data={COMPARISONS.map((value) => ({ value, label: comparisonSign(value, language) }))}
              value={condition.comparison}
              allowDeselect={false}
              onChange={(sign) => {
                const comparison = COMPARISONS.find((known) => known === sign) ?? 'equal';
                change(where.with(index, withTypedValue({ ...condition, comparison }, condition.values.join(', '))));
              }}
            />
            <TextInput
              aria-label={t(criteriaMessages.conditionValue, { number })}
              value={condition.values.join(', ')}
              onChange={(event) => change(where.with(index, withTypedValue(condition, event.currentTarget.value)))}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t(criteriaMessages.removeCondition, { number })}
              onClick={() => change(where.toSpliced(index, 1))}
            >
              <IconX size={16} />
            </ActionIcon>
          </div>
        );
      })}
      <Button
        size="compact-sm"
        variant="subtle"
        disabled={definition.factType === ''}
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={() => change([...where, { field: fields[0]?.value ?? 'amount', comparison: 'equal', values: [''] }])}
      >
        {t(criteriaMessages.addCondition)}
      </Button>
    </div>
  );
}

interface RatioEditorProps {
  readonly definition: Extract<CriterionDefinition, { kind: 'ratio' }>;
  readonly exceptKey: string;
  readonly onChange: (definition: CriterionDefinition) => void;
}

function RatioEditor({ definition, exceptKey, onChange }: RatioEditorProps) {
  const t = useTranslate();
  const { criteria } = useFactSources();
  const choices = criteria.filter(({ value }) => value !== exceptKey);
  return (
    <div className={classes['fields']}>
      {(['numerator', 'denominator'] as const).map((part) => (
        <Select
          key={part}
          searchable
          label={t(criteriaMessages[part])}
          data={choices}
          value={definition[part] === '' ? null : definition[part]}
          onChange={(key) => onChange({ ...definition, [part]: key ?? '' })}
        />
      ))}
    </div>
  );
}
