import type { Translate } from '@premia/locale';
import type { DepartmentNode, PersonSummary } from '@premia/service';
import { Card, EmptyState, type Format, Page, SkeletonRows, useFormat, useName, useTranslate } from '@premia/ui';
import { DataGrid, type GridColumn } from '@premia/ui/data-grid';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { present } from '../../shell/search.ts';
import { departmentRows } from './department-tree.ts';
import classes from './People.module.css';
import { peopleMessages } from './people.messages.ts';

const route = getRouteApi('/app/people');

interface ColumnWords {
  readonly t: Translate;
  readonly nameOf: ReturnType<typeof useName>;
  readonly format: Format;
}

function columnsFor({ t, nameOf, format }: ColumnWords): readonly GridColumn<PersonSummary>[] {
  return [
    {
      id: 'name',
      header: t(peopleMessages.name),
      value: (row) => nameOf(row.name),
      cell: (row) => (
        <>
          <strong className={classes['name']}>{nameOf(row.name)}</strong>
          {row.leftOn !== null && (
            <span className={classes['left']}>{t(peopleMessages.left, { date: format.date(row.leftOn) })}</span>
          )}
        </>
      ),
    },
    { id: 'position', header: t(peopleMessages.position), value: (row) => nameOf(row.position) },
    {
      id: 'department',
      header: t(peopleMessages.department),
      value: (row) => nameOf(row.departmentName),
      desktopOnly: true,
    },
    {
      id: 'hired',
      header: t(peopleMessages.hired),
      value: (row) => row.hiredOn,
      cell: (row) => format.date(row.hiredOn),
      width: '8rem',
      desktopOnly: true,
    },
  ];
}

export function PeopleRoute() {
  const t = useTranslate();
  const nameOf = useName();
  const format = useFormat();
  const trpc = useTRPC();
  const { department, search = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const departments = useQuery(trpc.people.departments.queryOptions());
  const people = useQuery(
    trpc.people.list.queryOptions(department === undefined ? undefined : { departmentId: department }),
  );
  const columns = useMemo(() => columnsFor({ t, nameOf, format }), [t, nameOf, format]);
  return (
    <Page title={t(peopleMessages.title)} description={t(peopleMessages.description)} width="wide">
      <div className={classes['columns']}>
        <Card title={t(peopleMessages.tree)}>
          <Loaded query={departments} skeleton={<SkeletonRows rows={6} height="1.75rem" />}>
            {(list) => <DepartmentTree departments={list} />}
          </Loaded>
        </Card>
        <Card flush>
          <Loaded query={people} skeleton={<SkeletonRows rows={10} />}>
            {(rows) =>
              rows.length === 0 ? (
                <EmptyState title={t(peopleMessages.emptyTitle)} text={t(peopleMessages.emptyText)} />
              ) : (
                <DataGrid
                  label={t(peopleMessages.title)}
                  rows={rows}
                  columns={columns}
                  rowId={(row) => row.id}
                  sortedBy={{ id: 'name', desc: false }}
                  exportName="people"
                  search={{
                    text: search,
                    onChange: (text) => void navigate({ search: present({ department, search: text }), replace: true }),
                  }}
                  height="calc(100dvh - 16rem)"
                />
              )
            }
          </Loaded>
        </Card>
      </div>
    </Page>
  );
}

function DepartmentTree({ departments }: { readonly departments: readonly DepartmentNode[] }) {
  const t = useTranslate();
  const nameOf = useName();
  const { department: chosen } = route.useSearch();
  return (
    <nav aria-label={t(peopleMessages.tree)}>
      <ul className={classes['tree']}>
        <li>
          <Link to="/people" search={{}} className={classes['branch']} data-chosen={chosen === undefined || undefined}>
            {t(peopleMessages.everyone)}
          </Link>
        </li>
        {departmentRows(departments).map(({ department, depth }) => (
          <li key={department.id}>
            <Link
              to="/people"
              search={{ department: department.id }}
              className={classes['branch']}
              data-chosen={chosen === department.id || undefined}
              style={{ paddingLeft: `${0.625 + depth * 1}rem` }}
            >
              <span>{nameOf(department.name)}</span>
              <span className={classes['size']}>{department.employees}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
