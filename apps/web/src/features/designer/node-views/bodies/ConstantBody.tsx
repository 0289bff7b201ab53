import { BASE_TYPES, type BaseType } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import type { NodeBodyProps } from '../node-view.ts';
import { useOpenedField } from '../parts/field-place.ts';
import { InlineSelect } from '../parts/InlineSelect.tsx';
import { NumberCell } from '../parts/NumberCell.tsx';
import { bodyMessages as messages } from './bodies.messages.ts';
import classes from './bodies.module.css';
import { optionsOf } from './options.ts';
import { useParams } from './use-params.ts';

export function baseOf(text: string, fallback: BaseType): BaseType {
  return BASE_TYPES.find((base) => base === text) ?? fallback;
}

export function ConstantBody({ node }: NodeBodyProps) {
  const { translate: t } = useLanguage();
  const { text, set } = useParams(node);
  const base = baseOf(text('type'), 'number');
  const opened = useOpenedField(node.id, 'value');
  return (
    <div className={classes['line']}>
      <span className={classes['grow']}>
        <NumberCell
          label={t(messages.value)}
          value={text('value')}
          base={base}
          currency={text('currency') === '' ? undefined : text('currency')}
          {...opened}
          isWide
          align="left"
          onCommit={(value) => {
            set({ value: value ?? '' }, (tr) => tr(messages.value));
            return null;
          }}
        />
      </span>
      <InlineSelect
        label={t(messages.type)}
        value={base}
        options={optionsOf('types', t)}
        onChange={(type) => set({ type }, (tr) => tr(messages.type))}
      />
    </div>
  );
}
