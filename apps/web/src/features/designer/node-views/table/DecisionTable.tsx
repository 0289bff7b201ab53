import type { SchemeNode } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { useContext } from 'react';
import { bodyMessages } from '../bodies/bodies.messages.ts';
import bodies from '../bodies/bodies.module.css';
import { type DecisionCondition, type DecisionInput, type DecisionRow, readRows } from '../bodies/DecisionBody.tsx';
import { withOperator } from '../bodies/DecisionEditor.tsx';
import { decisionVerdicts } from '../bodies/decision-hits.ts';
import { optionsOf } from '../bodies/options.ts';
import { useInputValues } from '../bodies/use-input-values.ts';
import { useParams, useTitled } from '../bodies/use-params.ts';
import { InlineSelect } from '../parts/InlineSelect.tsx';
import { conditionText } from './decision-table.ts';
import { GridTable } from './GridRow.tsx';
import { GridContext } from './grid-context.ts';
import classes from './LargeTable.module.css';
import { TableField } from './TableField.tsx';
import { TableGrid } from './TableGrid.tsx';
import { tableMessages as messages } from './table.messages.ts';

const ANYTHING = '';

/** A decision as a table: a column an input, the result in the last one, the row the sample hit and what kept it from the others. */
export function DecisionTable({ node }: { readonly node: SchemeNode }) {
  const { translate: t } = useLanguage();
  const titled = useTitled();
  const { params } = useParams(node);
  const rows = readRows<DecisionRow>(params['rows']);
  const inputs = readRows<DecisionInput>(params['inputs']);
  const values = useInputValues(
    node,
    inputs.map(({ key }) => key),
  );
  const verdicts = decisionVerdicts(rows, values);
  return (
    <TableGrid node={node} as="table" className={classes['scroll']}>
      <GridTable className={classes['decision']} aria-label={t(bodyMessages.rows)}>
        <thead>
          <tr>
            <th scope="col">№</th>
            {inputs.map((input) => (
              <th key={input.key} scope="col">
                {titled(input.title, input.key)}
              </th>
            ))}
            <th scope="col">{t(messages.result)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const verdict = verdicts[index];
            return (
              <tr
                // biome-ignore lint/suspicious/noArrayIndexKey: rows are known by their place, the first that holds decides
                key={index}
                data-active={verdict?.kind === 'decides' || undefined}
              >
                <th scope="row">{index + 1}</th>
                {inputs.map((input, column) => (
                  <td
                    key={input.key}
                    data-fails={(verdict?.kind === 'fails' && verdict.input === input.key) || undefined}
                    title={verdict?.kind === 'fails' && verdict.input === input.key ? t(messages.failing) : undefined}
                  >
                    <ConditionCell row={row} input={input} at={{ row: index, column }} />
                  </td>
                ))}
                <td>
                  <TableField
                    label={t(bodyMessages.result, { number: index + 1 })}
                    at={{ row: index, column: inputs.length }}
                    isWide
                  />
                </td>
              </tr>
            );
          })}
          <tr>
            <th scope="row" colSpan={inputs.length + 1}>
              {t(bodyMessages.otherwise)}
            </th>
            <td>
              <TableField
                label={t(bodyMessages.otherwise)}
                placeholder={t(bodyMessages.noOtherwise)}
                at={{ row: rows.length, column: inputs.length }}
                isWide
              />
            </td>
          </tr>
        </tbody>
      </GridTable>
    </TableGrid>
  );
}

interface ConditionCellProps {
  readonly row: DecisionRow;
  readonly input: DecisionInput;
  readonly at: { readonly row: number; readonly column: number };
}

/** The comparison to choose with the mouse beside the cell, where it is typed: `>= 10`, `A; B`. */
function ConditionCell({ row, input, at }: ConditionCellProps) {
  const { translate: t } = useLanguage();
  const titled = useTitled();
  const grid = useContext(GridContext);
  const name = titled(input.title, input.key);
  const condition: DecisionCondition | undefined = row.when.find((one) => one.input === input.key);
  return (
    <span className={bodies['line']}>
      <InlineSelect
        label={t(bodyMessages.conditionOperator, { number: at.row + 1, name })}
        value={condition === undefined ? ANYTHING : (condition.is ?? 'equal')}
        options={[{ value: ANYTHING, label: t(bodyMessages.anything) }, ...optionsOf('conditions', t)]}
        isSkipped
        onChange={(is) => {
          const value = is === ANYTHING ? undefined : conditionText(withOperator(input.key, is, condition));
          grid?.edits.write([{ ...at, value }]);
        }}
      />
      <TableField
        label={t(messages.condition, { row: at.row + 1, name })}
        placeholder={t(messages.anything)}
        at={at}
        isWide
      />
    </span>
  );
}
