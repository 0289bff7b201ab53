import {
  absolute,
  add,
  divide,
  fromInteger,
  isZero,
  maximum,
  multiply,
  type Rational,
  round,
  toCanonicalText,
  ZERO,
} from '@premia/decimal';
import { formatValue, type ShownType } from '@premia/locale';
import type { SchemeNode, TraceValue } from '@premia/scheme';
import { useLanguage, useName } from '@premia/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../../../shell/api.ts';
import type { PoolShare } from '../../preview/pool-shares.ts';
import { portKey } from '../../preview/value-store.ts';
import { useAnalysis, usePreviewState } from '../../state/designer-context.tsx';
import { useInputSources } from '../../state/input-sources.ts';
import classes from '../Inspector.module.css';
import { poolMessages as messages } from './pool.messages.ts';

interface SharedPool {
  readonly node: SchemeNode;
  readonly currency: string;
}

/** Who of the sample's group gets how much of the pool, with the sum the fund is held against. */
export function PoolShareTable(pool: SharedPool) {
  const shares = usePreviewState(({ poolShares }) => poolShares.get(pool.node.id)) ?? [];
  return shares.length < 2 ? null : <Shares {...pool} shares={shares} />;
}

function Shares({ node, currency, shares }: SharedPool & { readonly shares: readonly PoolShare[] }) {
  const { language, translate: t } = useLanguage();
  const weightOf = useWeightType(node);
  const nameOf = usePersonName();
  const money: ShownType = { base: 'money', currency };
  const numbers = shares.map(({ share }) => (share.kind === 'number' ? share.number : null));
  const known = numbers.filter((number) => number !== null);
  const most = known.map(absolute).reduce(maximum, ZERO);
  const shown = (value: TraceValue | null, type: ShownType) =>
    value === null || value.kind === 'problem' ? '—' : formatValue({ value, type }, language);
  return (
    <div className={classes['poolShares']}>
      <table className={classes['facts']}>
        <caption className="visually-hidden">{t(messages.perPerson)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(messages.person)}</th>
            <th scope="col">{t(messages.weight)}</th>
            <th scope="col">{t(messages.part)}</th>
          </tr>
        </thead>
        <tbody>
          {shares.map((share, index) => (
            <tr key={share.employeeId} data-sample={index === 0 || undefined}>
              <th scope="row">{nameOf(share.employeeId)}</th>
              <td>{shown(share.weight, weightOf)}</td>
              <td>
                {shown(share.share, money)}
                <span className={classes['poolBar']} style={{ inlineSize: barLength(numbers[index] ?? null, most) }} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t(messages.together)}</th>
            <td />
            <td>
              {known.length < numbers.length
                ? '—'
                : formatValue({ value: { kind: 'number', number: known.reduce(add, ZERO) }, type: money }, language)}
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** The length of a share's bar, of the longest one. */
function barLength(share: Rational | null, most: Rational): string {
  if (share === null || isZero(most)) return '0';
  const percent = multiply(divide(absolute(share), most), fromInteger(100));
  return `${toCanonicalText(round(percent, 0, 'half-up'))}%`;
}

const PLAIN: ShownType = { base: 'number', currency: null };

function useWeightType(node: SchemeNode): ShownType {
  const source = useInputSources(node.id).get('weight')?.[0];
  return (
    useAnalysis(({ types }) => (source === undefined ? undefined : types.get(portKey(source.nodeId, source.port)))) ??
    PLAIN
  );
}

function usePersonName(): (id: string) => string {
  const trpc = useTRPC();
  const people = useQuery({ ...trpc.people.list.queryOptions({}), staleTime: 300_000 }).data;
  const nameOf = useName();
  return (id) => nameOf(people?.find((person) => person.id === id)?.name) || id;
}
