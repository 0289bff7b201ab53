import { type Scope as AccessScope, type Actor, maySeeGroup, SMALL_GROUP_SIZE, scopeFor } from '@premia/access';
import * as analytics from '@premia/analytics';
import { period, shiftPeriod } from '@premia/compensation';
import { readBacklog, withSnapshot } from '@premia/database';
import type { Freshness, FundByDepartment } from '../../contract.ts';
import type { Dependencies } from '../../dependencies.ts';
import { ABSENT, failure, type Result, success } from '../../failure.ts';
import { ANALYTICS_READER } from '../../jobs/outbox/relay.ts';
import { companyToday, readCompany } from '../company/repository.ts';
import { departmentsUnder, revenueFactTypes } from './repository.ts';
import { hiddenGroups } from './small-groups.ts';
import type { DashboardUseCases } from './use-cases.ts';

/** Below the root: the divisions of the company. */
const DIVISION_LEVEL = 2;

/** What a question needs besides its own parameters. */
interface Asking {
  readonly accessScope: AccessScope;
  readonly scope: analytics.Scope;
  readonly currency: string;
  readonly pending: number;
  readonly revenueFactTypes: readonly string[];
}

export function createDashboardService(dependencies: Dependencies): DashboardUseCases {
  const { analytics: engine, log } = dependencies;
  const { querier } = engine;

  /** A failure of the engine, whatever it was, is one failure for the person who asked; the reason goes to the log. */
  function answered<Value>(answer: analytics.Answer<Value>): Result<Value> {
    if (answer.ok) {
      return success(answer.value);
    }
    const { kind, code } = answer.failure;
    log.warn({ failure: kind, code }, 'A dashboard question was not answered');
    return failure('unavailable', 'analytics/unavailable');
  }

  async function ask<Rows, Answered>(
    actor: Actor,
    question: (asking: Asking) => Promise<analytics.Answer<Rows>>,
    present: (rows: Rows, asking: Asking) => Answered,
  ): Promise<Result<Answered & { readonly currency: string; readonly freshness: Freshness }>> {
    const asking = await prepare(dependencies, actor);
    if (asking === null) {
      return ABSENT;
    }
    const rows = answered(await question(asking));
    const asOf = answered(await analytics.freshness(querier));
    if (!rows.ok) {
      return rows;
    }
    if (!asOf.ok) {
      return asOf;
    }
    const freshness = { asOf: asOf.value, pending: asking.pending };
    return success({ ...present(rows.value, asking), currency: asking.currency, freshness });
  }

  return {
    fundByMonth: (actor, { from, to }) =>
      ask(
        actor,
        ({ scope, currency }) => analytics.fundByMonth(querier, { fromMonth: from, toMonth: to, currency, scope }),
        (rows, { accessScope }) => ({
          rows: rows
            .filter(({ people }) => maySeeGroup(accessScope, people, SMALL_GROUP_SIZE))
            .map(({ month, fund, people, isSealed }) => ({ period: month, fund, people, sealed: isSealed })),
        }),
      ),

    fundByDepartment: (actor, input) =>
      ask(
        actor,
        ({ scope, currency }) =>
          analytics.fundByDepartment(querier, {
            period: input.period,
            previousPeriod: shiftPeriod(period(input.period), -1).text,
            currency,
            scope,
            level: scope.kind === 'company' ? DIVISION_LEVEL : analytics.OWN_DEPARTMENT_LEVEL,
          }),
        (rows, { accessScope }) => ({ rows: withoutSmallGroups(rows, accessScope) }),
      ),

    fundAgainstRevenue: (actor, { from, to }) =>
      ask(
        actor,
        ({ scope, currency, revenueFactTypes: factTypes }) =>
          analytics.fundAgainstRevenue(querier, {
            fromMonth: from,
            toMonth: to,
            currency,
            scope,
            revenueFactTypes: [...factTypes],
          }),
        (rows) => ({ rows: rows.map(({ month, ...sums }) => ({ period: month, ...sums })) }),
      ),
  };
}

async function prepare({ pool, now }: Dependencies, actor: Actor): Promise<Asking | null> {
  const accessScope = scopeFor(actor, 'dashboard.read');
  if (accessScope === null) {
    return null;
  }
  return withSnapshot(pool, actor, async (tx): Promise<Asking> => {
    const ids =
      accessScope === 'ownSubtree' && actor.kind === 'person'
        ? await departmentsUnder(tx, actor.employeeId, await companyToday(tx, now()))
        : null;
    return {
      accessScope,
      scope: ids === null ? { kind: 'company' } : { kind: 'departments', ids: [...ids] },
      currency: (await readCompany(tx)).currency,
      pending: (await readBacklog(tx, ANALYTICS_READER)).pending,
      revenueFactTypes: await revenueFactTypes(tx),
    };
  });
}

/** Both periods are judged on their own: a group may have been small then and large now. */
function withoutSmallGroups(
  rows: readonly analytics.FundOfDepartment[],
  accessScope: AccessScope,
): FundByDepartment['rows'] {
  const isAggregate = accessScope === 'aggregates';
  const sums = (people: (row: analytics.FundOfDepartment) => number) =>
    rows.map((row) => ({ id: row.departmentId, people: people(row) }));
  const hidden = isAggregate
    ? hiddenGroups(
        sums(({ people }) => people),
        SMALL_GROUP_SIZE,
      )
    : new Set<string>();
  const hiddenBefore = isAggregate
    ? hiddenGroups(
        sums(({ previousPeople }) => previousPeople),
        SMALL_GROUP_SIZE,
      )
    : new Set<string>();
  return rows.map((row) => ({
    departmentId: row.departmentId,
    name: { ru: row.nameRu, en: row.nameEn },
    fund: hidden.has(row.departmentId) ? null : row.fund,
    people: hidden.has(row.departmentId) ? null : row.people,
    previousFund: hiddenBefore.has(row.departmentId) ? null : row.previousFund,
  }));
}
