/** How far an initiative of the story has come. */
export type DemoInitiativeStage =
  | 'assessment'
  | 'overdue'
  | 'returned'
  | 'measured'
  | 'approved'
  | 'declined'
  | 'withdrawn'
  | 'revoked';

export interface DemoInitiative {
  readonly kind: 'achievement' | 'proposal';
  readonly title: string;
  readonly description: string;
  /** Whose team the authors are in, and which of its people they are. */
  readonly departmentId: string;
  readonly authors: readonly number[];
  /** Days between the record and the last day of the story. */
  readonly daysAgo: number;
  readonly stage: DemoInitiativeStage;
  /** RUB a month, or once. */
  readonly effect: { readonly amount: string; readonly months: number; readonly evidence: string };
  /** What whoever returned, declined or revoked it said. */
  readonly reason: string;
}

/** What people write of their work is one text, in whatever language; these people write it for readers of either. */
function both(ru: string, en: string): string {
  return `${ru} / ${en}`;
}

const story = (
  initiative: Pick<DemoInitiative, 'kind' | 'title' | 'description' | 'departmentId' | 'daysAgo' | 'stage'> &
    Partial<DemoInitiative>,
): DemoInitiative => ({
  authors: [0],
  effect: { amount: '0', months: 1, evidence: both('Отзыв руководителя', 'The head’s word') },
  reason: '',
  ...initiative,
});

/** A believable year of achievements and proposals, in every state one can be in. */
export function demoInitiatives(): readonly DemoInitiative[] {
  return [...PAID, ...ON_THE_WAY, ...ENDED];
}

const PAID: readonly DemoInitiative[] = [
  story({
    kind: 'proposal',
    title: both('Единый склад запчастей для двух регионов', 'One spare-parts store for two regions'),
    description: both(
      'Держим ходовые запчасти в Самаре и возим попутными рейсами: меньше остатков и срочных доставок.',
      'Parts in demand are kept in Samara and travel with other loads: less stock, fewer rush deliveries.',
    ),
    departmentId: 'sales-volga',
    authors: [0, 1],
    daysAgo: 150,
    stage: 'approved',
    effect: {
      amount: '180000',
      months: 12,
      evidence: both(
        'Отчёт логистики: срочные доставки, квартал к кварталу',
        'Logistics report: rush deliveries, quarter on quarter',
      ),
    },
  }),
  story({
    kind: 'proposal',
    title: both('Обзвон клиентов за месяц до конца контракта', 'Calling customers a month before their contract ends'),
    description: both(
      'Список тех, у кого договор кончается, приходит менеджеру сам; продлений стало больше.',
      'The list of contracts about to end comes to the manager by itself; more of them are renewed.',
    ),
    departmentId: 'sales-key',
    authors: [2],
    daysAgo: 100,
    stage: 'approved',
    effect: {
      amount: '95000',
      months: 12,
      evidence: both(
        'Продления в CRM до и после, одинаковая выборка',
        'Renewals in the CRM before and after, same sample',
      ),
    },
  }),
  story({
    kind: 'achievement',
    title: both('Запуск остановленной линии клиента в выходной', 'A customer’s stopped line started on a weekend'),
    description: both(
      'Клиент терял смену; выезд в субботу, обрыв датчика найден, линия пошла через три часа.',
      'The customer was losing a shift; a visit on Saturday found a broken sensor, the line ran three hours later.',
    ),
    departmentId: 'sales-centre',
    authors: [1],
    daysAgo: 20,
    stage: 'approved',
  }),
  story({
    kind: 'proposal',
    title: both('Шаблон коммерческого предложения с готовыми расчётами', 'Offer template with ready calculations'),
    description: both(
      'Менеджер выбирает оборудование, предложение собирается за десять минут вместо двух часов.',
      'The manager picks equipment and the offer is ready in ten minutes instead of two hours.',
    ),
    departmentId: 'sales-centre',
    authors: [3, 4],
    daysAgo: 45,
    stage: 'approved',
    effect: {
      amount: '60000',
      months: 12,
      evidence: both('Хронометраж по 40 предложениям до и после', 'Time taken for 40 offers before and after'),
    },
  }),
];

const ON_THE_WAY: readonly DemoInitiative[] = [
  story({
    kind: 'proposal',
    title: both('Маршруты выездов по районам', 'Visits planned by district'),
    description: both(
      'Заявки одного района – одному инженеру в один день.',
      'Requests of one district go to one engineer on one day.',
    ),
    departmentId: 'sales-north-west',
    authors: [0],
    daysAgo: 12,
    stage: 'measured',
    effect: {
      amount: '48000',
      months: 12,
      evidence: both('Пробег и топливо за месяц пробы', 'Mileage and fuel in the month of the trial'),
    },
  }),
  story({
    kind: 'achievement',
    title: both('Обучение трёх новичков работе с CRM', 'Three newcomers taught to use the CRM'),
    description: both('Все трое сдали проверку с первого раза.', 'All three passed the check at the first attempt.'),
    departmentId: 'sales-inside',
    authors: [1],
    daysAgo: 8,
    stage: 'measured',
  }),
  story({
    kind: 'proposal',
    title: both('Отказ от бумажных актов', 'No more paper acceptance certificates'),
    description: both(
      'Акты подписываем в электронном виде: быстрее оплата, нет курьера.',
      'Certificates are signed electronically: paid sooner, no courier.',
    ),
    departmentId: 'sales-key',
    authors: [1],
    daysAgo: 3,
    stage: 'assessment',
  }),
  story({
    kind: 'proposal',
    title: both('Сборка шкафов до отгрузки', 'Cabinets assembled before they are shipped'),
    description: both(
      'Собирать типовые шкафы на складе, а не у клиента.',
      'Assemble standard cabinets in the store, not at the customer’s.',
    ),
    departmentId: 'sales-north-west',
    authors: [2, 3],
    daysAgo: 16,
    stage: 'overdue',
  }),
  story({
    kind: 'proposal',
    title: both('Напоминание о поверке приборов', 'Reminders of instrument calibration'),
    description: both(
      'Писать клиенту за два месяца до поверки.',
      'Write to the customer two months before the calibration is due.',
    ),
    departmentId: 'sales-volga',
    authors: [3],
    daysAgo: 9,
    stage: 'returned',
    reason: both(
      'Сколько таких клиентов и кто пишет – менеджер или система?',
      'How many such customers are there, and who writes: the manager or the system?',
    ),
  }),
];

const ENDED: readonly DemoInitiative[] = [
  story({
    kind: 'proposal',
    title: both('Скидка 10 % всем новым клиентам', '10% off for every new customer'),
    description: both('Больше первых сделок.', 'More first deals.'),
    departmentId: 'sales-inside',
    authors: [0],
    daysAgo: 60,
    stage: 'declined',
    reason: both(
      'Скидка съедает больше, чем приносят такие сделки: проверили на прошлом квартале.',
      'The discount eats more than such deals bring: checked on the last quarter.',
    ),
  }),
  story({
    kind: 'proposal',
    title: both('Общий чат с клиентами', 'One chat with customers'),
    description: both('Отвечать в одном месте.', 'Answer in one place.'),
    departmentId: 'sales-centre',
    authors: [5],
    daysAgo: 30,
    stage: 'withdrawn',
  }),
  story({
    kind: 'achievement',
    title: both('Возврат клиента, ушедшего к конкуренту', 'A customer won back from a competitor'),
    description: both('Договорённость о пробной поставке.', 'A trial delivery was agreed.'),
    departmentId: 'sales-volga',
    authors: [2],
    daysAgo: 40,
    stage: 'revoked',
    reason: both(
      'Клиент отказался от поставки, договор не подписан.',
      'The customer declined the delivery, no contract was signed.',
    ),
  }),
];
