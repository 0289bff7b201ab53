import { ActionIcon, Button } from '@mantine/core';
import { formatMoney } from '@premia/locale';
import type { CaseOutcome, SchemeCase } from '@premia/scheme';
import { useFormat, useLanguage } from '@premia/ui';
import { IconPlayerPlay, IconPlus, IconTrash } from '@tabler/icons-react';
import dockClasses from '../diagnostics/Dock.module.css';
import { dockMessages as messages } from '../diagnostics/dock.messages.ts';
import { EditableCell } from '../node-views/parts/EditableCell.tsx';
import { NumberCell } from '../node-views/parts/NumberCell.tsx';
import { usePreviewState } from '../preview/preview-context.ts';
import { useDesigner, useDocumentPart } from '../state/designer-context.tsx';

export interface CasesPanelProps {
  readonly onRun: () => void;
  /** Null while there is nothing to save. */
  readonly onSave: (() => void) | null;
}

/** Known people with known pay: what must not change unnoticed. */
export function CasesPanel({ onRun, onSave }: CasesPanelProps) {
  const { isReadOnly } = useDesigner();
  const { translate: t } = useLanguage();
  const cases = useDocumentPart((document) => document.cases) ?? [];
  const { cases: outcome } = usePreviewState();
  return (
    <div>
      <div className={dockClasses['toolbar']}>
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconPlayerPlay size={14} />}
          onClick={onRun}
          disabled={cases.length === 0}
        >
          {t(messages.run)}
        </Button>
        {!isReadOnly && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            disabled={onSave === null}
            onClick={() => onSave?.()}
          >
            {t(messages.saveAsCase)}
          </Button>
        )}
        {outcome !== null && !outcome.compiled && <span className={dockClasses['quiet']}>{t(messages.cannotRun)}</span>}
      </div>
      {cases.length === 0 ? (
        <p className={dockClasses['quiet']}>{t(messages.noCases)}</p>
      ) : (
        <table className={dockClasses['table']}>
          <thead>
            <tr>
              <th>{t(messages.caseName)}</th>
              <th>{t(messages.caseInputs)}</th>
              <th data-number>{t(messages.expected)}</th>
              <th data-number>{t(messages.actual)}</th>
              <th>{t(messages.status)}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {cases.map((entry, index) => (
              <CaseRow
                // biome-ignore lint/suspicious/noArrayIndexKey: two cases may share a name; their place tells them apart
                key={index}
                entry={entry}
                index={index}
                outcome={outcome?.compiled === true ? outcome.cases[index] : undefined}
              />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

interface CaseRowProps {
  readonly entry: SchemeCase;
  readonly index: number;
  readonly outcome: CaseOutcome | undefined;
}

function CaseRow({ entry, index, outcome }: CaseRowProps) {
  const { actions, isReadOnly } = useDesigner();
  const { language, translate: t } = useLanguage();
  const currency = useDocumentPart((document) => document.currency);
  const inputs = useInputWords(entry);
  const money = (amount: string | null | undefined) =>
    amount === null || amount === undefined ? '—' : formatMoney(amount, language, { currency, minorUnits: 'always' });
  const state = outcome === undefined ? 'unknown' : outcome.ok ? 'yes' : 'no';
  const words = { unknown: messages.notRun, yes: messages.passes, no: messages.fails }[state];
  const codes = Object.entries(entry.expect);
  return (
    <tr>
      <td>
        <EditableCell
          label={t(messages.caseName)}
          shown={entry.name}
          text={entry.name}
          onCommit={(name) => {
            if (name.trim() !== '') actions.setCase(index, { ...entry, name: name.trim() });
            return null;
          }}
        />
      </td>
      <td title={inputs}>{inputs}</td>
      <td data-number>
        {codes.map(([code, expected]) => (
          <div key={code}>
            <NumberCell
              label={t(messages.expectedOf, { code, name: entry.name })}
              value={expected}
              base="money"
              onCommit={(typed) => {
                if (typed !== undefined)
                  actions.setCase(index, { ...entry, expect: { ...entry.expect, [code]: typed } });
                return null;
              }}
            />
          </div>
        ))}
      </td>
      <td data-number>
        {codes.map(([code]) => (
          <div key={code}>{money(outcome?.lines.find((line) => line.code === code)?.actual)}</div>
        ))}
      </td>
      <td>
        <span className={dockClasses['outcome']} data-ok={state}>
          {t(words)}
        </span>
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

/** The inputs of a case in one line: criteria and attributes by name, facts by number. */
function useInputWords({ inputs }: SchemeCase): string {
  const { sources } = useDesigner();
  const { language, translate: t } = useLanguage();
  const format = useFormat();
  const criteria = Object.entries(inputs.criteria ?? {}).flatMap(([key, measures]) => {
    const title = sources.criteria.find((one) => one.key === key)?.title;
    const { actual } = measures;
    return actual === undefined ? [] : [`${title?.[language] ?? title?.ru ?? key}: ${format.number(actual)}`];
  });
  const facts =
    inputs.facts === undefined || inputs.facts.length === 0
      ? []
      : [t(messages.caseFacts, { count: inputs.facts.length })];
  const attributes = Object.entries(inputs.attributes ?? {}).map(([key, value]) => {
    const title = sources.attributes.find((one) => one.key === key)?.title;
    return `${title?.[language] ?? title?.ru ?? key}: ${value}`;
  });
  return [...criteria, ...facts, ...attributes].join(' · ') || '—';
}
