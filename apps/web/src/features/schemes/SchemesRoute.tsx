import { Button, SegmentedControl } from '@mantine/core';
import type { SchemeStatus, SchemeSummary } from '@premia/service';
import { Card, EmptyState, Page, SkeletonRows, useFormat, useName, useTranslate } from '@premia/ui';
import { DataGrid } from '@premia/ui/data-grid';
import { IconHierarchy2, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { present } from '../../shell/search.ts';
import { useSession } from '../../shell/session.ts';
import { useShortcut } from '../../shell/shortcuts/ShortcutProvider.tsx';
import { schemeColumns } from './scheme-columns.tsx';
import { schemesMessages } from './schemes.messages.ts';

const NewScheme = lazy(() => import('./NewScheme.tsx').then((module) => ({ default: module.NewScheme })));

const route = getRouteApi('/app/schemes');

const STATUSES: readonly SchemeStatus[] = ['active', 'published', 'draft', 'archived'];

/** Every scheme at a glance; a row opens the designer. */
export function SchemesRoute() {
  const t = useTranslate();
  const trpc = useTRPC();
  const schemes = useQuery(trpc.schemes.list.queryOptions());
  const { new: creating } = route.useSearch();
  const navigate = route.useNavigate();
  const mayCreate = useSession().may.includes('scheme.create');
  const setCreating = (open: boolean) =>
    void navigate({ search: ({ new: _, ...rest }) => (open ? { ...rest, new: 'open' as const } : rest) });
  useShortcut({
    id: 'schemes.new',
    keys: ['n'],
    label: schemesMessages.newScheme,
    group: schemesMessages.group,
    disabled: !mayCreate,
    run: () => setCreating(true),
  });
  const newButton = mayCreate ? (
    <Button leftSection={<IconPlus size={16} stroke={2} aria-hidden="true" />} onClick={() => setCreating(true)}>
      {t(schemesMessages.newScheme)}
    </Button>
  ) : undefined;
  return (
    <Page
      title={t(schemesMessages.title)}
      description={t(schemesMessages.description)}
      actions={newButton}
      width="wide"
    >
      <Card flush>
        <Loaded query={schemes} skeleton={<SkeletonRows rows={6} />}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState
                icon={<IconHierarchy2 size={22} stroke={1.75} />}
                title={t(schemesMessages.emptyTitle)}
                text={t(schemesMessages.emptyText)}
              >
                {newButton}
              </EmptyState>
            ) : (
              <SchemeGrid rows={rows} />
            )
          }
        </Loaded>
      </Card>
      {creating === 'open' && mayCreate && (
        <Suspense fallback={null}>
          <NewScheme onClose={() => setCreating(false)} />
        </Suspense>
      )}
    </Page>
  );
}

function SchemeGrid({ rows }: { readonly rows: readonly SchemeSummary[] }) {
  const t = useTranslate();
  const nameOf = useName();
  const format = useFormat();
  const { search = '', status } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useMemo(() => schemeColumns({ t, nameOf, format }), [t, nameOf, format]);
  const shown = useMemo(
    () => (status === undefined ? rows : rows.filter((row) => row.status === status)),
    [rows, status],
  );
  return (
    <DataGrid
      label={t(schemesMessages.title)}
      rows={shown}
      columns={columns}
      rowId={(row) => row.id}
      sortedBy={{ id: 'changed', desc: true }}
      onOpen={(row) => void navigate({ to: '/schemes/$schemeId', params: { schemeId: row.id } })}
      search={{
        text: search,
        onChange: (text) => void navigate({ search: present({ status, search: text }), replace: true }),
      }}
      toolbar={
        <SegmentedControl
          size="xs"
          value={status ?? 'all'}
          aria-label={t(schemesMessages.status)}
          data={[
            { value: 'all', label: t(schemesMessages.all) },
            ...STATUSES.map((value) => ({ value, label: t(schemesMessages[value]) })),
          ]}
          onChange={(value) => {
            const chosen = STATUSES.find((candidate) => candidate === value);
            void navigate({ search: present({ search, status: chosen }), replace: true });
          }}
        />
      }
    />
  );
}
