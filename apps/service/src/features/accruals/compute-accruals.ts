import { buildStatement, contextHash, inputsHash } from '@premia/compensation';
import {
  type Claim,
  type KeptInputs,
  type KeptStates,
  type NewAccrual,
  readNames,
  type TeamMembers,
  type Tx,
  teamHash,
} from '@premia/database';
import type { SchemeCompiler } from '../schemes/compiled-schemes.ts';
import { type Calculation, calculate, factVersionsOf, loadCalculations } from './calculation.ts';
import type { Described, Naming } from './events.ts';

/** What the claimed people's accruals of one period come out as now. */
export interface Computed {
  readonly accruals: readonly Described[];
  /** What comes out for the others of the same team schemes. */
  readonly colleagues: readonly NewAccrual[];
  readonly naming: Naming;
  readonly states: States;
}

/** What accruals were worked out from, by the hashes they carry. */
export interface States {
  readonly inputs: ReadonlyMap<string, KeptInputs>;
  readonly contexts: KeptStates['contexts'];
  readonly teams: KeptStates['teams'];
}

export interface PeriodClaims {
  readonly period: string;
  readonly claims: readonly Claim[];
}

export async function computeAccruals(
  tx: Tx,
  compiler: SchemeCompiler,
  { period, claims }: PeriodClaims,
): Promise<Computed> {
  const employeeIds = claims.map(({ employeeId }) => employeeId);
  const { staff, calculations } = await loadCalculations(tx, compiler, { period, employeeIds, facts: 'needed' });
  const claimed = new Set(employeeIds);
  const described = calculations.map(describe);
  const accruals = described.flatMap((one) => one.accruals);
  return {
    accruals: accruals.filter(({ accrual }) => claimed.has(accrual.employeeId)),
    colleagues: accruals.flatMap(({ accrual }) => (claimed.has(accrual.employeeId) ? [] : [accrual])),
    naming: { names: await readNames(tx, employeeIds), organization: staff.organization },
    states: {
      inputs: new Map(described.flatMap(({ inputs }) => inputs.map((kept) => [inputsKey(kept), kept]))),
      contexts: new Map(described.map(({ context }) => context)),
      teams: new Map(described.flatMap(({ team }) => (team === null ? [] : [team]))),
    },
  };
}

export const inputsKey = ({ employeeId, hash }: Pick<KeptInputs, 'employeeId' | 'hash'>): string =>
  `${employeeId} ${hash}`;

interface DescribedCalculation {
  readonly accruals: readonly Described[];
  readonly inputs: readonly KeptInputs[];
  readonly context: readonly [string, Omit<Calculation['request'], 'employees'>];
  readonly team: readonly [string, TeamMembers] | null;
}

function describe(calculation: Calculation): DescribedCalculation {
  const { employees, ...context } = calculation.request;
  const inputs = employees.map(
    (one): KeptInputs => ({
      employeeId: one.id,
      hash: inputsHash(one),
      inputs: one,
      factVersions: factVersionsOf(calculation, one.id),
    }),
  );
  const members = inputs.map(({ employeeId, hash }) => [employeeId, hash] as const);
  const team = calculation.plan.requirements.team ? ([teamHash(members), members] as const) : null;
  const hashes = { context: contextHash(context), team: team?.[0] ?? null };
  return {
    accruals: describeAccruals(calculation, inputs, hashes),
    inputs,
    context: [hashes.context, context],
    team,
  };
}

function describeAccruals(
  calculation: Calculation,
  keptInputs: readonly KeptInputs[],
  hashes: { readonly context: string; readonly team: string | null },
): readonly Described[] {
  const { version, plan, period, participants } = calculation;
  return calculate(calculation).flatMap((result, index) => {
    const participant = participants[index];
    const hash = keptInputs[index]?.hash;
    if (participant === undefined || hash === undefined) throw new Error('a result without its participant');
    const { assignmentId, place, asOf } = participant;
    const content = buildStatement({
      plan,
      period: period.text,
      assignmentId,
      departmentId: place.departmentId,
      inputsHash: hash,
      result,
    });
    const accrual: NewAccrual = {
      period: period.text,
      employeeId: result.id,
      schemeId: version.schemeId,
      schemeVersionId: version.id,
      departmentId: place.departmentId,
      inputsHash: hash,
      contextHash: hashes.context,
      teamHash: hashes.team,
      resultHash: result.resultHash,
      currency: plan.currency,
      total: result.total,
      problems: result.problems,
      lines: content.lines,
    };
    return [{ accrual, schemeKey: version.schemeKey, placedOn: asOf }];
  });
}
