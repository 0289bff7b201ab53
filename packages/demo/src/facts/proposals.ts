import type { DemoFact } from '../company.ts';
import type { WorkMonth } from './work-month.ts';

const IDEAS = [
  'Единый склад запчастей для двух регионов',
  'Шаблон коммерческого предложения',
  'Обзвон клиентов перед окончанием контракта',
  'Сборка шкафов до отгрузки',
  'Маршруты выездов по районам',
  'Отказ от бумажных актов',
] as const;

/** Roughly one useful proposal a month across the company, with its measured yearly effect in RUB. */
export function proposalFacts(work: WorkMonth): DemoFact[] {
  if (work.days.length === 0 || !work.random.chance(2)) return [];
  return [
    {
      source: 'ideas',
      id: `I-${work.month}-${work.employee.id}`,
      type: 'proposal.implemented',
      occurredOn: work.random.pick(work.days),
      amount: `${work.random.between(80, 2400)}000`,
      title: work.random.pick(IDEAS),
      employeeId: work.employee.id,
      // Of before proposals were recorded here: each counted once, when it was carried out.
      attributes: { role: work.random.pick(['author', 'implementer']), month: '1', months: '1' },
    },
  ];
}
