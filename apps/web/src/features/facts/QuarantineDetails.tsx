import { Button, Group } from '@mantine/core';
import type { FactFieldComparison, QuarantinedFactDetails } from '@premia/service';
import { Card, SkeletonRows, useFormat, useName, useTranslate } from '@premia/ui';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { useSession } from '../../shell/session.ts';
import classes from './Facts.module.css';
import { factsMessages } from './facts.messages.ts';
import { QuarantineDecisions } from './QuarantineDecisions.tsx';

/** One item: why it is here, stored against incoming, the bytes, and what may be done about it. */
export function QuarantineDetails({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const details = useQuery(trpc.facts.compare.queryOptions({ id }));
  return (
    <Loaded
      query={details}
      skeleton={
        <Card>
          <SkeletonRows rows={8} />
        </Card>
      }
    >
      {(item) => <Details item={item} />}
    </Loaded>
  );
}

function Details({ item }: { readonly item: QuarantinedFactDetails }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const { may } = useSession();
  const stored =
    item.stored === null
      ? t(factsMessages.nothingStored)
      : t(factsMessages.storedVersion, { version: String(item.stored.version) });
  return (
    <Card title={[item.source, item.externalId].filter((part) => part !== '').join(' · ') || t(factsMessages.noId)}>
      <div className={classes['stack']}>
        <div>
          <p>{nameOf(item.message)}</p>
          <p className={classes['quiet']}>
            {`${t(factsMessages.received, { time: format.dateTime(item.receivedAt) })} · ${stored}`}
          </p>
        </div>
        {item.isReadable ? (
          <Fields fields={item.fields} hasStored={item.stored !== null} />
        ) : (
          <p className={classes['quiet']}>{t(factsMessages.unreadable)}</p>
        )}
        <Bytes item={item} />
        {item.resolution !== null && <Resolved item={item} />}
        {item.resolution === null && may.includes('quarantine.resolve') && <QuarantineDecisions item={item} />}
        {item.resolution === null && !may.includes('quarantine.resolve') && (
          <p className={classes['quiet']}>{t(factsMessages.onlyHr)}</p>
        )}
      </div>
    </Card>
  );
}

function Fields({
  fields,
  hasStored,
}: {
  readonly fields: readonly FactFieldComparison[];
  readonly hasStored: boolean;
}) {
  const t = useTranslate();
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t(factsMessages.field)}</th>
            {hasStored && <th scope="col">{t(factsMessages.stored)}</th>}
            <th scope="col">{t(factsMessages.incoming)}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field, stored, incoming }) => {
            const differs = hasStored && stored !== incoming && field !== 'version';
            return (
              <tr key={field}>
                <th scope="row">{field}</th>
                {hasStored && <td>{stored ?? '—'}</td>}
                <td className={differs ? classes['differs'] : undefined}>
                  {incoming ?? '—'}
                  {differs && <span className={classes['quiet']}>{` ≠ ${t(factsMessages.differs)}`}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Bytes({ item }: { readonly item: QuarantinedFactDetails }) {
  const t = useTranslate();
  return (
    <details>
      <summary>{t(factsMessages.raw)}</summary>
      <pre className={classes['raw']}>{item.rawText}</pre>
      <Group mt="xs">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.75} aria-hidden="true" />}
          onClick={() => download(`quarantine-${item.id}.json`, item.rawText)}
        >
          {t(factsMessages.download)}
        </Button>
      </Group>
    </details>
  );
}

function Resolved({ item }: { readonly item: QuarantinedFactDetails }) {
  const t = useTranslate();
  const format = useFormat();
  if (item.resolution === null) return null;
  return (
    <div>
      <p>
        {[t(factsMessages[item.resolution]), item.reason].filter((part) => part !== null && part !== '').join(': ')}
      </p>
      {item.resolvedAt !== null && (
        <p className={classes['quiet']}>
          {t(factsMessages.decidedBy, { who: item.resolvedBy ?? '', time: format.dateTime(item.resolvedAt) })}
        </p>
      )}
    </div>
  );
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  URL.revokeObjectURL(url);
}
