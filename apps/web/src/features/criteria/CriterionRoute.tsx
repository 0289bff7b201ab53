import { Button, Group } from '@mantine/core';
import type { CriterionPage } from '@premia/service';
import { Bone, Card, Page, SkeletonRows, useFormat, useName, useTranslate } from '@premia/ui';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { useSession } from '../../shell/session.ts';
import classes from './Criteria.module.css';
import { CriterionDialog } from './CriterionDialog.tsx';
import { CriterionValuesCard } from './CriterionValuesCard.tsx';
import { criteriaMessages } from './criteria.messages.ts';
import { DefinitionDialog } from './DefinitionDialog.tsx';
import { useDefinitionWords } from './definition-words.ts';
import { usePromiseWords } from './promise-words.ts';
import { QualityBadge, QualityWords } from './QualityBadge.tsx';

const route = getRouteApi('/app/criteria/$key');

/** One criterion: how it is counted, who answers for it, how good its data are, whose values. */
export function CriterionRoute() {
  const trpc = useTRPC();
  const { key } = route.useParams();
  const page = useQuery(trpc.criteria.get.queryOptions({ key }));
  return (
    <Loaded
      query={page}
      skeleton={
        <Page title={<Bone width="14rem" height="1.75rem" />}>
          <SkeletonRows rows={4} height="5rem" />
        </Page>
      }
    >
      {(data) => <Criterion page={data} />}
    </Loaded>
  );
}

function Criterion({ page }: { readonly page: CriterionPage }) {
  const t = useTranslate();
  const nameOf = useName();
  const { may } = useSession();
  const [open, setOpen] = useState<'describe' | 'definition' | null>(null);
  return (
    <Page
      title={nameOf(page.title)}
      description={nameOf(page.description) === '' ? undefined : nameOf(page.description)}
      back={
        <Link to="/criteria" className={classes['back']}>
          <IconArrowLeft size={16} stroke={1.75} aria-hidden="true" />
          {t(criteriaMessages.back)}
        </Link>
      }
      actions={
        may.includes('criterion.edit') ? (
          <Group gap="xs">
            <Button variant="default" onClick={() => setOpen('describe')}>
              {t(criteriaMessages.describe)}
            </Button>
            <Button onClick={() => setOpen('definition')}>{t(criteriaMessages.changeDefinition)}</Button>
          </Group>
        ) : undefined
      }
    >
      <div className={classes['stack']}>
        <About page={page} />
        <Versions page={page} />
        {may.includes('target.list') && <CriterionValuesCard page={page} />}
      </div>
      {open === 'describe' && <CriterionDialog page={page} onClose={() => setOpen(null)} />}
      {open === 'definition' && <DefinitionDialog page={page} onClose={() => setOpen(null)} />}
    </Page>
  );
}

function About({ page }: { readonly page: CriterionPage }) {
  const t = useTranslate();
  const nameOf = useName();
  const trpc = useTRPC();
  const words = useDefinitionWords();
  const promise = usePromiseWords();
  const quality = useQuery(trpc.criteria.quality.queryOptions()).data?.find(({ key }) => key === page.key);
  const person = (name: CriterionPage['ownerName']) =>
    Object.keys(name).length === 0 ? t(criteriaMessages.nobody) : nameOf(name);
  return (
    <Card title={t(criteriaMessages.howCounted)}>
      <p className={classes['sentence']}>
        {page.definition === null ? t(criteriaMessages.noDefinition) : words(page.definition)}
      </p>
      <dl className={classes['facts']}>
        <dt>{t(criteriaMessages.owner)}</dt>
        <dd>{person(page.ownerName)}</dd>
        <dt>{t(criteriaMessages.deputy)}</dt>
        <dd>{person(page.deputyName)}</dd>
        <dt>{t(criteriaMessages.promise)}</dt>
        <dd>{promise(page.freshnessHours)}</dd>
        <dt>{t(criteriaMessages.quality)}</dt>
        <dd>
          <QualityBadge quality={quality} />{' '}
          {quality !== undefined && (
            <span className={classes['quiet']}>
              <QualityWords quality={quality} isEntered={page.definition?.kind === 'entered'} />
            </span>
          )}
        </dd>
        <dt>{t(criteriaMessages.visibleTo)}</dt>
        <dd>{t(criteriaMessages[page.visibleTo])}</dd>
        <dt>{t(criteriaMessages.usedBy)}</dt>
        <dd>{page.usedBy.map(({ title }) => nameOf(title)).join(', ') || t(criteriaMessages.unused)}</dd>
      </dl>
    </Card>
  );
}

const BEGINNING_OF_TIME = '1900-01-01';

function Versions({ page }: { readonly page: CriterionPage }) {
  const t = useTranslate();
  const format = useFormat();
  const words = useDefinitionWords();
  const spanOf = ({ validFrom, validTo }: CriterionPage['versions'][number]): string => {
    const from = validFrom === BEGINNING_OF_TIME ? t(criteriaMessages.always) : format.date(validFrom);
    if (validTo !== null) return t(criteriaMessages.between, { from, to: format.date(validTo) });
    return validFrom === BEGINNING_OF_TIME ? from : t(criteriaMessages.since, { from });
  };
  return (
    <Card title={t(criteriaMessages.versions)}>
      <ol className={classes['versions']}>
        {page.proposed.map(({ changeSetId, title }) => (
          <li key={changeSetId} className={classes['version']} data-proposed>
            <Link to="/changes/$changeSetId" params={{ changeSetId }}>
              {t(criteriaMessages.proposed, { title })}
            </Link>
          </li>
        ))}
        {page.versions.map((version) => (
          <li
            key={version.validFrom}
            className={classes['version']}
            data-current={JSON.stringify(version.definition) === JSON.stringify(page.definition) || undefined}
          >
            <span className={classes['quiet']}>{spanOf(version)}</span>
            <span>{words(version.definition)}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
