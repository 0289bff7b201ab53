import { Button } from '@mantine/core';
import type { ParameterSetting, SchemeParameter, SchemeParameters } from '@premia/service';
import { Card, EmptyState, Page, SkeletonRows, useFormat, useLanguage, useName, useTranslate } from '@premia/ui';
import { IconAdjustments, IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { useSession } from '../../shell/session.ts';
import classes from './Parameters.module.css';
import { valueWords } from './parameter-value.ts';
import { parametersMessages } from './parameters.messages.ts';
import { parameterRefusal } from './refusal-words.ts';

const SetValueDialog = lazy(() =>
  import('./SetValueDialog.tsx').then((module) => ({ default: module.SetValueDialog })),
);

const route = getRouteApi('/app/schemes/$schemeId/parameters');

/** A scheme's parameters with their values over time, and who has other ones. */
export function ParametersRoute() {
  const t = useTranslate();
  const nameOf = useName();
  const trpc = useTRPC();
  const { schemeId } = route.useParams();
  const asked = useQuery(trpc.parameters.list.queryOptions({ schemeId }));
  return (
    <Page
      title={t(parametersMessages.title)}
      {...(asked.data === undefined
        ? {}
        : { description: t(parametersMessages.description, { scheme: nameOf(asked.data.title) }) })}
      back={
        <Link to="/schemes" className={classes['back']}>
          <IconArrowLeft size={16} stroke={1.75} aria-hidden="true" />
          {t(parametersMessages.back)}
        </Link>
      }
    >
      <Loaded query={asked} skeleton={<SkeletonRows rows={6} />}>
        {(list) =>
          list.parameters.length === 0 ? (
            <Card>
              <EmptyState
                icon={<IconAdjustments size={22} stroke={1.75} />}
                title={t(parametersMessages.none)}
                text={t(parametersMessages.noneText)}
              />
            </Card>
          ) : (
            <Parameters list={list} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Parameters({ list }: { readonly list: SchemeParameters }) {
  const [chosen, setChosen] = useState<SchemeParameter | null>(null);
  return (
    <div className={classes['stack']}>
      {list.parameters.map((parameter) => (
        <ParameterCard key={parameter.key} list={list} parameter={parameter} onAdd={() => setChosen(parameter)} />
      ))}
      {chosen !== null && (
        <Suspense fallback={null}>
          <SetValueDialog list={list} parameter={chosen} onClose={() => setChosen(null)} />
        </Suspense>
      )}
    </div>
  );
}

interface ParameterCardProps {
  readonly list: SchemeParameters;
  readonly parameter: SchemeParameter;
  readonly onAdd: () => void;
}

function ParameterCard({ list, parameter, onAdd }: ParameterCardProps) {
  const t = useTranslate();
  const nameOf = useName();
  const { may } = useSession();
  const [showsAll, setShowsAll] = useState(false);
  const all = list.values.filter((value) => value.parameter === parameter.key);
  const standing = all.filter(({ withdrawnAt }) => withdrawnAt === null);
  return (
    <Card title={nameOf(parameter.title)}>
      <div className={classes['bar']}>
        <OwnValue parameter={parameter} />
        {may.includes('parameter.edit') && (
          <Button size="xs" variant="default" onClick={onAdd}>
            {t(parametersMessages.add)}
          </Button>
        )}
      </div>
      {standing.length === 0 && !showsAll ? (
        <p className={classes['quiet']}>{t(parametersMessages.nobody)}</p>
      ) : (
        <Values values={showsAll ? all : standing} parameter={parameter} />
      )}
      {all.length > standing.length && (
        <button type="button" className={classes['link']} onClick={() => setShowsAll(!showsAll)}>
          {t(showsAll ? parametersMessages.hideHistory : parametersMessages.history)}
        </button>
      )}
    </Card>
  );
}

/** What the scheme itself says, over time. */
function OwnValue({ parameter }: { readonly parameter: SchemeParameter }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const { language } = useLanguage();
  const note = nameOf(parameter.note);
  const words = (value: string): string => valueWords(value, parameter, language);
  const dated = parameter.dated.map(({ from, value }) =>
    t(parametersMessages.ownSince, { from: format.date(from), value: words(value) }),
  );
  const own =
    parameter.value === null
      ? t(parametersMessages.ownNone)
      : t(parametersMessages.own, { value: words(parameter.value) });
  return (
    <p className={classes['own']}>
      <strong>{[own, ...dated].join('; ')}</strong>
      {note !== '' && <span className={classes['quiet']}>{note}</span>}
    </p>
  );
}

interface ValuesProps {
  readonly values: readonly ParameterSetting[];
  readonly parameter: SchemeParameter;
}

function Values({ values, parameter }: ValuesProps) {
  const t = useTranslate();
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t(parametersMessages.who)}</th>
            <th scope="col">{t(parametersMessages.value)}</th>
            <th scope="col">{t(parametersMessages.from)}</th>
            <th scope="col">{t(parametersMessages.reason)}</th>
            <th scope="col">{t(parametersMessages.setBy)}</th>
            <th scope="col">
              <span className="visually-hidden">{t(parametersMessages.undo)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {values.map((value) => (
            <ValueRow key={value.id} value={value} parameter={parameter} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ValueRow({ value, parameter }: { readonly value: ParameterSetting; readonly parameter: SchemeParameter }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const { language } = useLanguage();
  const who = value.scope.kind === 'company' ? t(parametersMessages.company) : nameOf(value.scope.name);
  return (
    <tr data-withdrawn={value.withdrawnAt !== null || undefined}>
      <th scope="row">{who}</th>
      <td className={classes['value']}>
        {value.value === null ? t(parametersMessages.inherits) : valueWords(value.value, parameter, language)}
      </td>
      <td>{format.date(value.from)}</td>
      <td>{value.reason}</td>
      <td>
        {nameOf(value.setBy)}
        <span className={classes['quiet']}>{format.dateTime(value.setAt)}</span>
      </td>
      <td>
        {value.withdrawnAt !== null ? (
          <span className={classes['quiet']}>
            {t(parametersMessages.withdrawn, {
              who: nameOf(value.withdrawnBy ?? {}),
              time: format.dateTime(value.withdrawnAt),
            })}
          </span>
        ) : value.isClosed ? (
          <span className={classes['quiet']}>{t(parametersMessages.closed)}</span>
        ) : (
          <UndoButton value={value} who={who} />
        )}
      </td>
    </tr>
  );
}

function UndoButton({ value, who }: { readonly value: ParameterSetting; readonly who: string }) {
  const t = useTranslate();
  const format = useFormat();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { may } = useSession();
  const undo = useMutation(
    trpc.parameters.undo.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.parameters.pathKey() }),
    }),
  );
  if (!may.includes('parameter.edit')) return null;
  return (
    <>
      <Button
        size="xs"
        variant="subtle"
        aria-label={t(parametersMessages.undoOf, { who })}
        loading={undo.isPending}
        onClick={() => undo.mutate({ id: value.id, revision: value.revision })}
      >
        {t(parametersMessages.undo)}
      </Button>
      {undo.error !== null && (
        <p className={classes['error']} role="alert">
          {parameterRefusal(undo.error, t, format)}
        </p>
      )}
    </>
  );
}
