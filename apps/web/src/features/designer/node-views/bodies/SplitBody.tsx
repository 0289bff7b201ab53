import { useLanguage } from '@premia/ui';
import { paramMessages as words } from '../../inspector/params/params.messages.ts';
import { useInputSources } from '../../state/input-sources.ts';
import type { NodeBodyProps } from '../node-view.ts';
import { EditableCell } from '../parts/EditableCell.tsx';
import { NumberCell } from '../parts/NumberCell.tsx';
import { AddRow, RowTools, rowKeys } from '../parts/RowTools.tsx';
import { bodyMessages as messages } from './bodies.messages.ts';
import classes from './bodies.module.css';
import { readRows } from './DecisionBody.tsx';
import { freeKey } from './row-edits.ts';
import { TABLE_ROWS_MAX } from './table-sizes.ts';
import { type ParamValue, useParams, useTitled } from './use-params.ts';

interface SplitPart {
  readonly key: string;
  readonly title?: { readonly ru?: string; readonly en?: string };
  readonly weight?: string;
}

/** Name of the amount's own input: no part may have it. */
const TAKEN = new Set(['value']);

/** The parts an amount is cut into and how much of it each takes; a linked weight is read at its input. */
export function SplitBody({ node, isFull }: NodeBodyProps & { readonly isFull?: boolean }) {
  const { language, translate: t } = useLanguage();
  const titled = useTitled();
  const { params, set } = useParams(node);
  const sources = useInputSources(node.id);
  const parts = readRows<SplitPart>(params['parts']);
  const shown = isFull === true ? parts : parts.slice(0, TABLE_ROWS_MAX);
  const setParts = (next: readonly SplitPart[]) =>
    set({ parts: next as unknown as ParamValue }, (tr) => tr(messages.rows));
  return (
    <div>
      {shown.map((part, index) => {
        const name = titled(part.title, part.key);
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the fields inside
          <div
            key={part.key}
            className={classes['tableRow']}
            onKeyDown={rowKeys({ rows: parts, index, onChange: setParts })}
          >
            <span className={classes['grow']}>
              <EditableCell
                label={t(words.partName, { number: index + 1 })}
                shown={name}
                text={name}
                isWide
                onCommit={(typed) => {
                  if (typed.trim() !== '')
                    setParts(parts.with(index, { ...part, title: { ...part.title, [language]: typed.trim() } }));
                  return null;
                }}
              />
            </span>
            {!sources.has(part.key) && (
              <NumberCell
                label={t(words.partWeight, { name })}
                value={part.weight}
                base="number"
                canBeEmpty
                className={classes['rate']}
                onCommit={(weight) => {
                  const { weight: _old, ...rest } = part;
                  setParts(parts.with(index, weight === undefined ? rest : { ...rest, weight }));
                  return null;
                }}
              />
            )}
            {isFull === true && <RowTools rows={parts} index={index} onChange={setParts} />}
          </div>
        );
      })}
      {isFull === true && (
        <AddRow
          label={t(words.addPart)}
          onClick={() => {
            const title = { [language]: t(words.newPart, { number: parts.length + 1 }) };
            setParts([...parts, { key: freeKey(TAKEN, parts), title, weight: '1' }]);
          }}
        />
      )}
    </div>
  );
}
