import type { CommandEntry } from './command.ts';

/** Every command there is. To add one: write `commands/<name>.ts` that exports `command`, and add its line here. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'scheme check',
    usage: 'FILE [--input REQUEST.json]',
    summary: { en: 'Says whether a scheme is sound, and what to look at', ru: 'Проверяет схему' },
    load: async () => (await import('./commands/scheme/check.ts')).command,
  },
  {
    name: 'scheme eval',
    usage: 'FILE --input REQUEST.json [--engine explain|batch|sql] [--explain]',
    summary: { en: 'Calculates a scheme for the given inputs', ru: 'Считает схему по данным' },
    load: async () => (await import('./commands/scheme/eval.ts')).command,
  },
  {
    name: 'scheme test',
    usage: 'FILE [--engine explain|batch|sql] [--suggest]',
    summary: {
      en: 'Runs the cases inside a scheme and says what they leave untested',
      ru: 'Прогоняет примеры внутри схемы и говорит, что они не проверяют',
    },
    load: async () => (await import('./commands/scheme/test.ts')).command,
  },
  {
    name: 'scheme diff',
    usage: 'A B [--input REQUEST.json]',
    summary: { en: 'Says what changed between two schemes', ru: 'Показывает, что изменилось между двумя схемами' },
    load: async () => (await import('./commands/scheme/diff.ts')).command,
  },
  {
    name: 'scheme catalogue',
    usage: '[--json] [--write]',
    summary: { en: 'Lists every kind of block', ru: 'Перечисляет все виды блоков' },
    load: async () => (await import('./commands/scheme/catalogue.ts')).command,
  },
  {
    name: 'company set',
    usage: '--name NAME --currency USD --time-zone Europe/London',
    summary: { en: 'Names the company of an empty installation', ru: 'Заводит компанию в пустой установке' },
    load: async () => (await import('./commands/company/set.ts')).command,
  },
  {
    name: 'import',
    usage: '<people|facts|criteria|targets|tables> FILE.csv --mapping MAPPING.json [--dry-run]',
    summary: { en: 'Imports a file by a mapping', ru: 'Загружает файл по соответствию столбцов' },
    load: async () => (await import('./commands/import.ts')).command,
  },
  {
    name: 'example crm-opportunities',
    usage: '--data FOLDER [--late]',
    summary: { en: 'Pays the agents of a public CRM data set', ru: 'Считает выплаты по открытому набору данных CRM' },
    load: async () => (await import('./commands/example/crm-opportunities.ts')).command,
  },
  {
    name: 'token create',
    usage: '--title WHAT_FOR [--as EMPLOYEE]',
    summary: { en: 'Issues a token for delivering facts', ru: 'Выдаёт ключ для приёма фактов' },
    load: async () => (await import('./commands/token-create.ts')).command,
  },
  {
    name: 'demo load',
    usage: '',
    summary: { en: 'Loads the demo company', ru: 'Загружает демонстрационную компанию' },
    load: async () => (await import('./commands/demo/load.ts')).command,
  },
  {
    name: 'verify',
    usage: '[--replay] [--postgres-only]',
    summary: { en: 'Checks that the books hold', ru: 'Проверяет, сходятся ли книги' },
    load: async () => (await import('./commands/verify.ts')).command,
  },
];
