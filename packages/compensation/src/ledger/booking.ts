import { add, decimal, isZero, negate, toExactText, ZERO } from '@premia/decimal';
import { type BalanceMovement, balanceEntries } from './balances.ts';

export interface LedgerEntry {
  /**
   * department-fund: what a department has given away (negative); payable: owed to a person; payroll: handed over;
   * balance: what the ledger keeps of a person under a name (a draw, a reserve), balance-control its counterpart.
   */
  readonly accountKind: 'department-fund' | 'payable' | 'payroll' | 'balance' | 'balance-control';
  /** A department for its fund, a person for what is payable to them, a name for a balance. */
  readonly accountId: string;
  readonly amount: string;
  readonly currency: string;
}

export interface Booking {
  readonly kind: 'statement' | 'adjustment' | 'payment' | 'balance';
  readonly causeId: string;
  readonly employeeId: string;
  /** Where it is booked, and what it is about. */
  readonly period: string;
  readonly originPeriod: string;
  readonly entries: readonly LedgerEntry[];
}

export interface Owed {
  readonly kind: 'statement' | 'adjustment';
  readonly causeId: string;
  readonly employeeId: string;
  readonly departmentId: string;
  readonly period: string;
  readonly originPeriod: string;
  readonly amount: string | null;
  readonly currency: string;
}

/** From the department's fund to the person; nothing to book for zero or for a total that does not exist. */
export function bookOwed(owed: Owed): Booking | null {
  if (owed.amount === null || isZero(decimal(owed.amount))) return null;
  const { kind, causeId, employeeId, period, originPeriod, amount, currency } = owed;
  return {
    kind,
    causeId,
    employeeId,
    period,
    originPeriod,
    entries: [
      { accountKind: 'department-fund', accountId: owed.departmentId, amount: negated(amount), currency },
      { accountKind: 'payable', accountId: employeeId, amount, currency },
    ],
  };
}

/** From what is payable to the payroll: the person's account is empty again. */
export function bookPayment(paid: Owed): Booking | null {
  if (paid.amount === null || isZero(decimal(paid.amount))) return null;
  const { causeId, employeeId, period, originPeriod, amount, currency } = paid;
  return {
    kind: 'payment',
    causeId,
    employeeId,
    period,
    originPeriod,
    entries: [
      { accountKind: 'payable', accountId: employeeId, amount: negated(amount), currency },
      { accountKind: 'payroll', accountId: 'payroll', amount, currency },
    ],
  };
}

/** The balances a statement moved, as a transaction of its own; null when it moved none. */
export function bookBalances(
  owed: Omit<Owed, 'amount' | 'kind'>,
  movements: readonly BalanceMovement[],
): Booking | null {
  if (movements.length === 0) return null;
  const { causeId, employeeId, period, originPeriod, currency } = owed;
  const entries = balanceEntries(movements, currency);
  return { kind: 'balance', causeId, employeeId, period, originPeriod, entries };
}

/** An adjustment: what it owes and the balances it moves, in one transaction; null when it is neither. */
export function bookAdjustment(owed: Owed, movements: readonly BalanceMovement[]): Booking | null {
  const money = bookOwed(owed);
  const moved = bookBalances(owed, movements);
  if (money === null && moved === null) return null;
  const { causeId, employeeId, period, originPeriod } = owed;
  const entries = [...(money?.entries ?? []), ...(moved?.entries ?? [])];
  return { kind: 'adjustment', causeId, employeeId, period, originPeriod, entries };
}

export function sumAmounts(amounts: readonly string[]): string {
  const text = toExactText(amounts.map(decimal).reduce(add, ZERO));
  if (text === null) throw new RangeError('sumAmounts: a sum of decimals is a decimal');
  return text;
}

function negated(amount: string): string {
  const text = toExactText(negate(decimal(amount)));
  if (text === null) throw new RangeError('negated: a decimal stays a decimal');
  return text;
}
