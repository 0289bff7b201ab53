import { Button, Group } from '@mantine/core';
import type { Translate } from '@premia/locale';
import type { CriterionQuality, CriterionSummary } from '@premia/service';
import { Card, EmptyState, Page, SkeletonRows, useName, useTranslate } from '@premia/ui';
import { DataGrid, type GridColumn } from '@premia/ui/data-grid';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { useSession } from '../../shell/session.ts';
import { TypeDot } from '../../shell/TypeDot.tsx';
import classes from './Criteria.module.css';
import { CriterionDialog } from './CriterionDialog.tsx';
import { criteriaMessages } from './criteria.messages.ts';
import { useDefinitionWords } from './definition-words.ts';
import { usePromiseWords } from './promise-words.ts';
import { QualityBadge } from './QualityBadge.tsx';

const route = getRouteApi('/app/criteria');

interface Wording {
  readonly t: Translate;
  readonly nameOf: ReturnType<typeof useName>;
  readonly definition: ReturnType<typeof useDefinitionWords>;
  readonly promise: (hours: number) => string;
  readonly qualityOf: (key: string) => CriterionQuality | undefined;
}

function columnsFor({ t, nameOf, definition, promise, qualityOf }: Wording): readonly GridColumn<CriterionSummary>[] {
  const sentence = (row: CriterionSummary) =>
    row.definition === null ? t(criteriaMessages.noDefinition) : definition(row.definition);
  const gradeOf = ({ key }: CriterionSummary): string => {
    const quality = qualityOf(key);
    return quality === undefined ? '' : t(criteriaMessages[quality.grade]);
  };
  return [
    {
      id: 'name',
      header: t(criteriaMessages.name),
      value: (row) => `${nameOf(row.title)} ${sentence(row)}`,
      cell: (row) => (
        <div className={classes['name']}>
          <Link to="/criteria/$key" params={{ key: row.key }} className={classes['title']}>
            {nameOf(row.title)}
          </Link>
          <span className={classes['description']}>{sentence(row)}</span>
        </div>
      ),
    },
    {
      id: 'type',
      header: t(criteriaMessages.type),
      value: (row) => t(criteriaMessages[row.type]),
      cell: (row) => <TypeDot type={row.type} label={t(criteriaMessages[row.type])} />,
      width: '8rem',
      desktopOnly: true,
    },
    {
      id: 'owner',
      header: t(criteriaMessages.owner),
      value: (row) => `${nameOf(row.ownerName)} ${nameOf(row.deputyName)}`,
      cell: (row) => (
        <div className={classes['name']}>
          <span>{nameOf(row.ownerName)}</span>
          {Object.keys(row.deputyName).length > 0 && (
            <span className={classes['description']}>{nameOf(row.deputyName)}</span>
          )}
        </div>
      ),
      width: '12rem',
      desktopOnly: true,
    },
    {
      id: 'quality',
      header: t(criteriaMessages.quality),
      value: gradeOf,
      cell: (row) => (
        <div className={classes['name']}>
          <QualityBadge quality={qualityOf(row.key)} />
          <span className={classes['description']}>{promise(row.freshnessHours)}</span>
        </div>
      ),
      width: '13rem',
    },
    {
      id: 'usedBy',
      header: t(criteriaMessages.usedBy),
      value: (row) => row.usedBy.map(({ title }) => nameOf(title)).join(', ') || t(criteriaMessages.unused),
      cell: (row) => (
        <span className={classes['name']}>
          {row.usedBy.map(({ title }) => nameOf(title)).join(', ') || t(criteriaMessages.unused)}
        </span>
      ),
      width: '14rem',
      desktopOnly: true,
    },
  ];
}

export function CriteriaRoute() {
  const t = useTranslate();
  const nameOf = useName();
  const trpc = useTRPC();
  const { may } = useSession();
  const definition = useDefinitionWords();
  const promise = usePromiseWords();
  const criteria = useQuery(trpc.criteria.list.queryOptions());
  const quality = useQuery(trpc.criteria.quality.queryOptions());
  const [creating, setCreating] = useState(false);
  const { search = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useMemo(
    () =>
      columnsFor({
        t,
        nameOf,
        definition,
        promise,
        qualityOf: (key) => quality.data?.find((row) => row.key === key),
      }),
    [t, nameOf, definition, promise, quality.data],
  );
  return (
    <Page
      title={t(criteriaMessages.title)}
      description={t(criteriaMessages.description)}
      width="wide"
      actions={
        <Group gap="xs">
          {may.includes('change.list') && (
            <Button variant="default" renderRoot={(props) => <Link to="/changes" {...props} />}>
              {t(criteriaMessages.changes)}
            </Button>
          )}
          {may.includes('criterion.edit') && (
            <Button onClick={() => setCreating(true)}>{t(criteriaMessages.create)}</Button>
          )}
        </Group>
      }
    >
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
      {creating && <CriterionDialog page={null} onClose={() => setCreating(false)} />}
    </Page>
  );
}
