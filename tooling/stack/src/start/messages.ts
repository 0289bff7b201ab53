/** What `pnpm start` and `pnpm stop` say. */
export interface Messages {
  readonly postgres: string;
  readonly clickhouse: string;
  readonly given: (name: string) => string;
  readonly web: string;
  readonly migrations: string;
  readonly demo: string;
  readonly demoKept: string;
  readonly demoSteps: Readonly<Record<string, string>>;
  readonly service: string;
  readonly ready: (address: string, seconds: string) => string;
  readonly people: string;
  readonly noPassword: string;
  readonly hints: (dataDir: string) => string;
  readonly roles: Readonly<Record<string, string>>;
  readonly stopping: string;
  readonly stillStopping: string;
  readonly stopped: string;
  readonly alreadyRunning: (address: string) => string;
  readonly alreadyStarting: (pid: number) => string;
  readonly notRunning: string;
  readonly oldNode: (version: string) => string;
  readonly badPort: (text: string) => string;
  readonly portTaken: (port: number) => string;
  readonly portsTaken: (first: number, last: number) => string;
  readonly notWritable: (path: string, reason: string) => string;
  readonly failed: (step: string) => string;
  readonly serviceRestarts: (reason: string, log: string) => string;
  readonly serviceGivenUp: (log: string) => string;
  readonly engineRestarts: (reason: string) => string;
  readonly databaseGone: (log: string) => string;
}

const en: Messages = {
  postgres: 'Postgres',
  clickhouse: 'ClickHouse',
  given: (name) => `${name} of yours`,
  web: 'Browser app built',
  migrations: 'Database up to date',
  demo: 'Demo company loaded and calculated',
  demoKept: 'Your data is there',
  demoSteps: { people: 'people', schemes: 'schemes', facts: 'facts', months: 'months paid' },
  service: 'Service',
  ready: (address, seconds) => `Premia is ready after ${seconds} s:  ${address}`,
  people: 'Come in as one of them, or as anyone else on the first page:',
  noPassword: 'The demo needs no passwords.',
  hints: (dataDir) => `Data and logs: ${dataDir}   Stop: Ctrl-C`,
  roles: {
    admin: 'administrator',
    hr: 'HR',
    finance: 'finance',
    head: 'department head',
    employee: 'employee',
    executive: 'executive',
  },
  stopping: 'Stopping …',
  stillStopping: 'Still stopping: open work is being finished.',
  stopped: 'Stopped. Everything is saved.',
  alreadyRunning: (address) => `Premia is already running at ${address}`,
  alreadyStarting: (pid) => `Premia is already starting or stopping (process ${pid}).`,
  notRunning: 'Premia is not running.',
  oldNode: (version) => `This is Node ${version}; Premia needs 24. Start it with: npx pnpm@12 start`,
  badPort: (text) => `PORT is "${text}", which is not a port from 1 to 65535.`,
  portTaken: (port) => `Port ${port} is taken by another program. Choose another: PORT=${port + 1} npx pnpm@12 start`,
  portsTaken: (first, last) => `The ports ${first} to ${last} are all taken. Choose one: PORT=8080 npx pnpm@12 start`,
  notWritable: (path, reason) =>
    `Premia cannot write to ${path} (${reason}). Give yourself the right to it, or choose another folder with PREMIA_DATA_DIR.`,
  failed: (step) => `This step failed: ${step}`,
  serviceRestarts: (reason, log) => `The service ended (${reason}) and is started again. Its log: ${log}`,
  serviceGivenUp: (log) => `The service keeps ending; giving up. Its log: ${log}`,
  engineRestarts: (reason) => `ClickHouse is started again: ${reason}`,
  databaseGone: (log) => `Postgres ended unexpectedly; stopping. Its log: ${log}`,
};

const ru: Messages = {
  postgres: 'Postgres',
  clickhouse: 'ClickHouse',
  given: (name) => `${name}: указан вами`,
  web: 'Приложение для браузера собрано',
  migrations: 'База данных обновлена',
  demo: 'Демонстрационная компания загружена и рассчитана',
  demoKept: 'Ваши данные на месте',
  demoSteps: { people: 'люди', schemes: 'схемы', facts: 'факты', months: 'выплаченные месяцы' },
  service: 'Сервис',
  ready: (address, seconds) => `Premia готова за ${seconds} с:  ${address}`,
  people: 'Войдите как один из них или как любой другой с первой страницы:',
  noPassword: 'В демонстрации пароли не нужны.',
  hints: (dataDir) => `Данные и журналы: ${dataDir}   Остановить: Ctrl-C`,
  roles: {
    admin: 'администратор',
    hr: 'HR',
    finance: 'финансы',
    head: 'руководитель отдела',
    employee: 'сотрудник',
    executive: 'руководство',
  },
  stopping: 'Останавливаемся…',
  stillStopping: 'Всё ещё останавливаемся: начатая работа завершается.',
  stopped: 'Остановлено. Всё сохранено.',
  alreadyRunning: (address) => `Premia уже работает: ${address}`,
  alreadyStarting: (pid) => `Premia уже запускается или останавливается (процесс ${pid}).`,
  notRunning: 'Premia не запущена.',
  oldNode: (version) => `Это Node ${version}, а нужен 24. Запустите так: npx pnpm@12 start`,
  badPort: (text) => `PORT равен «${text}», а это не порт от 1 до 65535.`,
  portTaken: (port) => `Порт ${port} занят другой программой. Выберите другой: PORT=${port + 1} npx pnpm@12 start`,
  portsTaken: (first, last) => `Порты с ${first} по ${last} заняты. Выберите свой: PORT=8080 npx pnpm@12 start`,
  notWritable: (path, reason) =>
    `Нет права писать в ${path} (${reason}). Дайте себе это право или выберите другую папку через PREMIA_DATA_DIR.`,
  failed: (step) => `Не удалось: ${step}`,
  serviceRestarts: (reason, log) => `Сервис завершился (${reason}) и запускается снова. Его журнал: ${log}`,
  serviceGivenUp: (log) => `Сервис завершается раз за разом, останавливаемся. Его журнал: ${log}`,
  engineRestarts: (reason) => `ClickHouse запускается снова: ${reason}`,
  databaseGone: (log) => `Postgres неожиданно завершился, останавливаемся. Его журнал: ${log}`,
};

export const MESSAGES: Readonly<Record<'ru' | 'en', Messages>> = { en, ru };
