import type { Translate } from '@premia/locale';
import type { CriterionSummary } from '@premia/service';
import { Card, EmptyState, Page, SkeletonRows, useName, useTranslate } from '@premia/ui';
import { DataGrid, type GridColumn } from '@premia/ui/data-grid';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { TypeDot } from '../../shell/TypeDot.tsx';
import classes from './Criteria.module.css';
import { criteriaMessages } from './criteria.messages.ts';

const route = getRouteApi('/app/criteria');

type NameOf = ReturnType<typeof useName>;

function columnsFor(t: Translate, nameOf: NameOf): readonly GridColumn<CriterionSummary>[] {
  return [
    {
      id: 'name',
      header: t(criteriaMessages.name),
      value: (row) => `${nameOf(row.title)} ${nameOf(row.description)}`,
      cell: (row) => (
        <div className={classes['name']}>
          <span className={classes['title']}>{nameOf(row.title)}</span>
          <span className={classes['description']}>{nameOf(row.description)}</span>
        </div>
      ),
    },
    {
      id: 'type',
      header: t(criteriaMessages.type),
      value: (row) => t(criteriaMessages[row.type]),
      cell: (row) => <TypeDot type={row.type} label={t(criteriaMessages[row.type])} />,
      width: '9rem',
    },
    {
      id: 'source',
      header: t(criteriaMessages.source),
      value: (row) =>
        row.definition?.kind === 'facts'
          ? t(criteriaMessages.facts, { type: row.definition.factType })
          : t(criteriaMessages.entered),
      width: '14rem',
      desktopOnly: true,
    },
    {
      id: 'owner',
      header: t(criteriaMessages.owner),
      value: (row) => nameOf(row.ownerName),
      width: '13rem',
      desktopOnly: true,
    },
  ];
}

export function CriteriaRoute() {
  const t = useTranslate();
  const nameOf = useName();
  const trpc = useTRPC();
  const criteria = useQuery(trpc.criteria.list.queryOptions());
  const { search = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useMemo(() => columnsFor(t, nameOf), [t, nameOf]);
  return (
    <Page title={t(criteriaMessages.title)} description={t(criteriaMessages.description)}>
      <Card flush>
        <Loaded query={criteria} skeleton={<SkeletonRows rows={8} />}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState title={t(criteriaMessages.emptyTitle)} text={t(criteriaMessages.emptyText)} />
            ) : (
              <DataGrid
                label={t(criteriaMessages.title)}
                rows={rows}
                columns={columns}
                rowId={(row) => row.key}
                search={{
                  text: search,
                  onChange: (text) => void navigate({ search: text === '' ? {} : { search: text }, replace: true }),
                }}
              />
            )
          }
        </Loaded>
      </Card>
    </Page>
  );
}
