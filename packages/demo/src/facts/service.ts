import type { DemoFact } from '../company.ts';
import { ACCOUNTS } from '../organization.ts';
import type { WorkMonth } from './work-month.ts';

const TASKS_PER_DAY_MAX: Readonly<Record<string, number>> = {
  'support-engineer': 2,
  'field-engineer': 1,
  'service-head': 1,
  'marketing-specialist': 1,
};

const TASK_TITLES = [
  'Заявка: нет давления',
  'Плановое обслуживание',
  'Замена датчика',
  'Консультация',
  'Выезд по гарантии',
];
const COMPLAINT_TITLES = ['Жалоба: опоздание', 'Жалоба: повторная неисправность', 'Жалоба: грубый ответ'];

/** Tasks done, on time or late, and now and then a complaint. */
export function serviceFacts(work: WorkMonth): DemoFact[] {
  const perDayMax = TASKS_PER_DAY_MAX[work.positionKey];
  if (perDayMax === undefined) return [];
  const onTimePercent = Math.min(98, 62 + Math.floor((work.skillPercent * 28) / 100));
  const tasks = work.days.flatMap((day) =>
    Array.from(
      { length: work.random.integer(perDayMax + 1) },
      (_, index): DemoFact => ({
        source: 'service-desk',
        id: `T-${day}-${work.employee.id}-${index + 1}`,
        type: 'task.done',
        occurredOn: day,
        amount: null,
        title: `${work.random.pick(TASK_TITLES)} — ${work.random.pick(ACCOUNTS)}`,
        employeeId: work.employee.id,
        attributes: { onTime: String(work.random.chance(onTimePercent)), score: String(work.random.between(3, 5)) },
      }),
    ),
  );
  return [...tasks, ...complaints(work)];
}

function complaints(work: WorkMonth): DemoFact[] {
  const clumsy = work.skillPercent < 85 ? 45 : 14;
  if (work.days.length === 0 || !work.random.chance(clumsy)) return [];
  return [
    {
      source: 'service-desk',
      id: `K-${work.month}-${work.employee.id}`,
      type: 'complaint.received',
      occurredOn: work.random.pick(work.days),
      amount: null,
      title: `${work.random.pick(COMPLAINT_TITLES)} — ${work.random.pick(ACCOUNTS)}`,
      employeeId: work.employee.id,
      attributes: { severity: work.random.pick(['low', 'medium', 'high']) },
    },
  ];
}
