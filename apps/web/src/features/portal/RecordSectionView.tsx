import { Modal } from '@mantine/core';
import type { Translate } from '@premia/locale';
import { Card, EmptyState, type Format, useFormat, useName, useTranslate } from '@premia/ui';
import { DataGrid, type GridColumn } from '@premia/ui/data-grid';
import { IconCheck, IconX } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import classes from './Breakdown.module.css';
import { breakdownMessages } from './breakdown.messages.ts';
import type { ExcludedRow, RecordRow, RecordSection } from './records.ts';

const route = getRouteApi('/app/portal/$period/$schemeId/$code');

interface ColumnWords {
  readonly t: Translate;
  readonly format: Format;
  readonly currency: string;
  readonly onOpen: (row: RecordRow) => void;
}

function columnsFor({ t, format, currency, onOpen }: ColumnWords): readonly GridColumn<RecordRow>[] {
  return [
    {
      id: 'record',
      header: t(breakdownMessages.record),
      value: (row) => `${row.fact?.title ?? ''} ${row.id} ${row.fact?.occurredOn ?? ''}`,
      sortable: false,
      cell: (row) => (
        <span className={classes['record']}>
          {/* The row opens too; the button is what a screen reader finds. */}
          <button type="button" tabIndex={-1} className={classes['recordTitle']} onClick={() => onOpen(row)}>
            {row.fact?.title ?? row.id}
          </button>
          <span className={classes['quiet']}>
            {row.fact === null ? t(breakdownMessages.withdrawn) : format.date(row.fact.occurredOn)}
          </span>
        </span>
      ),
    },
    {
      id: 'amount',
      header: t(breakdownMessages.amount),
      value: (row) => row.fact?.amount ?? null,
      kind: 'decimal',
      align: 'end',
      width: '9rem',
      sortable: false,
      desktopOnly: true,
      cell: (row) =>
        row.fact?.amount == null ? '—' : format.money(row.fact.amount, { currency: row.fact.currency ?? currency }),
    },
    {
      id: 'contribution',
      header: t(breakdownMessages.contribution),
      value: (row) => row.contributionExact,
      kind: 'decimal',
      align: 'end',
      width: 'clamp(5.75rem, 21vw, 8.5rem)',
      sortable: false,
      cell: (row) => row.contribution ?? '—',
    },
    {
      id: 'running',
      header: t(breakdownMessages.running),
      value: (row) => row.runningExact,
      kind: 'decimal',
      align: 'end',
      width: 'clamp(6.25rem, 24vw, 9.5rem)',
      sortable: false,
      cell: (row) => <span className={classes['quiet']}>{row.running ?? '—'}</span>,
    },
  ];
}

export interface RecordSectionViewProps {
  readonly section: RecordSection;
  readonly currency: string;
}

/** All records behind a number, in the order they were counted, and those that were not, with the reason. */
export function RecordSectionView({ section, currency }: RecordSectionViewProps) {
  const t = useTranslate();
  const nameOf = useName();
  const format = useFormat();
  const { search = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const [opened, setOpened] = useState<RecordRow | null>(null);
  const columns = useMemo(() => columnsFor({ t, format, currency, onOpen: setOpened }), [t, format, currency]);
  const title = section.title === null ? section.key : nameOf(section.title);
  return (
    <Card title={t(breakdownMessages.records, { title })} flush>
      {section.rows.length === 0 ? (
        <EmptyState title={t(breakdownMessages.noRecords)} />
      ) : (
        <>
          <DataGrid
            label={t(breakdownMessages.records, { title })}
            rows={section.rows}
            columns={columns}
            rowId={(row) => row.key}
            onOpen={setOpened}
            exportName={section.key}
            search={{
              text: search,
              onChange: (text) => void navigate({ search: text === '' ? {} : { search: text }, replace: true }),
            }}
          />
          <Total section={section} />
        </>
      )}
      {section.excluded.length > 0 && <Excluded rows={section.excluded} />}
      {opened !== null && <RecordDetail row={opened} onClose={() => setOpened(null)} />}
    </Card>
  );
}

function Total({ section }: { readonly section: RecordSection }) {
  const t = useTranslate();
  if (section.addsUp === null || section.total === null) return null;
  const words = section.addsUp ? breakdownMessages.addsUp : breakdownMessages.doesNotAddUp;
  const Icon = section.addsUp ? IconCheck : IconX;
  return (
    <p className={classes['total']} data-wrong={!section.addsUp || undefined}>
      <Icon size={16} stroke={2} aria-hidden="true" />
      {t(words, { total: section.total })}
    </p>
  );
}

function reasonWords(row: ExcludedRow, t: Translate): string {
  switch (row.reason) {
    case 'outside-period':
      return t(breakdownMessages.outsidePeriod);
    case 'condition-not-met':
      return row.field === null
        ? t(breakdownMessages.otherReason)
        : t(breakdownMessages.conditionNotMet, { field: row.field });
    case 'field-missing':
      return row.field === null
        ? t(breakdownMessages.otherReason)
        : t(breakdownMessages.fieldMissing, { field: row.field });
    default:
      return t(breakdownMessages.otherReason);
  }
}

function Excluded({ rows }: { readonly rows: readonly ExcludedRow[] }) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <details className={classes['excluded']}>
      <summary>{t(breakdownMessages.excluded, { count: rows.length })}</summary>
      <ul>
        {rows.map((row) => (
          <li key={row.key}>
            <span>{row.fact?.title ?? row.id}</span>
            <span className={classes['quiet']}>
              {row.fact !== null && `${format.date(row.fact.occurredOn)} · `}
              {reasonWords(row, t)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface RecordDetailProps {
  readonly row: RecordRow;
  readonly onClose: () => void;
}

/** One record to its last field: what came from the source and what the scheme made of it. */
function RecordDetail({ row, onClose }: RecordDetailProps) {
  const t = useTranslate();
  const nameOf = useName();
  const format = useFormat();
  const { fact } = row;
  return (
    <Modal opened onClose={onClose} title={fact?.title ?? row.id}>
      <dl className={classes['fields']}>
        <div>
          <dt>{t(breakdownMessages.contribution)}</dt>
          <dd>
            <strong>{row.contribution ?? '—'}</strong>
          </dd>
        </div>
      </dl>
      {row.inner.length > 0 && (
        <>
          <h3 className={classes['fieldsTitle']}>{t(breakdownMessages.worked)}</h3>
          <dl className={classes['fields']}>
            {row.inner.map((inner) => (
              <div key={inner.nodeId}>
                <dt>{inner.title === null ? inner.nodeId : nameOf(inner.title)}</dt>
                <dd>{inner.value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <h3 className={classes['fieldsTitle']}>{t(breakdownMessages.attributes)}</h3>
      <dl className={classes['fields']}>
        <div>
          <dt>{t(breakdownMessages.identifier)}</dt>
          <dd>
            {row.source} · {row.id}
          </dd>
        </div>
        {fact !== null && (
          <div>
            <dt>{t(breakdownMessages.date)}</dt>
            <dd>{format.date(fact.occurredOn, 'long')}</dd>
          </div>
        )}
        {fact?.amount != null && fact.currency !== null && (
          <div>
            <dt>{t(breakdownMessages.amount)}</dt>
            <dd>{format.money(fact.amount, { currency: fact.currency, minorUnits: 'always' })}</dd>
          </div>
        )}
        {Object.entries(fact?.attributes ?? {}).map(([key, value]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
