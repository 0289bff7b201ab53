import { Button, Checkbox, Select } from '@mantine/core';
import type { QuarantinedFact } from '@premia/service';
import { Card, EmptyState, SkeletonRows, StatusBadge, useFormat, useName, useTranslate } from '@premia/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { useSession } from '../../shell/session.ts';
import classes from './Facts.module.css';
import { factsMessages } from './facts.messages.ts';
import { QuarantineDetails } from './QuarantineDetails.tsx';
import { SeveralDecisions } from './SeveralDecisions.tsx';

const route = getRouteApi('/app/facts');

/** The list on the left, one item field by field on the right; filter and item live in the address. */
export function Quarantine() {
  const t = useTranslate();
  const { id } = route.useSearch();
  return (
    <div className={classes['columns']}>
      <Card title={t(factsMessages.quarantine)} flush>
        <Filters />
        <List />
      </Card>
      {id === undefined ? (
        <Card>
          <EmptyState title={t(factsMessages.choose)} text={t(factsMessages.chooseText)} />
        </Card>
      ) : (
        <QuarantineDetails key={id} id={id} />
      )}
    </div>
  );
}

function useQuarantine() {
  const trpc = useTRPC();
  const { state = 'waiting', kind, source } = route.useSearch();
  const filter = { state, ...(kind === undefined ? {} : { kind }), ...(source === undefined ? {} : { source }) };
  return useInfiniteQuery(
    trpc.facts.quarantine.infiniteQueryOptions(filter, {
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
}

function Filters() {
  const t = useTranslate();
  const { state = 'waiting', kind, source } = route.useSearch();
  const navigate = route.useNavigate();
  const pages = useQuarantine();
  const sources = pages.data?.pages[0]?.waiting.sources ?? [];
  const set = (changes: {
    readonly state?: string | null;
    readonly kind?: string | null;
    readonly source?: string | null;
  }) =>
    void navigate({
      search: (before) => {
        const wanted = { state: before.state, kind: before.kind, source: before.source, ...changes };
        return Object.fromEntries(Object.entries(wanted).flatMap(([name, value]) => (value ? [[name, value]] : [])));
      },
      replace: true,
    });
  return (
    <div className={classes['filters']}>
      <Select
        size="xs"
        w="9rem"
        aria-label={t(factsMessages.state)}
        allowDeselect={false}
        value={state}
        data={[
          { value: 'waiting', label: t(factsMessages.waiting) },
          { value: 'resolved', label: t(factsMessages.resolved) },
        ]}
        onChange={(value) => set({ state: value })}
      />
      <Select
        size="xs"
        w="9rem"
        aria-label={t(factsMessages.kind)}
        placeholder={t(factsMessages.allKinds)}
        clearable
        value={kind ?? null}
        data={[
          { value: 'conflict', label: t(factsMessages.conflict) },
          { value: 'rejected', label: t(factsMessages.rejected) },
        ]}
        onChange={(value) => set({ kind: value })}
      />
      <Select
        size="xs"
        w="9rem"
        aria-label={t(factsMessages.source)}
        placeholder={t(factsMessages.allSources)}
        clearable
        value={source ?? null}
        data={[...new Set([...sources, ...(source === undefined ? [] : [source])])].filter((name) => name !== '')}
        onChange={(value) => set({ source: value })}
      />
    </div>
  );
}

function List() {
  const t = useTranslate();
  const { state = 'waiting' } = route.useSearch();
  const { may } = useSession();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const pages = useQuarantine();
  return (
    <Loaded query={pages} skeleton={<SkeletonRows rows={6} height="3rem" />}>
      {({ pages: loaded }) => {
        const items = loaded.flatMap((page) => page.items);
        if (items.length === 0) {
          return state === 'waiting' ? (
            <EmptyState title={t(factsMessages.nothingWaits)} text={t(factsMessages.nothingWaitsText)} />
          ) : (
            <EmptyState title={t(factsMessages.nothingResolved)} text={t(factsMessages.nothingResolvedText)} />
          );
        }
        const ticks = state === 'waiting' && may.includes('quarantine.resolve');
        return (
          <>
            {ticks && <SeveralDecisions items={items} chosen={chosen} onChosen={setChosen} />}
            <ul className={classes['list']}>
              {items.map((item) => (
                <li key={item.id} className={ticks ? classes['ticked'] : undefined}>
                  {ticks && (
                    <Checkbox
                      size="sm"
                      aria-label={t(factsMessages.tick, { id: item.externalId || t(factsMessages.noId) })}
                      checked={chosen.has(item.id)}
                      onChange={() => setChosen(toggled(chosen, item.id))}
                    />
                  )}
                  <Item item={item} />
                </li>
              ))}
              {pages.hasNextPage && (
                <li>
                  <Button
                    size="xs"
                    variant="subtle"
                    loading={pages.isFetchingNextPage}
                    onClick={() => void pages.fetchNextPage()}
                  >
                    {t(factsMessages.more)}
                  </Button>
                </li>
              )}
            </ul>
          </>
        );
      }}
    </Loaded>
  );
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

function Item({ item }: { readonly item: QuarantinedFact }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const search = route.useSearch();
  const { id } = search;
  const source = item.source === '' ? t(factsMessages.noSource) : item.source;
  return (
    <Link
      to="/facts"
      search={{ ...search, id: item.id }}
      className={classes['item']}
      data-chosen={item.id === id || undefined}
      aria-current={item.id === id || undefined}
    >
      <span className={classes['name']}>{item.externalId === '' ? t(factsMessages.noId) : item.externalId}</span>
      <StatusBadge tone={item.kind === 'conflict' ? 'warn' : 'neutral'}>{t(factsMessages[item.kind])}</StatusBadge>
      <span className={`${classes['quiet']} ${classes['message']}`}>{nameOf(item.message)}</span>
      <span className={classes['quiet']}>{`${source} · ${format.dateTime(item.receivedAt)}`}</span>
      {item.resolution !== null && (
        <span className={`${classes['quiet']} ${classes['message']}`}>{t(factsMessages[item.resolution])}</span>
      )}
    </Link>
  );
}
