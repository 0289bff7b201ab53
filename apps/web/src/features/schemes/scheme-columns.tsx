import type { Translate } from '@premia/locale';
import type { SchemeStatus, SchemeSummary } from '@premia/service';
import { type Format, StatusBadge, type Tone, type useName } from '@premia/ui';
import type { GridColumn } from '@premia/ui/data-grid';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { SchemeMenu, type SchemeMenuProps } from './SchemeMenu.tsx';
import classes from './Schemes.module.css';
import { schemesMessages } from './schemes.messages.ts';

const TONES: Readonly<Record<SchemeStatus, Tone>> = {
  draft: 'warn',
  published: 'active',
  active: 'good',
  archived: 'neutral',
};

interface ColumnWords extends Omit<SchemeMenuProps, 'scheme'> {
  readonly t: Translate;
  readonly nameOf: ReturnType<typeof useName>;
  readonly format: Format;
}

export function schemeColumns(words: ColumnWords): readonly GridColumn<SchemeSummary>[] {
  return [...mainColumns(words), ...detailColumns(words)];
}

function mainColumns({ t, nameOf }: ColumnWords): readonly GridColumn<SchemeSummary>[] {
  return [
    {
      id: 'name',
      header: t(schemesMessages.name),
      value: (row) => nameOf(row.title),
      cell: (row) => (
        <>
          <Link to="/schemes/$schemeId" params={{ schemeId: row.id }} className={classes['name']}>
            {nameOf(row.title)}
          </Link>
          <span className={classes['owner']} title={t(schemesMessages.owner)}>
            {nameOf(row.ownerName)}
          </span>
        </>
      ),
      alsoFound: (row) => nameOf(row.ownerName),
    },
    {
      id: 'status',
      header: t(schemesMessages.status),
      value: (row) => t(schemesMessages[row.status]),
      cell: (row) => (
        <>
          <StatusBadge tone={TONES[row.status]}>{t(schemesMessages[row.status])}</StatusBadge>
          {row.isSubmitted && <StatusBadge tone="warn">{t(schemesMessages.submitted)}</StatusBadge>}
        </>
      ),
      width: '9.5rem',
      phoneWidth: '7rem',
    },
    {
      id: 'employees',
      header: t(schemesMessages.employees),
      value: (row) => String(row.employees),
      kind: 'decimal',
      align: 'end',
      width: '5.25rem',
      desktopOnly: true,
    },
    {
      id: 'period',
      header: t(schemesMessages.period),
      value: (row) => t(schemesMessages[row.period]),
      width: '6rem',
      desktopOnly: true,
    },
  ];
}

function detailColumns({ t, format, onDuplicate, onArchive }: ColumnWords): readonly GridColumn<SchemeSummary>[] {
  return [
    {
      id: 'version',
      header: t(schemesMessages.version),
      value: (row) => (row.activeVersion === null ? null : String(row.activeVersion)),
      kind: 'decimal',
      align: 'end',
      width: '5.5rem',
      desktopOnly: true,
    },
    {
      id: 'changed',
      header: t(schemesMessages.changed),
      value: (row) => row.changedAt,
      cell: (row) => <span className={classes['quiet']}>{format.dateTime(row.changedAt)}</span>,
      width: '11.5rem',
      desktopOnly: true,
    },
    {
      id: 'problems',
      header: t(schemesMessages.problems),
      value: (row) => String(row.problems),
      kind: 'decimal',
      width: '7.5rem',
      desktopOnly: true,
      cell: (row) =>
        row.problems === 0 ? (
          <span className={classes['quiet']}>{t(schemesMessages.noProblems)}</span>
        ) : (
          <span className={classes['problems']}>
            <IconAlertTriangle size={14} stroke={2} aria-hidden="true" />
            {t(schemesMessages.problemCount, { count: row.problems })}
          </span>
        ),
    },
    {
      id: 'menu',
      header: '',
      value: () => null,
      sortable: false,
      width: '4rem',
      phoneWidth: '3.25rem',
      align: 'end',
      cell: (row) => <SchemeMenu scheme={row} onDuplicate={onDuplicate} onArchive={onArchive} />,
    },
  ];
}
