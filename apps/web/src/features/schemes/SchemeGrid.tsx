import { Button, SegmentedControl } from '@mantine/core';
import type { SchemeStatus, SchemeSummary } from '@premia/service';
import { useFormat, useName, useTranslate } from '@premia/ui';
import { DataGrid } from '@premia/ui/data-grid';
import { IconArchive, IconArrowsDiff } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { present } from '../../shell/search.ts';
import { useSession } from '../../shell/session.ts';
import { useShortcut } from '../../shell/shortcuts/ShortcutProvider.tsx';
import { ArchiveDialog } from './ArchiveDialog.tsx';
import classes from './Schemes.module.css';
import { schemeColumns } from './scheme-columns.tsx';
import { schemesMessages as messages } from './schemes.messages.ts';
import { useDuplicate } from './use-duplicate.ts';

const CompareSchemes = lazy(() =>
  import('./CompareSchemes.tsx').then((module) => ({ default: module.CompareSchemes })),
);

const route = getRouteApi('/app/schemes');

const STATUSES: readonly SchemeStatus[] = ['active', 'published', 'draft', 'archived'];

/** The list itself: what it shows and in which order stands in the address. */
export function SchemeGrid({ rows }: { readonly rows: readonly SchemeSummary[] }) {
  const t = useTranslate();
  const nameOf = useName();
  const format = useFormat();
  const { may } = useSession();
  const { search = '', status } = route.useSearch();
  const navigate = route.useNavigate();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [archiving, setArchiving] = useState<readonly SchemeSummary[]>([]);
  const duplicate = useDuplicate();
  const mayArchive = may.includes('scheme.archive');
  const onDuplicate = may.includes('scheme.create') ? duplicate : null;
  const onArchive = mayArchive ? (scheme: SchemeSummary) => setArchiving([scheme]) : null;
  const columns = schemeColumns({ t, nameOf, format, onDuplicate, onArchive });
  const shown = useMemo(
    () => (status === undefined ? rows : rows.filter((row) => row.status === status)),
    [rows, status],
  );
  const chosen = rows.filter(({ id }) => marked.has(id));
  useShortcut({
    id: 'schemes.search',
    keys: ['/'],
    label: messages.search,
    group: messages.group,
    run: () => document.querySelector<HTMLInputElement>('[data-search-field]')?.focus(),
  });
  return (
    <>
      <DataGrid
        label={t(messages.title)}
        rows={shown}
        columns={columns}
        rowId={(row) => row.id}
        sortedBy={{ id: 'changed', desc: true }}
        onOpen={(row) => void navigate({ to: '/schemes/$schemeId', params: { schemeId: row.id } })}
        selection={{ ids: marked, onChange: setMarked, labelOf: (row) => nameOf(row.title) }}
        search={{
          text: search,
          onChange: (text) => void navigate({ search: present({ status, search: text }), replace: true }),
        }}
        toolbar={
          <SegmentedControl
            size="xs"
            className={classes['statuses']}
            value={status ?? 'all'}
            aria-label={t(messages.status)}
            data={[
              { value: 'all', label: t(messages.all) },
              ...STATUSES.map((value) => ({ value, label: t(messages[value]) })),
            ]}
            onChange={(value) => {
              const wanted = STATUSES.find((candidate) => candidate === value);
              void navigate({ search: present({ search, status: wanted }), replace: true });
            }}
          />
        }
      />
      <Marked
        chosen={chosen}
        onArchive={mayArchive ? () => setArchiving(chosen.filter((one) => one.status !== 'archived')) : null}
        onClear={() => setMarked(new Set())}
      />
      {archiving.length > 0 && (
        <ArchiveDialog
          schemes={archiving}
          onClose={() => {
            setArchiving([]);
            setMarked(new Set());
          }}
        />
      )}
    </>
  );
}

interface MarkedProps {
  readonly chosen: readonly SchemeSummary[];
  readonly onArchive: (() => void) | null;
  readonly onClear: () => void;
}

/** What can be done with the marked schemes together. */
function Marked({ chosen, onArchive, onClear }: MarkedProps) {
  const t = useTranslate();
  const [isComparing, setComparing] = useState(false);
  // The older one is what the newer one is compared with.
  const [before, after] = [...chosen].sort((a, b) => a.changedAt.localeCompare(b.changedAt));
  if (chosen.length === 0) return null;
  return (
    <div className={classes['marked']} role="toolbar" aria-label={t(messages.chosen, { count: chosen.length })}>
      <strong role="status">{t(messages.chosen, { count: chosen.length })}</strong>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconArrowsDiff size={16} />}
        disabled={chosen.length !== 2}
        title={t(messages.compareTwo)}
        onClick={() => setComparing(true)}
      >
        {t(messages.compare)}
      </Button>
      {onArchive !== null && (
        <Button size="xs" variant="default" leftSection={<IconArchive size={16} />} onClick={onArchive}>
          {t(messages.archive)}
        </Button>
      )}
      <Button size="xs" variant="subtle" onClick={onClear}>
        {t(messages.clear)}
      </Button>
      {isComparing && before !== undefined && after !== undefined && (
        <Suspense fallback={null}>
          <CompareSchemes before={before} after={after} onClose={() => setComparing(false)} />
        </Suspense>
      )}
    </div>
  );
}
