import { formatValue } from '@premia/locale';
import { type BaseType, parseLiteral, typeOf } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useDesigner, useDocumentPart, useUntested } from '../../state/designer-context.tsx';
import type { NodeBodyProps } from '../node-view.ts';
import { useFieldTabIndex } from '../parts/field-place.ts';
import { InlineSelect } from '../parts/InlineSelect.tsx';
import { NumberCell } from '../parts/NumberCell.tsx';
import { WayCount } from '../parts/WayCount.tsx';
import { GridAside, GridRow } from '../table/GridRow.tsx';
import { TableGrid } from '../table/TableGrid.tsx';
import { type TierColumn, tierColumns } from '../table/tiers-table.ts';
import { type BandText, bandOf, moveBoundary, readBands, removeBand, splitBand, writeBands } from './band-edits.ts';
import { bodyMessages as messages } from './bodies.messages.ts';
import classes from './bodies.module.css';
import { baseOf } from './ConstantBody.tsx';
import { optionsOf } from './options.ts';
import { TierModesBriefly, TierModesInMoney } from './TierModes.tsx';
import { TiersChart } from './TiersChart.tsx';
import { type MovingHandle, TiersHandles } from './TiersHandles.tsx';
import { levelOf, withHandleAt } from './tier-handles.ts';
import { TIERS_CHART_HEIGHT, TIERS_ROWS_MAX } from './tiers-size.ts';
import { useMeasured } from './use-measured.ts';
import { type ParamValue, useParams } from './use-params.ts';

const LARGE_CHART_HEIGHT = 200;

export interface TiersBodyProps extends NodeBodyProps {
  /** All bands, for the inspector; a card shows the first few. */
  readonly isFull?: boolean;
  /** With room for the chart beside the bands. */
  readonly isLarge?: boolean;
}

/** Tiers: the mode in words, the steps as a chart with the sample on it, boundaries shared between rows. */
export function TiersBody({ node, isFull, isLarge }: TiersBodyProps) {
  const { translate: t } = useLanguage();
  const { params, text, set } = useParams(node);
  const measured = useMeasured(node);
  const tabIndex = useFieldTabIndex();
  const { isReadOnly } = useDesigner();
  const [moving, setMoving] = useState<MovingHandle | null>(null);
  const held = readBands(params['bands']);
  // The rows tell what a handle of the chart is at before it is let go.
  const bands =
    moving === null ? held : withHandleAt(moving.handle, moving.value, { bands: held, level: levelOf(held) });
  const amountBase = baseOf(text('amountType'), 'money');
  const shown = isFull === true ? bands : bands.slice(0, TIERS_ROWS_MAX);
  const hidden = bands.length - shown.length;
  const active = bandOf(bands, measured.sample);
  const untested = useUntested(node.id);
  const change = (next: readonly BandText[], number?: number) =>
    set({ bands: writeBands(next) as unknown as ParamValue }, (tr) =>
      number === undefined ? tr(messages.bandsChanged) : tr(messages.bandChanged, { number }),
    );
  const chart = {
    bands,
    isInterpolated: text('mode') === 'interpolated',
    sample: measured.sample,
    height: isLarge === true ? LARGE_CHART_HEIGHT : TIERS_CHART_HEIGHT,
  };
  return (
    <div className={isLarge === true ? classes['tiersLarge'] : undefined}>
      <div className={classes['line']}>
        <InlineSelect
          label={t(messages.tiersMode)}
          value={text('mode', 'marginal')}
          isWide
          options={optionsOf('tierModes', t)}
          onChange={(mode) => set({ mode }, (tr) => tr(messages.tiersMode))}
        />
      </div>
      {isFull === true && <TierModesInMoney node={node} />}
      {isFull === true && !isReadOnly ? (
        <TiersHandles
          {...chart}
          base={measured.base}
          amountBase={amountBase}
          moving={moving}
          onMoving={setMoving}
          onChange={change}
        />
      ) : (
        <TiersChart {...chart} />
      )}
      <TableGrid node={node}>
        {shown.map((band, index) => (
          <BandRow
            // A band has no name of its own: its place in the table is what it is.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={index}
            node={node}
            isFull={isFull === true}
            bands={bands}
            index={index}
            band={band}
            isActive={active === index}
            isUntested={untested.has(`bands.${index}`)}
            base={measured.base}
            amountBase={amountBase}
            onChange={change}
          />
        ))}
      </TableGrid>
      <div className={classes['line']}>
        <button
          type="button"
          className={[classes['addButton'], 'nodrag'].join(' ')}
          title={t(messages.pasteRows)}
          tabIndex={tabIndex}
          onClick={() => change(splitBand(bands, bands.length - 1))}
        >
          <IconPlus size={14} />
          {t(messages.addBand)}
        </button>
        {isFull !== true && <TierModesBriefly node={node} />}
        {hidden > 0 && <span className={classes['more']}>{t(messages.moreRows, { count: hidden })}</span>}
      </div>
    </div>
  );
}

interface BandRowProps extends NodeBodyProps {
  readonly isFull: boolean;
  readonly bands: readonly BandText[];
  readonly index: number;
  readonly band: BandText;
  readonly isActive: boolean;
  /** No case comes into the band. */
  readonly isUntested: boolean;
  readonly base: BaseType;
  /** What the fixed amounts are. */
  readonly amountBase: BaseType;
  readonly onChange: (bands: readonly BandText[], number?: number) => void;
}

function BandRow({ node, isFull, bands, index, band, isActive, isUntested, base, amountBase, onChange }: BandRowProps) {
  const { isReadOnly } = useDesigner();
  const { translate: t } = useLanguage();
  const number = index + 1;
  const next = bands[index + 1];
  const hasAmounts = bands.some((one) => one.amount !== undefined);
  const hasRates = bands.some((one) => one.rate !== undefined) || !hasAmounts;
  const edit = (change: Partial<BandText>) =>
    onChange(
      bands.map((one, position) => (position === index ? { ...one, ...change } : one)),
      number,
    );
  const boundary = useBoundary(bands, onChange, base);
  const columns = tierColumns(bands);
  const at = (column: TierColumn) => ({ row: index, column: columns.indexOf(column) });
  return (
    <GridRow
      className={classes['bandRow']}
      data-active={isActive || undefined}
      data-untested={isUntested || undefined}
      data-amounts={(hasAmounts && hasRates) || undefined}
    >
      <NumberCell
        label={t(messages.bandFrom, { number })}
        value={band.from}
        base={base}
        isWide
        onCommit={(value) => boundary(index, value)}
        at={at('from')}
      />
      <span className={classes['dash']} role="presentation">
        –
      </span>
      {next === undefined ? (
        <GridAside className={classes['more']}>{t(messages.andAbove)}</GridAside>
      ) : (
        <NumberCell
          label={t(messages.bandTo, { number })}
          value={next.from}
          base={base}
          isWide
          onCommit={(value) => boundary(index + 1, value)}
          at={at('to')}
        />
      )}
      {hasRates && (
        <NumberCell
          label={t(messages.bandRate, { number })}
          value={band.rate}
          base="percent"
          isWide
          className={classes['rate']}
          canBeEmpty={hasAmounts}
          onCommit={(rate) => {
            edit({ rate });
            return null;
          }}
          at={at('rate')}
        />
      )}
      {hasAmounts && (
        <NumberCell
          label={t(messages.bandAmount, { number })}
          value={band.amount}
          base={amountBase}
          isWide
          className={classes['rate']}
          canBeEmpty={hasRates}
          onCommit={(amount) => {
            edit({ amount });
            return null;
          }}
          at={at('amount')}
        />
      )}
      <GridAside>
        <WayCount node={node} path={`bands.${index}`} isBrief={!isFull} />
      </GridAside>
      <GridAside>
        {!isReadOnly && <BandButton number={number} bands={bands} index={index} onChange={onChange} />}
      </GridAside>
    </GridRow>
  );
}

function BandButton({
  number,
  bands,
  index,
  onChange,
}: Pick<BandRowProps, 'bands' | 'index' | 'onChange'> & { readonly number: number }) {
  const { translate: t } = useLanguage();
  const tabIndex = useFieldTabIndex();
  const isOnly = bands.length === 1;
  const label = isOnly ? t(messages.splitBand, { number }) : t(messages.removeBand, { number });
  return (
    <button
      type="button"
      className={[classes['rowButton'], 'nodrag'].join(' ')}
      aria-label={label}
      tabIndex={tabIndex}
      title={label}
      onClick={(event) => {
        // With Alt the same place splits the row: both are one click away where the hand already is.
        const next = isOnly || event.altKey ? splitBand(bands, index) : removeBand(bands, index);
        onChange(next);
      }}
    >
      {isOnly ? <IconPlus size={14} /> : <IconTrash size={14} />}
    </button>
  );
}

/** Moves a boundary, or says between what it has to lie. */
function useBoundary(bands: readonly BandText[], onChange: BandRowProps['onChange'], base: BaseType) {
  const { language, translate: t } = useLanguage();
  const currency = useDocumentPart((document) => document.currency);
  const shown = (text: string) => {
    const parsed = parseLiteral(text, base);
    return parsed.ok ? formatValue({ value: parsed.value, type: typeOf(base, currency) }, language) : text;
  };
  return (index: number, value: string | undefined): string | null => {
    if (value === undefined) return null;
    const change = moveBoundary(bands, index, value);
    if (change.ok) {
      onChange(change.bands, index + 1);
      return null;
    }
    if (change.below !== null && change.above !== null) {
      return t(messages.betweenNeighbours, { below: shown(change.below), above: shown(change.above) });
    }
    if (change.below !== null) return t(messages.aboveNeighbour, { below: shown(change.below) });
    return t(messages.belowNeighbour, { above: shown(change.above ?? '') });
  };
}
