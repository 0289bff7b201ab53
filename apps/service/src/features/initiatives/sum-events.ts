import type { InitiativeState } from '@premia/compensation';
import type { Tx } from '@premia/database';
import { decimal, multiply, toExactText } from '@premia/decimal';
import type { SumEvent } from './published-sums.ts';

export type Measure = 'recorded' | 'effect' | 'reward';

/**
 * What moved each sum of initiatives, the oldest first: from the audit and the seals, which nobody can change. Each is by
 * itself, because nothing of one can be subtracted from another.
 */
export async function readSumEvents(tx: Tx): Promise<Readonly<Record<Measure, readonly SumEvent[]>>> {
  const decisions = await readDecisions(tx);
  return { recorded: recorded(decisions), effect: approved(decisions), reward: paid(await readPayments(tx)) };
}

interface DecisionRow {
  readonly at: string;
  readonly id: string;
  readonly departmentId: string;
  readonly people: readonly string[];
  readonly state: InitiativeState | null;
  readonly effect: string | null;
  readonly months: string | null;
}

async function readDecisions(tx: Tx): Promise<readonly DecisionRow[]> {
  return tx.rows<DecisionRow>(
    `select a.at, i.id, i.department_id as "departmentId", a.details->>'state' as state,
       a.details->>'effect' as effect, a.details->>'months' as months,
       array(select p->>'employee' from jsonb_array_elements(i.authors) as p) as people
     from audit a join initiatives i on i.id = a.target_id
     where a.target_kind = 'initiative' and a.action like 'initiative.%' order by a.id`,
  );
}

const COUNTING: ReadonlySet<InitiativeState> = new Set(['approved', 'implemented', 'rewarded']);

/** Each initiative counts from its first word on. */
function recorded(rows: readonly DecisionRow[]): readonly SumEvent[] {
  const first = new Map(rows.toReversed().map((row) => [row.id, row]));
  return rows
    .filter((row) => first.get(row.id) === row)
    .map(({ at, id, departmentId, people }) => ({
      at,
      adds: [{ key: id, departmentId, people, amount: '1' }],
      removes: [],
    }));
}

/** Its effect counts while it is approved. */
function approved(rows: readonly DecisionRow[]): readonly SumEvent[] {
  const known = new Map<string, { amount: string; counted: string | null }>();
  return rows.map((row) => {
    const before = known.get(row.id);
    const amount = effectOf(row) ?? before?.amount ?? '0';
    const isCounted = row.state === null ? before?.counted != null : COUNTING.has(row.state);
    const counted = isCounted ? `${row.id} ${amount}` : null;
    known.set(row.id, { amount, counted });
    const isSame = counted === (before?.counted ?? null);
    const { departmentId, people } = row;
    return {
      at: row.at,
      adds: counted === null || isSame ? [] : [{ key: counted, departmentId, people, amount }],
      removes: before?.counted == null || isSame ? [] : [before.counted],
    };
  });
}

function effectOf({ effect, months }: DecisionRow): string | null {
  return effect === null || months === null ? null : toExactText(multiply(decimal(effect), decimal(months)));
}

interface PaymentRow {
  readonly at: string;
  readonly statementId: string;
  readonly code: string;
  readonly departmentId: string;
  readonly employeeId: string;
  readonly amount: string;
}

/** Lines of sealed statements that pay something; who is paid nothing hides nobody. */
async function readPayments(tx: Tx): Promise<readonly PaymentRow[]> {
  return tx.rows<PaymentRow>(
    `select p.sealed_at as at, s.id as "statementId", l.code, s.department_id as "departmentId",
       s.employee_id as "employeeId", l.amount::text as amount
     from statement_lines l join statements s on s.id = l.statement_id join periods p on p.sealed_run_id = s.run_id
     where l.category = 'initiative' and l.amount <> 0 order by p.sealed_at, s.id, l.code`,
  );
}

function paid(rows: readonly PaymentRow[]): readonly SumEvent[] {
  return [...Map.groupBy(rows, ({ at }) => at)].map(([at, lines]) => ({
    at,
    adds: lines.map(({ statementId, code, departmentId, employeeId, amount }) => ({
      key: `${statementId} ${code}`,
      departmentId,
      people: [employeeId],
      amount,
    })),
    removes: [],
  }));
}
