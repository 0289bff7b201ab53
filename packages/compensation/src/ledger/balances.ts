import { add, decimal, isZero, subtract, toExactText, type ZERO } from '@premia/decimal';
import type { LedgerEntry } from './booking.ts';

/** Balances of one person by name: what is drawn and not yet recovered, what is held back … */
export type Balances = Readonly<Record<string, string>>;

export interface BalanceMovement {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What has to be booked so that balances go from `before` to `after`; names nobody moved are left alone. */
export function balanceMovements(before: Balances, after: Balances): readonly BalanceMovement[] {
  return Object.keys(after)
    .sort()
    .flatMap((name) => {
      const from = before[name] ?? '0';
      const to = after[name] ?? '0';
      return isZero(subtract(decimal(to), decimal(from))) ? [] : [{ name, before: from, after: to }];
    });
}

/** Double entry of movements: the person's balance against its control account, each pair adding up to zero. */
export function balanceEntries(movements: readonly BalanceMovement[], currency: string): readonly LedgerEntry[] {
  return movements.flatMap(({ name, before, after }): LedgerEntry[] => [
    { accountKind: 'balance', accountId: name, amount: difference(after, before), currency },
    { accountKind: 'balance-control', accountId: name, amount: difference(before, after), currency },
  ]);
}

/** Balances after some movements, whatever they were before: each movement adds its difference. */
export function moveBalances(balances: Balances, movements: readonly BalanceMovement[]): Balances {
  const moved: Record<string, string> = { ...balances };
  for (const { name, before, after } of movements) moved[name] = sum(moved[name] ?? '0', difference(after, before));
  return moved;
}

function difference(left: string, right: string): string {
  return text(subtract(decimal(left), decimal(right)));
}

function sum(left: string, right: string): string {
  return text(add(decimal(left), decimal(right)));
}

function text(value: typeof ZERO): string {
  const exact = toExactText(value);
  if (exact === null) throw new RangeError('balances are decimals');
  return exact;
}
