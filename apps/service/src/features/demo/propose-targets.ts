import { decimal, multiply, rational, round, toFixedText } from '@premia/decimal';
import type { DemoCompany } from '@premia/demo';
import type { ChangeUseCases } from '../changes/use-cases.ts';
import { personWith } from './person-with.ts';

const PEOPLE = 15;
/** Whose scheme reads how much of the plan is met. */
const POSITION = 'sales-manager';
/** A fifth less: two big customers put their orders off. */
const EASED = rational(4n, 5n);

/** Leaves finance something to decide: this month's revenue targets of some sales managers, eased, with the reason. */
export async function proposeTargets(changes: ChangeUseCases, company: DemoCompany): Promise<void> {
  const hr = personWith(company, 'hr');
  // A load that was interrupted goes on where it stopped.
  if ((await changes.list(hr)).length > 0) return;
  const month = company.months.at(-1);
  const managers = new Set(
    company.employees.flatMap(({ id, leftOn, employments }) =>
      leftOn === null && employments.at(-1)?.positionKey === POSITION ? [id] : [],
    ),
  );
  const rows = company.targets
    .filter(
      ({ criterion, period, employeeId }) => criterion === 'revenue' && period === month && managers.has(employeeId),
    )
    .slice(0, PEOPLE)
    .map(({ criterion, employeeId, period, value }) => ({
      criterion,
      employee: employeeId,
      period,
      value: toFixedText(round(multiply(decimal(value), EASED), 0), 0),
    }));
  const created = await changes.create(hr, {
    title: 'Перенос крупных заказов / Orders put off',
    note: 'Два крупных заказчика перенесли поставку на следующий месяц. Two big customers moved delivery to next month.',
    fileName: null,
    changes: { kind: 'targets', rows, decimalSign: 'canonical' },
  });
  if (!created.ok || !created.value.ok) throw new Error(`loadDemo: ${JSON.stringify(created)}`);
  const { changeSetId, revision } = created.value;
  const submitted = await changes.decide(hr, { changeSetId, revision, decision: 'submit', reason: '' });
  if (!submitted.ok || !submitted.value.ok) throw new Error(`loadDemo: ${JSON.stringify(submitted)}`);
}
