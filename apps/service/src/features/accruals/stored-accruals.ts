import { type NewAccrual, readAccruals, type StoredAccrual, type Tx } from '@premia/database';

export type StoredAccruals = ReadonlyMap<string, StoredAccrual>;

/** Accruals of some people, by `accrualKey`. */
export async function readStored(tx: Tx, period: string, employeeIds: readonly string[]): Promise<StoredAccruals> {
  if (employeeIds.length === 0) return new Map();
  const accruals = await readAccruals(tx, { period, employeeIds });
  return new Map(accruals.map((accrual) => [accrualKey(accrual), accrual]));
}

export function differs(before: StoredAccrual | undefined, after: NewAccrual): boolean {
  return (
    before === undefined ||
    before.resultHash !== after.resultHash ||
    before.inputsHash !== after.inputsHash ||
    before.schemeVersionId !== after.schemeVersionId ||
    before.departmentId !== after.departmentId
  );
}

/** Of a period: whose, under which scheme. */
export const accrualKey = ({ employeeId, schemeId }: Pick<NewAccrual, 'employeeId' | 'schemeId'>): string =>
  `${employeeId} ${schemeId}`;
