import type { SchemeNode } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import classes from '../../node-views/bodies/bodies.module.css';
import { type AxisEdit, type MatrixAxis, matrixAxes, matrixCells } from '../../node-views/bodies/matrix-edits.ts';
import { freeKey } from '../../node-views/bodies/row-edits.ts';
import { type ParamValue, useParams, useTitled } from '../../node-views/bodies/use-params.ts';
import { EditableCell } from '../../node-views/parts/EditableCell.tsx';
import { InlineSelect } from '../../node-views/parts/InlineSelect.tsx';
import { AddRow, RemoveRow } from '../../node-views/parts/RowTools.tsx';
import { Section } from '../Section.tsx';
import { DRAWN_AXES_MAX, withAxis, withAxisKind, withoutAxis } from './matrix-axis-edits.ts';
import { paramMessages as messages } from './params.messages.ts';

/** By what a matrix is read: one axis or two, their names, and whether keys are bounds or exact values. */
export function MatrixAxes({ node }: { readonly node: SchemeNode }) {
  const { translate: t, language } = useLanguage();
  const titled = useTitled();
  const { params, set } = useParams(node);
  const axes = matrixAxes(params['axes']);
  const sourcesOf = (next: readonly MatrixAxis[]) => next.map(({ source }) => source) as unknown as ParamValue;
  const setAxes = (next: readonly MatrixAxis[]) => set({ axes: sourcesOf(next) }, (tr) => tr(messages.axes));
  const change = ({ axes: next, cells }: AxisEdit) =>
    set({ axes: sourcesOf(next), cells: (next.length < 2 ? cells[0] : cells) as unknown as ParamValue }, (tr) =>
      tr(messages.axes),
    );
  const edit: AxisEdit = { axes, cells: matrixCells(params['cells'], axes) };
  return (
    <Section title={t(messages.axes)}>
      {axes.map((axis, index) => {
        const number = index + 1;
        const name = titled(axis.source['title'] as { readonly ru?: string } | undefined, axis.key);
        return (
          <div key={axis.key} className={classes['tableRow']}>
            <span className={classes['grow']}>
              <EditableCell
                label={t(messages.axisName, { number })}
                shown={name}
                text={name}
                isWide
                onCommit={(typed) => {
                  if (typed.trim() === '') return null;
                  const title = { ...(axis.source['title'] as object | undefined), [language]: typed.trim() };
                  setAxes(axes.with(index, { ...axis, source: { ...axis.source, title } }));
                  return null;
                }}
              />
            </span>
            <InlineSelect
              label={t(messages.axisKind, { number })}
              value={axis.isBands ? 'bands' : 'values'}
              options={[
                { value: 'bands', label: t(messages.axisBands) },
                { value: 'values', label: t(messages.axisValues) },
              ]}
              onChange={(kind) => setAxes(withAxisKind(axes, index, kind === 'bands'))}
            />
            {axes.length === DRAWN_AXES_MAX && (
              <RemoveRow label={t(messages.removeAxis, { number })} onClick={() => change(withoutAxis(edit, index))} />
            )}
          </div>
        );
      })}
      {axes.length < DRAWN_AXES_MAX && (
        <AddRow
          label={t(messages.addAxis)}
          onClick={() => {
            const key = freeKey(new Set(), axes).replace('row', 'axis');
            change(withAxis(edit, { key, title: { [language]: t(messages.newAxis, { number: axes.length + 1 }) } }));
          }}
        />
      )}
    </Section>
  );
}
