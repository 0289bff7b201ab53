import {
  type EmployeeResult,
  type EvaluationRequest,
  parseLinkEnd,
  type SchemeDocument,
  type TraceValue,
} from '@premia/scheme';

/** What one person of the sample's group gets of a pool. */
export interface PoolShare {
  readonly employeeId: string;
  /** Null where the weight has no value. */
  readonly weight: TraceValue | null;
  readonly share: TraceValue;
}

export type PoolShares = ReadonlyMap<string, readonly PoolShare[]>;

export const NO_SHARES: PoolShares = new Map();

/** By pool: the people who share it with the sample employee, the sample employee first. */
export function poolShares(
  document: SchemeDocument,
  { employees }: EvaluationRequest,
  results: readonly EmployeeResult[],
): PoolShares {
  const pools = document.nodes.filter(({ kind }) => kind === 'pool');
  if (pools.length === 0 || results.length < 2) return NO_SHARES;
  const departments = employees.map(({ department }) => department ?? null);
  return new Map(
    pools.map(({ id, params }) => {
      const weight = document.links.find(({ to }) => to === `${id}.weight`)?.from ?? null;
      const isInPool = (index: number) => params?.['scope'] !== 'department' || departments[index] === departments[0];
      const shares = results.flatMap((result, index): readonly PoolShare[] => {
        const share = isInPool(index) ? valueAt(result, `${id}.value`) : null;
        return share === null
          ? []
          : [{ employeeId: result.id, share, weight: weight === null ? null : valueAt(result, weight) }];
      });
      return [id, shares] as const;
    }),
  );
}

function valueAt({ trace }: EmployeeResult, end: string): TraceValue | null {
  const { nodeId, port } = parseLinkEnd(end);
  const outputs = trace?.nodes.find((node) => node.nodeId === nodeId)?.outputs ?? {};
  return outputs[port ?? Object.keys(outputs)[0] ?? ''] ?? null;
}
