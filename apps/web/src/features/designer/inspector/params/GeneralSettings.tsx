import { Switch } from '@mantine/core';
import {
  describeParams,
  isNodeKindName,
  type NodeKindName,
  type ParamDescription,
  type SchemeNode,
} from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { portsOf } from '../../catalogue/ports.ts';
import { readRows } from '../../node-views/bodies/DecisionBody.tsx';
import { digitsOptions, optionsOf } from '../../node-views/bodies/options.ts';
import { useBalanceNames } from '../../node-views/bodies/use-balance-names.ts';
import { useParams, useTitled } from '../../node-views/bodies/use-params.ts';
import { CurrencySelect } from '../../node-views/parts/CurrencySelect.tsx';
import { EditableCell } from '../../node-views/parts/EditableCell.tsx';
import { type InlineOption, InlineSelect } from '../../node-views/parts/InlineSelect.tsx';
import { NumberCell } from '../../node-views/parts/NumberCell.tsx';
import { useDesigner } from '../../state/designer-context.tsx';
import classes from '../Inspector.module.css';
import { Section } from '../Section.tsx';
import { hasOwnEditor } from './own-editors.ts';
import { type ParamWords, wordsOf } from './param-words.ts';
import { paramMessages as messages } from './params.messages.ts';

/** The params of a kind that nothing else asks for, read off its schema: none of them is out of reach. */
export function generalParams(kind: NodeKindName, node: SchemeNode): readonly ParamDescription[] {
  const inputs = new Set(portsOf(node).inputs.map(({ key }) => key));
  return describeParams(kind).filter(({ name }) => !inputs.has(name) && !hasOwnEditor(kind, name));
}

export function GeneralSettings({ node }: { readonly node: SchemeNode }) {
  const { translate: t } = useLanguage();
  if (!isNodeKindName(node.kind)) return null;
  const { kind } = node;
  const shown = generalParams(kind, node).filter(({ name }) => isMeant(kind, name, node.params ?? {}));
  if (shown.length === 0) return null;
  return (
    <Section title={t(messages.more)}>
      {shown.map((param) => (
        <ParamField key={param.name} node={node} param={param} words={wordsOf(kind, param.name)} />
      ))}
    </Section>
  );
}

/** A setting that changes nothing here is not asked for: a currency of what is no money. */
function isMeant(kind: NodeKindName, name: string, params: Readonly<Record<string, unknown>>): boolean {
  const has = (key: string) => params[key] ?? describeParams(kind).find((param) => param.name === key)?.fallback;
  const bands = Array.isArray(params['bands']) ? (params['bands'] as readonly { readonly amount?: unknown }[]) : [];
  const hasAmounts = bands.some(({ amount }) => amount !== undefined);
  if (name === 'amountType') return hasAmounts;
  if (name !== 'currency') return true;
  switch (kind) {
    case 'each':
      return true;
    case 'facts':
      return has('field') === 'amount' || has('fieldType') === 'money';
    case 'tiers':
      return hasAmounts && has('amountType') === 'money';
    default:
      return has('type') === 'money';
  }
}

interface ParamFieldProps {
  readonly node: SchemeNode;
  readonly param: ParamDescription;
  readonly words: ParamWords | undefined;
}

function ParamField({ node, param, words }: ParamFieldProps) {
  const { translate: t } = useLanguage();
  const { isReadOnly } = useDesigner();
  const { params, set } = useParams(node);
  const { name, shape } = param;
  const label = words === undefined ? name : t(words.label);
  const put = (value: string | number | boolean | undefined) =>
    set({ [name]: value }, (tr) => (words === undefined ? name : tr(words.label)));
  if (shape.kind === 'yes-no')
    return (
      <Switch
        mt={8}
        size="xs"
        label={label}
        disabled={isReadOnly}
        checked={(params[name] ?? param.fallback) === true}
        onChange={(event) => put(event.currentTarget.checked)}
      />
    );
  return (
    <div className={classes['field']}>
      <span>{label}</span>
      <Answer node={node} param={param} words={words} label={label} put={put} />
    </div>
  );
}

interface AnswerProps extends ParamFieldProps {
  readonly label: string;
  readonly put: (value: string | number | undefined) => void;
}

function Answer({ node, param, words, label, put }: AnswerProps) {
  const { translate: t } = useLanguage();
  const { params } = useParams(node);
  const fields = useFactFields(node);
  const balances = useBalanceNames();
  const { name, shape, fallback, isRequired } = param;
  const stated = params[name];
  const value = stated === undefined || stated === null ? undefined : String(stated);
  const unset = words?.unset === undefined ? t(messages.notStated) : t(words.unset);
  const choose = (options: readonly InlineOption[], isWhole = false) => (
    <InlineSelect
      label={label}
      value={value ?? (fallback === undefined ? '' : String(fallback))}
      options={words?.unset === undefined ? options : [{ value: '', label: unset }, ...options]}
      onChange={(chosen) => put(chosen === '' ? undefined : isWhole ? Number(chosen) : chosen)}
    />
  );
  if (words?.field === 'digits') return choose(digitsOptions(t), true);
  if (words?.field === 'factField') return choose(fields);
  if (shape.kind === 'choice') return choose(choicesOf(shape.choices, words, t));
  if (shape.kind === 'currency') return <CurrencySelect label={label} value={value} onChange={put} />;
  if (shape.kind === 'text' && words?.base === undefined) {
    const known = balances.find((one) => one.value === (value ?? fallback));
    return (
      <EditableCell
        label={label}
        shown={known?.label ?? value ?? (typeof fallback === 'string' ? fallback : unset)}
        text={value ?? ''}
        isEmpty={value === undefined}
        onCommit={(typed) => {
          if (typed.trim() !== '' || !isRequired) put(typed.trim() === '' ? undefined : typed.trim());
          return null;
        }}
      />
    );
  }
  return (
    <NumberCell
      label={label}
      value={value ?? (fallback === undefined ? undefined : String(fallback))}
      base={words?.base ?? (shape.kind === 'whole' ? 'count' : 'number')}
      placeholder={unset}
      canBeEmpty={!isRequired}
      onCommit={(typed) => {
        put(typed === undefined || shape.kind !== 'whole' ? typed : Number(typed));
        return null;
      }}
    />
  );
}

type T = ReturnType<typeof useLanguage>['translate'];

/** Only what the schema takes, in words; what has none stands as it is. */
function choicesOf(choices: readonly string[], words: ParamWords | undefined, t: T): readonly InlineOption[] {
  if (words?.choices === undefined) return choices.map((value) => ({ value, label: value }));
  return optionsOf(words.choices, t).filter(({ value }) => choices.includes(value));
}

function useFactFields(node: SchemeNode): readonly InlineOption[] {
  const titled = useTitled();
  const fields = node.kind === 'each' ? node.params?.['fields'] : undefined;
  const rows = readRows<{ readonly key: string; readonly title?: { readonly ru?: string; readonly en?: string } }>(
    fields,
  );
  return rows.map(({ key, title }) => ({ value: key, label: titled(title, key) }));
}
