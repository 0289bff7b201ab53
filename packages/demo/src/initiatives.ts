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

const story = (
  initiative: Pick<DemoInitiative, 'kind' | 'title' | 'description' | 'departmentId' | 'daysAgo' | 'stage'> &
    Partial<DemoInitiative>,
): DemoInitiative => ({
  authors: [0],
  effect: { amount: '0', months: 1, evidence: 'Отзыв руководителя' },
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
    title: 'Единый склад запчастей для двух регионов',
    description: 'Держим ходовые запчасти в Самаре и возим попутными рейсами: меньше остатков и срочных доставок.',
    departmentId: 'sales-volga',
    authors: [0, 1],
    daysAgo: 150,
    stage: 'approved',
    effect: { amount: '180000', months: 12, evidence: 'Отчёт логистики: срочные доставки, квартал к кварталу' },
  }),
  story({
    kind: 'proposal',
    title: 'Обзвон клиентов за месяц до конца контракта',
    description: 'Список тех, у кого договор кончается, приходит менеджеру сам; продлений стало больше.',
    departmentId: 'sales-key',
    authors: [2],
    daysAgo: 100,
    stage: 'approved',
    effect: { amount: '95000', months: 12, evidence: 'Продления в CRM до и после, одинаковая выборка' },
  }),
  story({
    kind: 'achievement',
    title: 'Запуск остановленной линии клиента в выходной',
    description: 'Клиент терял смену; выезд в субботу, обрыв датчика найден, линия пошла через три часа.',
    departmentId: 'sales-centre',
    authors: [1],
    daysAgo: 20,
    stage: 'approved',
  }),
  story({
    kind: 'proposal',
    title: 'Шаблон коммерческого предложения с готовыми расчётами',
    description: 'Менеджер выбирает оборудование, предложение собирается за десять минут вместо двух часов.',
    departmentId: 'sales-centre',
    authors: [3, 4],
    daysAgo: 45,
    stage: 'approved',
    effect: { amount: '60000', months: 12, evidence: 'Хронометраж по 40 предложениям до и после' },
  }),
];

const ON_THE_WAY: readonly DemoInitiative[] = [
  story({
    kind: 'proposal',
    title: 'Маршруты выездов по районам',
    description: 'Заявки одного района – одному инженеру в один день.',
    departmentId: 'sales-north-west',
    authors: [0],
    daysAgo: 12,
    stage: 'measured',
    effect: { amount: '48000', months: 12, evidence: 'Пробег и топливо за месяц пробы' },
  }),
  story({
    kind: 'achievement',
    title: 'Обучение трёх новичков работе с CRM',
    description: 'Все трое сдали проверку с первого раза.',
    departmentId: 'sales-inside',
    authors: [1],
    daysAgo: 8,
    stage: 'measured',
  }),
  story({
    kind: 'proposal',
    title: 'Отказ от бумажных актов',
    description: 'Акты подписываем в электронном виде: быстрее оплата, нет курьера.',
    departmentId: 'sales-key',
    authors: [1],
    daysAgo: 3,
    stage: 'assessment',
  }),
  story({
    kind: 'proposal',
    title: 'Сборка шкафов до отгрузки',
    description: 'Собирать типовые шкафы на складе, а не у клиента.',
    departmentId: 'sales-north-west',
    authors: [2, 3],
    daysAgo: 16,
    stage: 'overdue',
  }),
  story({
    kind: 'proposal',
    title: 'Напоминание о поверке приборов',
    description: 'Писать клиенту за два месяца до поверки.',
    departmentId: 'sales-volga',
    authors: [3],
    daysAgo: 9,
    stage: 'returned',
    reason: 'Сколько таких клиентов и кто пишет – менеджер или система?',
  }),
];

const ENDED: readonly DemoInitiative[] = [
  story({
    kind: 'proposal',
    title: 'Скидка 10 % всем новым клиентам',
    description: 'Больше первых сделок.',
    departmentId: 'sales-inside',
    authors: [0],
    daysAgo: 60,
    stage: 'declined',
    reason: 'Скидка съедает больше, чем приносят такие сделки: проверили на прошлом квартале.',
  }),
  story({
    kind: 'proposal',
    title: 'Общий чат с клиентами',
    description: 'Отвечать в одном месте.',
    departmentId: 'sales-centre',
    authors: [5],
    daysAgo: 30,
    stage: 'withdrawn',
  }),
  story({
    kind: 'achievement',
    title: 'Возврат клиента, ушедшего к конкуренту',
    description: 'Договорённость о пробной поставке.',
    departmentId: 'sales-volga',
    authors: [2],
    daysAgo: 40,
    stage: 'revoked',
    reason: 'Клиент отказался от поставки, договор не подписан.',
  }),
];
