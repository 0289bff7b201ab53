import { ActionIcon, Button } from '@mantine/core';
import { decimal, parseDecimal, subtract, toExactText } from '@premia/decimal';
import { type BilingualText, formatMoney } from '@premia/locale';
import type { CaseOutcome, SchemeCase } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { IconTrash } from '@tabler/icons-react';
import dockClasses from '../diagnostics/Dock.module.css';
import { dockMessages as messages } from '../diagnostics/dock.messages.ts';
import { EditableCell } from '../node-views/parts/EditableCell.tsx';
import { NumberCell } from '../node-views/parts/NumberCell.tsx';
import { useDesigner, useDocumentPart } from '../state/designer-context.tsx';
import classes from './Cases.module.css';
import { type CaseInput, inputId, readInput, writeInput } from './case-columns.ts';
import { casesMessages } from './cases.messages.ts';
import type { CaseColumn } from './paste-cases.ts';
import { useDeviation } from './use-deviation.ts';

type InputColumn = Extract<CaseColumn, { kind: 'input' }>;

export interface CaseRowProps {
  readonly entry: SchemeCase;
  readonly index: number;
  /** The inputs in which the cases differ. */
  readonly inputs: readonly InputColumn[];
  readonly outcome: CaseOutcome | undefined;
}

export function CaseRow({ entry, index, inputs, outcome }: CaseRowProps) {
  const { actions, isReadOnly } = useDesigner();
  const { translate: t } = useLanguage();
  const codes = Object.entries(entry.expect);
  const change = (changed: SchemeCase) => actions.setCase(index, changed);
  return (
    <tr data-failing={outcome?.ok === false || undefined}>
      <td>
        <EditableCell
          label={t(messages.caseName)}
          shown={entry.name}
          text={entry.name}
          onCommit={(name) => {
            if (name.trim() !== '') change({ ...entry, name: name.trim() });
            return null;
          }}
        />
      </td>
      {inputs.map((column) => (
        <td key={inputId(column.input)} data-number>
          <InputCell entry={entry} column={column} onChange={change} />
        </td>
      ))}
      <OtherInputs entry={entry} shown={inputs.map(({ input }) => input)} />
      <td data-number>
        {codes.map(([code, expected]) => (
          <div key={code}>
            <NumberCell
              label={t(messages.expectedOf, { code, name: entry.name })}
              value={expected}
              base="money"
              onCommit={(typed) => {
                if (typed !== undefined) change({ ...entry, expect: { ...entry.expect, [code]: typed } });
                return null;
              }}
            />
          </div>
        ))}
      </td>
      <Amounts codes={codes} outcome={outcome} />
      <td>
        <Outcome entry={entry} index={index} outcome={outcome} />
      </td>
      <td>
        {!isReadOnly && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t(messages.removeCase, { name: entry.name })}
            onClick={() => actions.removeCase(index)}
          >
            <IconTrash size={14} />
          </ActionIcon>
        )}
      </td>
    </tr>
  );
}

interface InputCellProps {
  readonly entry: SchemeCase;
  readonly column: InputColumn;
  readonly onChange: (entry: SchemeCase) => void;
}

function InputCell({ entry, column: { input, base, titles }, onChange }: InputCellProps) {
  const { translate: t } = useLanguage();
  return (
    <NumberCell
      label={t(casesMessages.inputOf, { input: titles[0] ?? '', name: entry.name })}
      value={readInput(entry, input)}
      base={base}
      canBeEmpty
      onCommit={(value) => {
        onChange(writeInput(entry, input, value));
        return null;
      }}
    />
  );
}

/** What came out, and by how much it misses what was expected. */
function Amounts({
  codes,
  outcome,
}: {
  readonly codes: readonly (readonly [string, string])[];
  readonly outcome: CaseOutcome | undefined;
}) {
  const { language } = useLanguage();
  const currency = useDocumentPart((document) => document.currency);
  const money = (amount: string) => formatMoney(amount, language, { currency, minorUnits: 'always' });
  const lines = codes.map(([code, expected]) => {
    const actual = outcome?.lines.find((line) => line.code === code)?.actual ?? null;
    return { code, actual, difference: differenceOf(expected, actual) };
  });
  return (
    <>
      <td data-number>
        {lines.map(({ code, actual }) => (
          <div key={code}>{actual === null ? '—' : money(actual)}</div>
        ))}
      </td>
      <td data-number>
        {lines.map(({ code, difference }) => (
          <div key={code} className={classes['difference']} data-sign={signOf(difference)}>
            {difference === null ? '—' : signOf(difference) === 'more' ? `+${money(difference)}` : money(difference)}
          </div>
        ))}
      </td>
    </>
  );
}

function differenceOf(expected: string, actual: string | null): string | null {
  if (actual === null || !parseDecimal(expected).ok || !parseDecimal(actual).ok) return null;
  return toExactText(subtract(decimal(actual), decimal(expected)));
}

function signOf(difference: string | null): 'none' | 'less' | 'more' {
  if (difference === null || /^[-0.]*$/.test(difference)) return 'none';
  return difference.startsWith('-') ? 'less' : 'more';
}

interface OutcomeProps {
  readonly entry: SchemeCase;
  readonly index: number;
  readonly outcome: CaseOutcome | undefined;
}

function Outcome({ entry, index, outcome }: OutcomeProps) {
  const { translate: t } = useLanguage();
  const deviation = useDeviation(entry, index);
  const state = outcome === undefined ? 'unknown' : outcome.ok ? 'yes' : 'no';
  const words = { unknown: messages.notRun, yes: messages.passes, no: messages.fails }[state];
  return (
    <span className={classes['outcome']}>
      <span className={dockClasses['outcome']} data-ok={state}>
        {t(words)}
      </span>
      {state === 'no' && deviation.isKnown && (
        <Button size="compact-xs" variant="light" color="red" title={deviation.words} onClick={deviation.show}>
          {t(casesMessages.toDeviation)}
        </Button>
      )}
    </span>
  );
}

/** The inputs all cases share, and what fits in no cell: in one line, in full on hover. */
function OtherInputs({ entry, shown }: { readonly entry: SchemeCase; readonly shown: readonly CaseInput[] }) {
  const { sources } = useDesigner();
  const { language, translate: t } = useLanguage();
  const isShown = new Set(shown.map(inputId));
  const titled = (list: readonly { readonly key: string; readonly title: BilingualText }[], key: string) => {
    const title = list.find((one) => one.key === key)?.title;
    return title?.[language] ?? title?.ru ?? key;
  };
  const { inputs } = entry;
  const facts =
    inputs.facts === undefined || inputs.facts.length === 0
      ? []
      : [t(messages.caseFacts, { count: inputs.facts.length })];
  const criteria = Object.entries(inputs.criteria ?? {}).flatMap(([key, { actual }]) =>
    actual === undefined || isShown.has(inputId({ kind: 'criterion', key, measure: 'actual' }))
      ? []
      : [`${titled(sources.criteria, key)}: ${actual}`],
  );
  const attributes = Object.entries(inputs.attributes ?? {}).flatMap(([key, value]) =>
    isShown.has(inputId({ kind: 'attributes', key })) ? [] : [`${titled(sources.attributes, key)}: ${value}`],
  );
  const words = [...(entry.period === undefined ? [] : [entry.period]), ...facts, ...criteria, ...attributes].join(
    ' · ',
  );
  return (
    <td className={classes['others']} title={words}>
      {words || '—'}
    </td>
  );
}
