import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertBooks, connectApplication, connectOwner, migrate, type Pool } from '@premia/database';
import { setUpExampleCompany } from '@premia/service/testing';
import { createTestDatabase } from '@premia/stack/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '../command.ts';
import { COMMANDS } from '../command-table.ts';
import { runCommand } from '../run-command.ts';

/** Nothing listens there: an import asks Postgres only. */
const NO_CLICKHOUSE = 'http://127.0.0.1:9';

/** As a Russian spreadsheet saves a plan: semicolons, decimal commas, spaces between thousands. */
const MAPPING = {
  format: 'premia.mapping/1',
  kind: 'targets',
  delimiter: ';',
  fields: {
    criterion: { column: 'Показатель', replace: { Выручка: 'revenue' } },
    employee: 'Сотрудник',
    period: 'Период',
    value: { column: 'План', decimal: ',' },
  },
};
const CRITERIA_MAPPING = {
  format: 'premia.mapping/1',
  kind: 'criteria',
  fields: { key: 'key', title: 'title', type: 'type', factType: 'fact', aggregate: 'aggregate' },
};
const HEADER = 'Показатель;Сотрудник;Период;План';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: Pool;
let owner: Pool;
let directory = '';
beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  pool = connectApplication(database.url);
  owner = connectOwner(database.url, { poolSize: 1 });
  await setUpExampleCompany(pool);
  directory = await mkdtemp(join(tmpdir(), 'premia-import-'));
  await save('map.json', JSON.stringify(MAPPING));
});
afterAll(async () => {
  await assertBooks(pool, { replay: true });
  await pool.end();
  await owner.end();
  await database.drop();
  await rm(directory, { recursive: true });
});

const save = (name: string, content: string | Uint8Array) => writeFile(join(directory, name), content);

interface Ran {
  readonly exit: number;
  readonly words: string;
  readonly json: () => Record<string, unknown>;
}

async function importing(language: 'ru' | 'en', ...args: readonly string[]): Promise<Ran> {
  const out: string[] = [];
  const words: string[] = [];
  const exit = await runCommand(COMMANDS, {
    args: ['import', ...args, '--lang', language],
    directory,
    env: { DATABASE_URL: database.url, CLICKHOUSE_URL: NO_CLICKHOUSE },
    out: (text) => out.push(text),
    words: (line) => words.push(line),
  });
  return { exit, words: words.join('\n'), json: () => JSON.parse(out.join('')) };
}

const targets = (language: 'ru' | 'en', file: string, ...more: readonly string[]) =>
  importing(language, 'targets', file, '--mapping', 'map.json', ...more);

async function stored() {
  const { rows } = await owner.query<{ sets: number; rows: number; targets: number }>(
    `select (select count(*) from change_sets)::int as sets, (select count(*) from change_set_rows)::int as rows,
       (select count(*) from targets)::int as targets`,
  );
  return rows[0];
}

/** Windows-1251 of Russian text: letters stand in a row from 0xC0. */
function windows1251(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    if (letter === 'ё') return 0xb8;
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
  });
}

describe('what cannot be read is refused in words and writes nothing', () => {
  it.each([
    ['no such file', 'none.csv', null, 'Файл не найден', 'The file was not found'],
    ['an empty file', 'empty.csv', '', 'Файл пуст: нет строки заголовков', 'The file is empty: it has no header row'],
    [
      'another header',
      'header.csv',
      'Показатель;Сотрудник;Месяц;План\nВыручка;bob;2026-04;100\n',
      'В файле нет столбцов: Период. Есть: Показатель, Сотрудник, Месяц, План. Ничего не загружено',
      'The file lacks these columns: Период. It has: Показатель, Сотрудник, Месяц, План. Nothing was imported',
    ],
    [
      'a file saved in Windows-1251',
      'old.csv',
      windows1251(`${HEADER}\nВыручка;bob;2026-04;100\n`),
      'Строка 1: файл не в кодировке UTF-8, похоже на windows-1251. Сохраните файл в UTF-8 или укажите «encoding» в файле соответствия. Ничего не загружено',
      'Line 1: the file is not UTF-8; it looks like windows-1251. Save it as UTF-8 or state "encoding" in the mapping file. Nothing was imported',
    ],
  ] as const)('%s', async (_name, file, content, ru, en) => {
    if (content !== null) await save(file, content);
    const before = await stored();
    expect(await targets('ru', file)).toMatchObject({ exit: EXIT.refused, words: ru });
    expect(await targets('en', file)).toMatchObject({ exit: EXIT.refused, words: en });
    expect(await stored()).toEqual(before);
  });

  it('a mapping that is not there or is of another kind', async () => {
    const asked = ['targets', 'empty.csv', '--mapping'] as const;
    expect(await importing('ru', ...asked, 'no.json')).toMatchObject({
      exit: EXIT.refused,
      words: 'no.json: Файл не найден',
    });
    await save('criteria.json', JSON.stringify(CRITERIA_MAPPING));
    expect((await importing('ru', ...asked, 'criteria.json')).words).toBe(
      'Файл соответствия описывает вид «criteria», а загружается «targets»',
    );
    expect((await importing('en', ...asked, 'criteria.json')).words).toBe(
      'The mapping file is for "criteria", but the import is of "targets"',
    );
  });
});

describe('a file of targets', () => {
  const FILE = [
    HEADER,
    'Выручка;bob;2026-04;1 250 000,50',
    'Выручка;carl;2026-04;990 000',
    'Звонки;bob;2026-04;40',
    'Выручка;nobody;2026-04;40',
    'Выручка;dora;2026-04;12.50',
    'Выручка;dora;апрель;100',
    '',
  ].join('\n');

  it('is tried out without a trace, each row that cannot be taken with its line and reason', async () => {
    await save('plan.csv', FILE);
    const before = await stored();
    const russian = await targets('ru', 'plan.csv', '--dry-run');
    expect(russian.exit).toBe(EXIT.ok);
    expect(russian.words.split('\n')).toEqual(
      expect.arrayContaining([
        'Строка 4: Критерия «Звонки» нет',
        'Строка 5: Сотрудника или подразделения «nobody» нет',
        'Строка 6: В столбце «План» «12.50» — не число с десятичным знаком «,»',
        'Строка 7: «апрель» – не период. Подойдёт 2026-11, 11.2026, ноябрь 2026, 4 кв. 2026 или 2026',
      ]),
    );
    const english = await targets('en', 'plan.csv', '--dry-run');
    expect(english.words.split('\n')).toEqual(
      expect.arrayContaining([
        'Line 4: There is no criterion "Звонки"',
        'Line 5: There is no person or department "nobody"',
        'Line 6: In column "План", "12.50" is not a number with "," as its decimal sign',
        'Line 7: "апрель" is not a period. 2026-11, 11.2026, November 2026, Q4 2026 or 2026 will do',
      ]),
    );
    expect(english.json()).toMatchObject({ dryRun: true, changeSet: null, rows: 6 });
    expect(await stored()).toEqual(before);
  });

  it('becomes one set of changes with exact values that waits for finance, and no target until then', async () => {
    const before = await stored();
    const { exit, json, words } = await targets('en', 'plan.csv');
    expect(exit).toBe(EXIT.ok);
    const { changeSet } = json() as { changeSet: { id: string; state: string } };
    expect(changeSet.state).toBe('submitted');
    expect(words).toContain(`The set of changes ${changeSet.id} waits for finance`);
    const { rows } = await owner.query(
      `select given->>'employee' as employee, after #>> '{}' as value from change_set_rows where change_set_id = $1 order by 1`,
      [changeSet.id],
    );
    expect(rows).toEqual([
      { employee: 'bob', value: '1250000.5' },
      { employee: 'carl', value: '990000' },
    ]);
    expect(await stored()).toEqual({
      sets: (before?.sets ?? 0) + 1,
      rows: (before?.rows ?? 0) + 2,
      targets: before?.targets,
    });
  });

  it('is read from Windows-1251 when the mapping says so', async () => {
    await save('old.csv', windows1251(`${HEADER}\nВыручка;dora;2026-05;70 000,25\n`));
    await save('old.json', JSON.stringify({ ...MAPPING, encoding: 'windows-1251' }));
    const { exit, json } = await importing('ru', 'targets', 'old.csv', '--mapping', 'old.json', '--dry-run');
    expect(exit).toBe(EXIT.ok);
    expect(json()).toMatchObject({ notImported: [] });
  });
});

describe('a file of criteria', () => {
  it('adds what nobody knows yet and proposes a new definition of what schemes may read', async () => {
    await save('criteria.json', JSON.stringify(CRITERIA_MAPPING));
    await save(
      'criteria.csv',
      'key,title,type,fact,aggregate\ncalls,Звонки,count,call.made,count\nrevenue,Выручка,money,deal.won,average\nodd,Странный,colour,x,sum\n',
    );
    const { exit, json, words } = await importing('ru', 'criteria', 'criteria.csv', '--mapping', 'criteria.json');
    expect(exit).toBe(EXIT.ok);
    expect(words).toContain('Строка 4: Значение «colour» поля «type» не подходит: money | number | percent | count');
    expect(json()).toMatchObject({ changeSet: { state: 'submitted' } });
    const { rows } = await owner.query(
      `select criterion_key as key, definition->>'aggregate' as aggregate from criterion_versions
       where criterion_key in ('calls', 'revenue') order by 1`,
    );
    expect(rows).toEqual([
      { key: 'calls', aggregate: 'count' },
      { key: 'revenue', aggregate: 'sum' },
    ]);
  });
});
