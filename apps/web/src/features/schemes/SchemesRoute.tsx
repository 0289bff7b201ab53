import { Button } from '@mantine/core';
import { Card, Page, SkeletonRows, useTranslate } from '@premia/ui';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { useSession } from '../../shell/session.ts';
import { useShortcut } from '../../shell/shortcuts/ShortcutProvider.tsx';
import { SchemeGrid } from './SchemeGrid.tsx';
import { schemesMessages } from './schemes.messages.ts';

const NewScheme = lazy(() => import('./NewScheme.tsx').then((module) => ({ default: module.NewScheme })));

const NoSchemes = lazy(() => import('./NoSchemes.tsx').then((module) => ({ default: module.NoSchemes })));

const route = getRouteApi('/app/schemes');

/** Every scheme at a glance; a row opens the designer. */
export function SchemesRoute() {
  const t = useTranslate();
  const trpc = useTRPC();
  const schemes = useQuery(trpc.schemes.list.queryOptions());
  const { new: creating, template } = route.useSearch();
  const navigate = route.useNavigate();
  const mayCreate = useSession().may.includes('scheme.create');
  const setCreating = (open: boolean, from?: string) =>
    void navigate({
      search: ({ new: _, template: _from, ...rest }) =>
        open ? { ...rest, new: 'open' as const, ...(from === undefined ? {} : { template: from }) } : rest,
    });
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
              <NoSchemes onStart={mayCreate ? (template) => setCreating(true, template) : null} />
            ) : (
              <SchemeGrid rows={rows} />
            )
          }
        </Loaded>
      </Card>
      {creating === 'open' && mayCreate && (
        <Suspense fallback={null}>
          <NewScheme startFrom={template} onClose={() => setCreating(false)} />
        </Suspense>
      )}
    </Page>
  );
}
