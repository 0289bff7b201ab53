import { Button } from '@mantine/core';
import type { LateFactSummary } from '@premia/service';
import { Card, EmptyState, MoneyText, SkeletonRows, StatusBadge, useFormat, useTranslate } from '@premia/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import classes from './Facts.module.css';
import { factsMessages } from './facts.messages.ts';

/** Facts that came after their period had closed. */
export function LateFacts() {
  const t = useTranslate();
  const trpc = useTRPC();
  const pages = useInfiniteQuery(
    trpc.facts.late.infiniteQueryOptions({}, { getNextPageParam: ({ next }) => next ?? undefined }),
  );
  return (
    <Card title={t(factsMessages.late)}>
      <Loaded query={pages} skeleton={<SkeletonRows rows={6} />}>
        {({ pages: loaded }) => {
          const facts = loaded.flatMap(({ items }) => items);
          return facts.length === 0 ? (
            <EmptyState title={t(factsMessages.noLate)} text={t(factsMessages.noLateText)} />
          ) : (
            <Table facts={facts} />
          );
        }}
      </Loaded>
      {pages.hasNextPage && (
        <Button
          mt="sm"
          size="xs"
          variant="subtle"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t(factsMessages.more)}
        </Button>
      )}
    </Card>
  );
}

function Table({ facts }: { readonly facts: readonly LateFactSummary[] }) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t(factsMessages.fact)}</th>
            <th scope="col">{t(factsMessages.happened)}</th>
            <th scope="col">{t(factsMessages.came)}</th>
            <th scope="col" className={classes['number']}>
              {t(factsMessages.amount)}
            </th>
            <th scope="col">{t(factsMessages.people)}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr key={fact.sequence}>
              <th scope="row">
                <span className={classes['name']}>{fact.title === '' ? fact.type : fact.title}</span>
                <br />
                <span className={classes['quiet']}>{`${fact.source} · ${fact.externalId} · v${fact.version}`}</span>
              </th>
              <td>{format.date(fact.occurredOn)}</td>
              <td>{format.dateTime(fact.receivedAt)}</td>
              <td className={classes['number']}>
                {fact.deleted ? (
                  <StatusBadge tone="neutral">{t(factsMessages.takenBack)}</StatusBadge>
                ) : (
                  fact.amount !== null && <MoneyText amount={fact.amount} currency={fact.currency ?? 'RUB'} />
                )}
              </td>
              <td>{fact.employeeIds.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
