import { Button } from '@mantine/core';
import { describeDiagnostic } from '@premia/locale';
import { SkeletonRows, useLanguage } from '@premia/ui';
import { IconCopy } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { focusCanvas } from '../canvas/focus-canvas.ts';
import { nodeName } from '../catalogue/node-name.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import type { PortRef } from '../edits/compose-edits.ts';
import { announce } from '../state/announce.ts';
import { useAnalysis, useDesigner, useDocument, usePreviewState, useUi } from '../state/designer-context.tsx';
import { cellForSheet, cellText, cellTitle, toTsv } from './cell-text.ts';
import classes from './DataPanel.module.css';
import { dataMessages as messages } from './data.messages.ts';
import { FactSheet, type SheetColumn, type SheetRow } from './FactSheet.tsx';
import { type FactSorting, type FactTable, factReaderOf, factTableOf, sortedRows } from './fact-table.ts';
import type { CellPlace } from './sheet-selection.ts';
import { useColumnTitles } from './use-column-titles.ts';

/** The records behind a value, as a spreadsheet: what they are, what each gave, which did not count and why. */
export function DataPanel({ hasSample }: { readonly hasSample: boolean }) {
  const { language, translate: t } = useLanguage();
  const of = useAskedRows();
  const document = useDocument();
  const result = usePreviewState((preview) => preview.bypassedResult ?? preview.result);
  const inputs = usePreviewState((preview) => preview.inputs);
  const [fault] = usePreviewState((preview) => preview.inputFaults);
  const types = useAnalysis((analysis) => analysis.types);
  const table = useMemo(
    () =>
      of === null || result === null || inputs === null ? null : factTableOf({ document, of, result, inputs, types }),
    [document, of, result, inputs, types],
  );
  if (!hasSample) return <p className={classes['quiet']}>{t(messages.noSample)}</p>;
  if (of === null) return <p className={classes['quiet']}>{t(messages.nothing)}</p>;
  if (fault !== undefined)
    return (
      <p className={classes['quiet']} role="alert">
        {t(messages.failed, { reason: describeDiagnostic(fault, { language }) })}
      </p>
    );
  if (result === null || inputs === null)
    return (
      <div className={classes['waiting']}>
        <SkeletonRows rows={4} />
      </div>
    );
  if (table === null) return <p className={classes['quiet']}>{t(messages.notWorkedOut)}</p>;
  if (table.rows.length === 0) return <p className={classes['quiet']}>{t(messages.noRows)}</p>;
  return <Sheet key={`${of.nodeId} ${of.port}`} table={table} />;
}

/** The output whose value was clicked, while it is there; else the selected block, when it reads records. */
function useAskedRows(): PortRef | null {
  const rowsOf = useUi((ui) => ui.rowsOf);
  const selected = useUi((ui) => (ui.selectedNodes.size === 1 ? [...ui.selectedNodes][0] : undefined));
  const document = useDocument();
  return useMemo(() => {
    if (rowsOf !== null && factReaderOf(document, rowsOf.nodeId) !== null) return rowsOf;
    const reader = selected === undefined ? null : factReaderOf(document, selected);
    return reader === null || selected === undefined ? null : { nodeId: selected, port: '' };
  }, [document, rowsOf, selected]);
}

function Sheet({ table }: { readonly table: FactTable }) {
  const { ui } = useDesigner();
  const naming = useNaming();
  const { t, language } = naming;
  const isStale = usePreviewState((preview) => preview.isStale);
  const [sorting, setSorting] = useState<FactSorting | null>(null);
  const titles = useColumnTitles(table);
  const sorted = useMemo(() => sortedRows(table.rows, sorting), [table, sorting]);
  const columns = useMemo(
    () =>
      table.columns.map(
        (_, index): SheetColumn => ({
          key: String(index),
          title: titles[index] ?? '',
          isNumber: table.rows.some(({ cells }) => isNumber(cells[index])),
          isAsked: index === table.asked,
        }),
      ),
    [table, titles],
  );
  const rows = useMemo(
    () =>
      sorted.map(
        ({ key, isCounted, cells }): SheetRow => ({
          key,
          isCounted,
          cells: cells.map((cell) => ({
            text: cellText(cell, { t, language }),
            title: cellTitle(cell),
            isProblem: cell?.kind === 'problem',
          })),
        }),
      ),
    [sorted, t, language],
  );
  const copy = (from: CellPlace, to: CellPlace) => {
    const lines = sorted
      .slice(Math.max(from.row, 0), to.row + 1)
      .map(({ cells }) => cells.slice(from.column, to.column + 1).map((cell) => cellForSheet(cell, { t, language })));
    return toTsv([...(from.row < 0 ? [titles.slice(from.column, to.column + 1)] : []), ...lines]);
  };
  const copyAll = () => {
    const whole = copy({ row: -1, column: 0 }, { row: sorted.length - 1, column: table.columns.length - 1 });
    void writeToClipboard(whole).then((isDone) =>
      announce(ui, isDone ? t(messages.copied, { count: sorted.length }) : t(messages.notCopied)),
    );
  };
  const excluded = table.rows.length - table.counted;
  return (
    <section className={classes['panel']} aria-label={t(messages.title)}>
      <div className={classes['toolbar']}>
        <span className={classes['name']}>{nodeName(table.reader, naming)}</span>
        <span className={classes['count']} data-testid="row-count">
          {[
            t(messages.count, { count: table.rows.length }),
            t(messages.countedOf, { count: table.counted }),
            ...(excluded === 0 ? [] : [t(messages.excludedOf, { count: excluded })]),
          ].join(' · ')}
        </span>
        {isStale && <span className={classes['stale']}>{t(messages.stale)}</span>}
        <Button
          size="compact-sm"
          variant="default"
          className={classes['copy'] ?? ''}
          leftSection={<IconCopy size={14} aria-hidden="true" />}
          onClick={copyAll}
        >
          {t(messages.copy)}
        </Button>
      </div>
      <FactSheet
        label={t(messages.sheet, { name: nodeName(table.reader, naming) })}
        columns={columns}
        rows={rows}
        sorting={sorting}
        onSort={(column) => setSorting((known) => nextSorting(known, column))}
        copy={copy}
        onLeave={focusCanvas}
      />
    </section>
  );
}

function isNumber(cell: FactTable['rows'][number]['cells'][number] | undefined): boolean {
  return cell?.kind === 'value' && cell.value.kind === 'number';
}

/** Up, down, and as the records came. */
function nextSorting(known: FactSorting | null, column: number): FactSorting | null {
  if (known?.column !== column) return { column, isDescending: false };
  return known.isDescending ? null : { column, isDescending: true };
}

async function writeToClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
