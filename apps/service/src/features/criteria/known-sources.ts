import type { BilingualText } from '../../contract.ts';

interface KnownSource {
  readonly type: string;
  readonly title: BilingualText;
}

/** Employee attributes every installation understands; anything else an import brought is offered under its key. */
export const KNOWN_ATTRIBUTES: Readonly<Record<string, KnownSource>> = {
  baseSalary: { type: 'money', title: { ru: 'Оклад', en: 'Base salary' } },
  grade: { type: 'text', title: { ru: 'Грейд', en: 'Grade' } },
  fte: { type: 'number', title: { ru: 'Ставка', en: 'FTE' } },
  hireDate: { type: 'date', title: { ru: 'Дата приёма', en: 'Hire date' } },
  tenure: { type: 'count', title: { ru: 'Стаж, мес.', en: 'Tenure, months' } },
  daysWorked: { type: 'number', title: { ru: 'Отработано дней', en: 'Days worked' } },
  normDays: { type: 'number', title: { ru: 'Норма дней', en: 'Norm days' } },
};

/** Titles of the fact types CRM connectors usually deliver. */
export const KNOWN_FACT_TYPES: Readonly<Record<string, BilingualText>> = {
  'deal.won': { ru: 'Сделка выиграна', en: 'Deal won' },
  'deal.lost': { ru: 'Сделка проиграна', en: 'Deal lost' },
  'payment.received': { ru: 'Поступление оплаты', en: 'Payment received' },
  'call.made': { ru: 'Звонок', en: 'Call made' },
  'task.done': { ru: 'Задача выполнена', en: 'Task done' },
  'complaint.received': { ru: 'Жалоба', en: 'Complaint received' },
  'proposal.implemented': { ru: 'Предложение внедрено', en: 'Proposal implemented' },
  achievement: { ru: 'Достижение', en: 'Achievement' },
  'achievement.approved': { ru: 'Достижение признано', en: 'Achievement approved' },
};

/** Titles of attributes of facts. */
export const KNOWN_FACT_ATTRIBUTES: Readonly<Record<string, BilingualText>> = {
  account: { ru: 'Клиент', en: 'Account' },
  deal: { ru: 'Сделка', en: 'Deal' },
  margin: { ru: 'Маржа', en: 'Margin' },
  effect: { ru: 'Эффект', en: 'Effect' },
  initiative: { ru: 'Предложение', en: 'Initiative' },
  minutes: { ru: 'Минуты', en: 'Minutes' },
  month: { ru: 'Месяц эффекта', en: 'Month of the effect' },
  months: { ru: 'Месяцев эффекта', en: 'Months of the effect' },
  newClient: { ru: 'Новый клиент', en: 'New client' },
  onTime: { ru: 'В срок', en: 'On time' },
  product: { ru: 'Товар', en: 'Product' },
  quantity: { ru: 'Количество', en: 'Quantity' },
  reached: { ru: 'Дозвон', en: 'Reached' },
  role: { ru: 'Роль', en: 'Role' },
  score: { ru: 'Оценка', en: 'Score' },
  share: { ru: 'Доля', en: 'Share' },
  severity: { ru: 'Тяжесть', en: 'Severity' },
};
