import { type Actor, decide, systemActor } from '@premia/access';
import { type CriterionRecords, criterionRecords } from '@premia/compensation';
import { claimDirty, readAccruals, readCriterionVersions, type Tx, withSnapshot, withTx } from '@premia/database';
import { type EmployeeResult, type PayMore, payMore, type SchemeDocument } from '@premia/scheme';
import type { FactDetail, ParameterOrigin } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import type { Books } from '../books.ts';
import { parameterOrigins } from '../parameters/origins.ts';
import { type Calculation, calculate, loadCalculations } from './calculation.ts';
import { readFactDetails } from './fact-details.ts';
import { gathering } from './gathering.ts';
import { headsOver } from './heads-over.ts';
import { markTouchedFacts } from './mark-touched.ts';
import { addReports, NOTHING_DONE, refreshPeriod } from './refresh.ts';

/** Deliveries whose people are marked together: of the largest, a number that one statement takes in its stride. */
const DELIVERIES_PER_ROUND = 64;

export interface AccrualService {
  /**
   * One round of a worker: claims up to `limit` marks, calculates each period's on one snapshot and writes accruals,
   * lines, changes and outbox rows. Marks first what deliveries have touched. Call again while `claimed` is not zero; safe
   * from any number of processes.
   */
  refresh(input: { readonly worker: string; readonly limit: number }): Promise<RefreshReport>;
  /** One scheme's result for one person in an open period, calculated afresh with its trace. */
  explain(actor: Actor, key: ResultKey): Promise<Result<ExplainedResult>>;
}

export interface RefreshReport {
  /** Whose people were marked. */
  readonly deliveries: number;
  readonly claimed: number;
  /** Accruals that were written because their result or inputs moved. */
  readonly written: number;
  /** Inputs changed while calculating, or another worker took over: the mark stays for the next round. */
  readonly overtaken: number;
  /** The period was sealed: the mark is dropped, the facts wait as late. */
  readonly closed: number;
  readonly failed: number;
}

export interface ResultKey {
  readonly employeeId: string;
  readonly period: string;
  readonly schemeId: string;
}

export interface ExplainedResult {
  readonly document: SchemeDocument;
  readonly schemeVersion: number;
  readonly result: EmployeeResult;
  /** Facts of the person in the period, used or not. */
  readonly facts: readonly FactDetail[];
  /** What the criteria among the inputs were worked out from. */
  readonly criteria: readonly CriterionRecords[];
  /** Values of parameters that are not the scheme's own. */
  readonly parameters: readonly ParameterOrigin[];
  /** The smallest changes that would still pay more; none once the period is sealed. */
  readonly payMore: readonly PayMore[];
  readonly asOf: string;
}

export function createAccrualService(books: Books): AccrualService {
  const gather = gathering();
  return {
    async refresh({ worker, limit }) {
      const actor = systemActor(worker);
      const deliveries = await gather(() =>
        withTx(books.pool, actor, (tx) => markTouchedFacts(tx, DELIVERIES_PER_ROUND)),
      );
      const claims = await withTx(books.pool, actor, (tx) => claimDirty(tx, limit));
      let report: RefreshReport = { ...NOTHING_DONE, deliveries };
      for (const period of new Set(claims.map((claim) => claim.period))) {
        const own = claims.filter((claim) => claim.period === period);
        report = addReports(report, await refreshPeriod(books, actor, { period, claims: own }));
      }
      return report;
    },

    async explain(actor, key) {
      const visible = await withSnapshot(books.pool, actor, async (tx) => {
        const accruals = await readAccruals(tx, { period: key.period, employeeIds: [key.employeeId] });
        return {
          accrual: accruals.find(({ schemeId }) => schemeId === key.schemeId),
          headIds: await headsOver(tx, key),
        };
      });
      const { accrual, headIds } = visible;
      const decision = decide(actor, 'accrual.list', { employeeId: key.employeeId, headIds });
      if (!decision.allowed || accrual === undefined) return ABSENT;
      // Both walls are passed: a scheme that compares a team needs colleagues' numbers to say what became of one's own.
      return withSnapshot(books.pool, systemActor('explain'), async (tx) => {
        const { calculations } = await loadCalculations(tx, books.compiler, {
          ...key,
          employeeIds: [key.employeeId],
          facts: 'all',
        });
        const calculation = calculations[0];
        const result =
          calculation === undefined ? undefined : resultOf(calculate(calculation, { trace: true }), key.employeeId);
        if (calculation === undefined || result === undefined) return ABSENT;
        return success({
          document: calculation.document,
          schemeVersion: calculation.version.version,
          result,
          facts: await readFactDetails(tx, key.employeeId, calculation.period),
          criteria: criterionRecords(calculation.plan.requirements, {
            criteria: await readCriterionVersions(tx),
            facts: calculation.facts.get(key.employeeId) ?? [],
            period: calculation.period,
          }),
          parameters: await originsOf(tx, calculation, key),
          payMore: payMoreOf(calculation, key.employeeId),
          asOf: accrual.asOf,
        });
      });
    },
  };
}

function originsOf(tx: Tx, { plan, period, request }: Calculation, { employeeId, schemeId }: ResultKey) {
  const inputs = request.employees.find(({ id }) => id === employeeId);
  if (inputs === undefined) throw new Error(`no inputs of ${employeeId}`);
  return parameterOrigins(tx, { schemeId, plan, period, inputs });
}

/** Of what the person is shown: a payout hidden from them gives no hints either. */
function payMoreOf({ plan, request }: Calculation, employeeId: string): readonly PayMore[] {
  const results = plan.results.filter((result) => result.kind !== 'payout' || result.visible);
  return payMore({ plan: { ...plan, results }, request, employeeId });
}

function resultOf(results: readonly EmployeeResult[], employeeId: string): EmployeeResult | undefined {
  return results.find(({ id }) => id === employeeId);
}
