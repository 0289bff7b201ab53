import { Select } from '@mantine/core';
import type { Translate } from '@premia/locale';
import type { Initiative } from '@premia/service';
import { Card, EmptyState, type Format, StatusBadge, useFormat, useName, useTranslate } from '@premia/ui';
import { DataGrid, type GridColumn } from '@premia/ui/data-grid';
import { useMemo } from 'react';
import { STATE_TONES } from './initiative-words.ts';
import { initiativeMessages } from './initiatives.messages.ts';

interface Words {
  readonly t: Translate;
  readonly format: Format;
  readonly nameOf: ReturnType<typeof useName>;
}

function columnsFor({ t, format, nameOf }: Words): readonly GridColumn<Initiative>[] {
  const authorsOf = (row: Initiative) => row.authors.map(({ name }) => nameOf(name)).join(', ');
  return [
    { id: 'title', header: t(initiativeMessages.what), value: (row) => row.title },
    {
      id: 'kind',
      header: t(initiativeMessages.kind),
      value: (row) => t(initiativeMessages[row.kind]),
      width: '7.5rem',
      desktopOnly: true,
    },
    { id: 'authors', header: t(initiativeMessages.authors), value: authorsOf, width: '11rem', desktopOnly: true },
    {
      id: 'department',
      header: t(initiativeMessages.department),
      value: (row) => nameOf(row.department.name),
      width: '10rem',
      desktopOnly: true,
    },
    {
      id: 'state',
      header: t(initiativeMessages.status),
      value: (row) => t(row.isOverdue ? initiativeMessages.overdue : initiativeMessages[row.state]),
      cell: (row) => (
        <StatusBadge tone={row.isOverdue ? 'bad' : STATE_TONES[row.state]}>
          {t(row.isOverdue ? initiativeMessages.overdue : initiativeMessages[row.state])}
        </StatusBadge>
      ),
      width: '9.5rem',
    },
    {
      id: 'effect',
      header: t(initiativeMessages.amount),
      kind: 'decimal',
      align: 'end',
      value: (row) => row.effect?.amount ?? null,
      cell: (row) => (row.effect === null ? '—' : format.money(row.effect.amount, { currency: row.currency })),
      width: '7.5rem',
      desktopOnly: true,
    },
    {
      id: 'deadline',
      header: t(initiativeMessages.due),
      value: (row) => row.deadline,
      cell: (row) => (row.deadline === null ? '—' : format.date(row.deadline)),
      width: '7.5rem',
      desktopOnly: true,
    },
  ];
}

const STATES = [
  'recorded',
  'assessment',
  'returned',
  'measured',
  'approved',
  'implemented',
  'rewarded',
  'declined',
  'withdrawn',
  'revoked',
] as const satisfies readonly Initiative['state'][];

export interface InitiativeFilter {
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly search?: string | undefined;
}

interface AllInitiativesProps {
  readonly rows: readonly Initiative[];
  readonly filter: InitiativeFilter;
  readonly onFilter: (filter: InitiativeFilter) => void;
  readonly onOpen: (id: string) => void;
}

/** Everything the caller may see as a table: filtered, sorted, exported. */
export function AllInitiatives({ rows, filter, onFilter, onOpen }: AllInitiativesProps) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const columns = useMemo(() => columnsFor({ t, format, nameOf }), [t, format, nameOf]);
  const shown = rows.filter(({ state, kind }) => state === (filter.state ?? state) && kind === (filter.kind ?? kind));
  if (rows.length === 0) return <EmptyState title={t(initiativeMessages.emptyAll)} />;
  return (
    <Card flush>
      <DataGrid
        label={t(initiativeMessages.title)}
        rows={shown}
        columns={columns}
        rowId={({ id }) => id}
        onOpen={({ id }) => onOpen(id)}
        exportName="initiatives"
        search={{ text: filter.search ?? '', onChange: (text) => onFilter({ ...filter, search: text }) }}
        toolbar={
          <>
            <Select
              aria-label={t(initiativeMessages.status)}
              placeholder={t(initiativeMessages.anyState)}
              clearable
              data={STATES.map((value) => ({ value, label: t(initiativeMessages[value]) }))}
              value={filter.state ?? null}
              onChange={(state) => onFilter({ ...filter, state: state ?? undefined })}
            />
            <Select
              aria-label={t(initiativeMessages.kind)}
              placeholder={t(initiativeMessages.anyKind)}
              clearable
              data={(['achievement', 'proposal'] as const).map((value) => ({
                value,
                label: t(initiativeMessages[value]),
              }))}
              value={filter.kind ?? null}
              onChange={(kind) => onFilter({ ...filter, kind: kind ?? undefined })}
            />
          </>
        }
      />
    </Card>
  );
}
