import type { BilingualName, DemoPosition, DemoProduct } from './company.ts';

/** A department before it has people: its head's position, its team's position and how many they are. */
export interface DepartmentOutline {
  readonly id: string;
  readonly name: BilingualName;
  readonly parentId: string | null;
  readonly headPosition: string;
  readonly team: readonly { readonly position: string; readonly people: number }[];
}

export const POSITIONS: readonly DemoPosition[] = [
  { key: 'general-director', title: { ru: 'Генеральный директор', en: 'Chief executive' } },
  { key: 'commercial-director', title: { ru: 'Коммерческий директор', en: 'Commercial director' } },
  { key: 'service-director', title: { ru: 'Директор по сервису', en: 'Service director' } },
  { key: 'finance-director', title: { ru: 'Финансовый директор', en: 'Chief financial officer' } },
  { key: 'hr-lead', title: { ru: 'Руководитель отдела персонала', en: 'HR lead' } },
  { key: 'marketing-head', title: { ru: 'Руководитель отдела маркетинга', en: 'Head of marketing' } },
  { key: 'sales-head', title: { ru: 'Руководитель отдела продаж', en: 'Sales team head' } },
  { key: 'sales-manager', title: { ru: 'Менеджер по продажам', en: 'Sales manager' } },
  { key: 'key-account-manager', title: { ru: 'Менеджер по ключевым клиентам', en: 'Key account manager' } },
  { key: 'inside-sales', title: { ru: 'Специалист по входящим заявкам', en: 'Inside sales specialist' } },
  { key: 'service-head', title: { ru: 'Руководитель группы сервиса', en: 'Service team head' } },
  { key: 'support-engineer', title: { ru: 'Инженер поддержки', en: 'Support engineer' } },
  { key: 'field-engineer', title: { ru: 'Выездной инженер', en: 'Field engineer' } },
  { key: 'marketing-specialist', title: { ru: 'Маркетолог', en: 'Marketing specialist' } },
  { key: 'finance-controller', title: { ru: 'Финансовый контролёр', en: 'Financial controller' } },
  { key: 'accountant', title: { ru: 'Бухгалтер', en: 'Accountant' } },
  { key: 'hr-specialist', title: { ru: 'Специалист по вознаграждениям', en: 'Compensation specialist' } },
  { key: 'system-administrator', title: { ru: 'Системный администратор', en: 'System administrator' } },
];

export const DEPARTMENTS: readonly DepartmentOutline[] = [
  {
    id: 'meridian',
    name: { ru: 'Меридиан', en: 'Meridian' },
    parentId: null,
    headPosition: 'general-director',
    team: [{ position: 'system-administrator', people: 1 }],
  },
  {
    id: 'sales',
    name: { ru: 'Продажи', en: 'Sales' },
    parentId: 'meridian',
    headPosition: 'commercial-director',
    team: [],
  },
  {
    id: 'sales-key',
    name: { ru: 'Ключевые клиенты', en: 'Key accounts' },
    parentId: 'sales',
    headPosition: 'sales-head',
    team: [{ position: 'key-account-manager', people: 9 }],
  },
  {
    id: 'sales-centre',
    name: { ru: 'Продажи. Центр', en: 'Sales Centre' },
    parentId: 'sales',
    headPosition: 'sales-head',
    team: [{ position: 'sales-manager', people: 14 }],
  },
  {
    id: 'sales-north-west',
    name: { ru: 'Продажи. Северо-Запад', en: 'Sales North-West' },
    parentId: 'sales',
    headPosition: 'sales-head',
    team: [{ position: 'sales-manager', people: 12 }],
  },
  {
    id: 'sales-volga',
    name: { ru: 'Продажи. Поволжье и Урал', en: 'Sales Volga and Urals' },
    parentId: 'sales',
    headPosition: 'sales-head',
    team: [{ position: 'sales-manager', people: 11 }],
  },
  {
    id: 'sales-inside',
    name: { ru: 'Входящие заявки', en: 'Inside sales' },
    parentId: 'sales',
    headPosition: 'sales-head',
    team: [{ position: 'inside-sales', people: 10 }],
  },
  {
    id: 'service',
    name: { ru: 'Сервис', en: 'Service' },
    parentId: 'meridian',
    headPosition: 'service-director',
    team: [],
  },
  {
    id: 'service-support',
    name: { ru: 'Поддержка клиентов', en: 'Customer support' },
    parentId: 'service',
    headPosition: 'service-head',
    team: [{ position: 'support-engineer', people: 17 }],
  },
  {
    id: 'service-field',
    name: { ru: 'Выездной сервис', en: 'Field service' },
    parentId: 'service',
    headPosition: 'service-head',
    team: [{ position: 'field-engineer', people: 15 }],
  },
  {
    id: 'marketing',
    name: { ru: 'Маркетинг', en: 'Marketing' },
    parentId: 'meridian',
    headPosition: 'marketing-head',
    team: [{ position: 'marketing-specialist', people: 6 }],
  },
  {
    id: 'finance',
    name: { ru: 'Финансы', en: 'Finance' },
    parentId: 'meridian',
    headPosition: 'finance-director',
    team: [
      { position: 'finance-controller', people: 2 },
      { position: 'accountant', people: 3 },
    ],
  },
  {
    id: 'people',
    name: { ru: 'Персонал', en: 'People' },
    parentId: 'meridian',
    headPosition: 'hr-lead',
    team: [{ position: 'hr-specialist', people: 4 }],
  },
];

/** Sells pumping and compressor equipment with installation and service. */
export const PRODUCTS: readonly DemoProduct[] = [
  { key: 'pump-station', title: { ru: 'Насосная станция НС-40', en: 'Pump station NS-40' }, price: '320000' },
  { key: 'compressor', title: { ru: 'Компрессор К-12', en: 'Compressor K-12' }, price: '540000' },
  { key: 'control-cabinet', title: { ru: 'Шкаф управления ШУ-8', en: 'Control cabinet CC-8' }, price: '145000' },
  { key: 'sensor-kit', title: { ru: 'Комплект датчиков расхода', en: 'Flow sensor kit' }, price: '58000' },
  { key: 'installation', title: { ru: 'Монтаж под ключ', en: 'Turnkey installation' }, price: '260000' },
  { key: 'commissioning', title: { ru: 'Пусконаладка', en: 'Commissioning' }, price: '120000' },
  { key: 'service-contract', title: { ru: 'Сервисный контракт', en: 'Service contract' }, price: '96000' },
];

export const ACCOUNTS = [
  'ООО «Акватория»',
  'АО «Верфь-Сервис»',
  'ООО «Горводоканал»',
  'АО «Дальпромстрой»',
  'ООО «Енисей Агро»',
  'ООО «ЖилКомплекс»',
  'АО «Завод Импульс»',
  'ООО «Инженерные сети»',
  'АО «Камский бетон»',
  'ООО «Ладога Фиш»',
  'ООО «Молочный край»',
  'АО «Нефтетранс»',
  'ООО «Обухов и партнёры»',
  'АО «Пермские дороги»',
  'ООО «Ривьера Отель»',
  'АО «Северсталькомплект»',
  'ООО «Теплосеть-9»',
  'АО «Уралхимпром»',
  'ООО «Фабрика Заря»',
  'ООО «Хлебный дом»',
  'Baltic Timber LLC',
  'Caspian Marine Ltd',
  'Delta Greenhouses LLC',
  'North Port Logistics',
  'Volga Brewing Co',
] as const;
