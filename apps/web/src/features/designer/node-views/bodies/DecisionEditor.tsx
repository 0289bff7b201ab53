import type { BaseType, SchemeNode } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { paramMessages as words } from '../../inspector/params/params.messages.ts';
import { valueText } from '../../preview/ValueText.tsx';
import { EditableCell } from '../parts/EditableCell.tsx';
import { InlineSelect } from '../parts/InlineSelect.tsx';
import { NumberCell } from '../parts/NumberCell.tsx';
import { AddRow, RemoveRow, RowTools } from '../parts/RowTools.tsx';
import { WayCount, WaysNote } from '../parts/WayCount.tsx';
import { TableGrid } from '../table/TableGrid.tsx';
import { bodyMessages as messages } from './bodies.messages.ts';
import classes from './bodies.module.css';
import { baseOf } from './ConstantBody.tsx';
import { type DecisionCondition, type DecisionInput, type DecisionRow, readRows } from './DecisionBody.tsx';
import { decisionVerdicts, type InputValues, type RowVerdict } from './decision-hits.ts';
import { OtherwiseRow } from './OtherwiseRow.tsx';
import { optionsOf } from './options.ts';
import { appendRow, freeKey } from './row-edits.ts';
import { useInputValues } from './use-input-values.ts';
import { type ParamValue, useParams, useTitled } from './use-params.ts';

const ANYTHING = '';

/** The whole table: a condition for each input in every row, the result, and why the sample did not land there. */
export function DecisionEditor({ node }: { readonly node: SchemeNode }) {
  const { translate: t, language } = useLanguage();
  const titled = useTitled();
  const { params, text, set } = useParams(node);
  const rows = readRows<DecisionRow>(params['rows']);
  const inputs = readRows<DecisionInput>(params['inputs']);
  const values = useInputValues(
    node,
    inputs.map(({ key }) => key),
  );
  const verdicts = decisionVerdicts(rows, values);
  const base = baseOf(text('type'), 'percent');
  const setRows = (next: readonly DecisionRow[]) =>
    set({ rows: next as unknown as ParamValue }, (tr) => tr(messages.rows));
  const setInputs = (next: readonly DecisionInput[]) =>
    set({ inputs: next as unknown as ParamValue }, (tr) => tr(messages.rows));
  return (
    <div>
      {inputs.map((input, index) => (
        <div key={input.key} className={classes['tableRow']}>
          <span className={classes['dash']}>{index + 1}.</span>
          <EditableCell
            label={t(messages.inputName, { number: index + 1 })}
            shown={titled(input.title, input.key)}
            text={titled(input.title, input.key)}
            isWide
            onCommit={(name) => {
              if (name.trim() !== '')
                setInputs(inputs.with(index, { ...input, title: { ...input.title, [language]: name.trim() } }));
              return null;
            }}
          />
          {inputs.length > 1 && (
            <RemoveRow
              label={t(words.removeInput, { name: titled(input.title, input.key) })}
              onClick={() => {
                // Nothing can be asked of what no longer comes in.
                const kept = rows.map((row) => ({ ...row, when: row.when.filter((one) => one.input !== input.key) }));
                set(
                  {
                    inputs: inputs.toSpliced(index, 1) as unknown as ParamValue,
                    rows: kept as unknown as ParamValue,
                  },
                  (tr) => tr(messages.rows),
                );
              }}
            />
          )}
        </div>
      ))}
      <AddRow
        label={t(messages.addInput)}
        onClick={() => {
          const title = { [language]: t(messages.newInput, { number: inputs.length + 1 }) };
          setInputs([...inputs, { key: freeKey(new Set(), inputs).replace('row', 'input'), title }]);
        }}
      />
      <TableGrid node={node} as="lines">
        {rows.map((row, index) => {
          const tools = { rows, index, onChange: setRows };
          return (
            <fieldset
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are known by their place, the first that holds decides
              key={index}
              className={classes['decisionRow']}
              data-active={verdicts[index]?.kind === 'decides' || undefined}
              aria-label={t(messages.rowNumber, { number: index + 1 })}
            >
              {inputs.map((input, column) => (
                <ConditionCells
                  key={input.key}
                  number={index + 1}
                  column={column}
                  input={input}
                  row={row}
                  values={values}
                  onChange={(when) => setRows(rows.with(index, { ...row, when }))}
                />
              ))}
              <div className={classes['tableRow']}>
                <span className={classes['dash']}>→</span>
                <NumberCell
                  label={t(messages.result, { number: index + 1 })}
                  value={row.result}
                  base={base}
                  isWide
                  at={{ row: index, column: inputs.length }}
                  onCommit={(result) => {
                    if (result !== undefined) setRows(rows.with(index, { ...row, result }));
                    return null;
                  }}
                />
                <WayCount node={node} path={`rows.${index}`} />
                <RowTools {...tools} />
              </div>
              <WhyNot verdict={verdicts[index]} inputs={inputs} values={values} />
            </fieldset>
          );
        })}
        <AddRow
          label={t(messages.addRow)}
          onClick={() => setRows(appendRow(rows, (last) => last ?? { when: [], result: '0' }))}
        />
        <OtherwiseRow node={node} base={base} at={{ row: rows.length, column: inputs.length }} />
      </TableGrid>
      <WaysNote />
    </div>
  );
}

interface WhyNotProps {
  readonly verdict: RowVerdict | undefined;
  readonly inputs: readonly DecisionInput[];
  readonly values: InputValues;
}

/** One line under a row: the sample lands here, or what kept it out. */
function WhyNot({ verdict, inputs, values }: WhyNotProps) {
  const { translate: t, language } = useLanguage();
  const titled = useTitled();
  if (verdict?.kind === 'decides') return <p className={classes['why']}>{t(messages.rowHits)}</p>;
  if (verdict?.kind !== 'fails') return null;
  const title = inputs.find(({ key }) => key === verdict.input)?.title;
  const given = values.get(verdict.input);
  if (given === null || given === undefined) return null;
  const type = { base: given.base, grain: 'employee', currency: null } as const;
  const value = valueText({ kind: 'value', value: given.value, type }, language, { t, compact: false });
  return (
    <p className={classes['why']} data-fails="">
      {t(messages.rowFails, { name: titled(title, verdict.input), value })}
    </p>
  );
}

interface ConditionCellsProps {
  readonly number: number;
  readonly column: number;
  readonly input: DecisionInput;
  readonly row: DecisionRow;
  readonly values: InputValues;
  readonly onChange: (when: readonly DecisionCondition[]) => void;
}

function ConditionCells({ number, column, input, row, values, onChange }: ConditionCellsProps) {
  const { translate: t } = useLanguage();
  const titled = useTitled();
  const name = titled(input.title, input.key);
  const position = row.when.findIndex((one) => one.input === input.key);
  const condition = row.when[position];
  const base: BaseType = values.get(input.key)?.base ?? 'text';
  const operator = condition === undefined ? ANYTHING : (condition.is ?? 'equal');
  const isList = operator === 'in' || operator === 'notIn';
  const put = (next: DecisionCondition | null) =>
    onChange(
      next === null
        ? row.when.filter((one) => one.input !== input.key)
        : position === -1
          ? [...row.when, next]
          : row.when.with(position, next),
    );
  return (
    <div className={classes['tableRow']}>
      <span className={classes['words']} title={name}>
        {name}
      </span>
      <InlineSelect
        label={t(messages.conditionOperator, { number, name })}
        value={operator}
        options={[{ value: ANYTHING, label: t(messages.anything) }, ...optionsOf('conditions', t)]}
        onChange={(is) => put(is === ANYTHING ? null : withOperator(input.key, is, condition))}
      />
      {condition !== undefined && isList && (
        <EditableCell
          label={t(messages.conditionValue, { number, name })}
          shown={(condition.values ?? []).join('; ')}
          text={(condition.values ?? []).join('; ')}
          isWide
          at={{ row: number - 1, column }}
          onCommit={(typed) => {
            const list = typed
              .split(';')
              .map((part) => part.trim())
              .filter(Boolean);
            if (list.length > 0) put({ ...condition, values: list });
            return null;
          }}
        />
      )}
      {condition !== undefined && !isList && (
        <NumberCell
          label={t(messages.conditionValue, { number, name })}
          value={condition.value}
          base={base}
          isWide
          at={{ row: number - 1, column }}
          onCommit={(value) => {
            if (value !== undefined) put({ ...condition, value });
            return null;
          }}
        />
      )}
    </div>
  );
}

/** Keeps what was compared with when only the comparison changes, between one value and a list of them. */
export function withOperator(input: string, is: string, old: DecisionCondition | undefined): DecisionCondition {
  const known = old?.values ?? (old?.value === undefined ? [] : [old.value]);
  if (is === 'in' || is === 'notIn') return { input, is, values: known.length === 0 ? ['0'] : known };
  return { input, is, value: known[0] ?? '0' };
}
