import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXIT } from '../../command.ts';
import { COMMANDS } from '../../command-table.ts';
import { runCommand } from '../../run-command.ts';

const GOLDEN = fileURLToPath(new URL('../../../../../packages/scheme/golden/', import.meta.url));
const SCHEME = `${GOLDEN}manager-monthly/scheme.json`;
const REQUEST = `${GOLDEN}manager-monthly/request.json`;

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'premia-scheme-'));
  await writeFile(join(directory, 'empty.json'), ' ');
  await writeFile(join(directory, 'binary.json'), new Uint8Array([0xff, 0xfe, 0x7b]));
  await writeFile(join(directory, 'list.json'), '[1, 2]');
  await writeFile(join(directory, 'broken.json'), '{ "format": ');
  await writeFile(join(directory, 'other.json'), '{ "format": "premia.scheme/1", "key": "x" }');
  await writeFile(join(directory, 'misspelt.json'), '{ "period": "2026-10", "employes": [] }');
  await writeFile(join(directory, 'quarter.json'), '{ "period": "2026-Q3", "currency": "USD", "employees": [] }');
});
afterAll(async () => {
  await rm(directory, { recursive: true });
});

interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly json: () => Record<string, unknown>;
  readonly words: string;
}

async function premia(...args: readonly string[]): Promise<Ran> {
  const out: string[] = [];
  const words: string[] = [];
  const exit = await runCommand(COMMANDS, {
    args,
    directory,
    env: {},
    out: (text) => out.push(text),
    words: (line) => words.push(line),
  });
  return { exit, out: out.join(''), json: () => JSON.parse(out.join('')), words: words.join('\n') };
}

describe('premia scheme check', () => {
  test('says that a scheme is sound, with its hash, and what finance would ask about it', async () => {
    const { exit, json, words } = await premia('scheme', 'check', SCHEME, '--lang', 'en');
    expect(exit).toBe(EXIT.ok);
    expect(json()).toMatchObject({ ok: true, hash: expect.stringMatching(/^[0-9a-f]{64}$/), problems: [] });
    const unused = { code: 'parameter/unused', severity: 'hint', fix: { label: 'fix/remove-parameter' } };
    expect(json()['warnings']).toEqual(
      expect.arrayContaining([expect.objectContaining({ ...unused, fix: expect.objectContaining(unused.fix) })]),
    );
    expect(words).toContain('Nothing reads the parameter "rate"');
  });

  test('shows a cliff with its size in money', async () => {
    const { words } = await premia('scheme', 'check', `${GOLDEN}w08d-whole-amount/scheme.json`, '--lang', 'en');
    expect(words).toContain('$299,999.99 pays $9,000, $300,000 pays $15,000, $6,000 more');
  });

  test('asks the people it is given which rows they come into', async () => {
    const { exit, words } = await premia('scheme', 'check', SCHEME, '--input', REQUEST, '--lang', 'en');
    expect(exit).toBe(EXIT.ok);
    expect(words).toContain('none of 4 people came into it last period');
    expect((await premia('scheme', 'check', SCHEME, '--input', 'nowhere.json')).exit).toBe(EXIT.refused);
  });

  test.each([
    ['broken.json', 'document/not-json', 'Файл не читается как JSON'],
    ['other.json', 'document/bad-shape', 'Здесь файл схемы устроен неверно'],
    ['nowhere.json', 'file/unreadable', 'Нет файла «nowhere.json».'],
    ['empty.json', 'file/unreadable', 'Файл «empty.json» пуст.'],
    ['binary.json', 'file/unreadable', 'не текст в UTF-8'],
    ['list.json', 'document/not-a-scheme', 'list.json: Это не файл схемы'],
    ['.', 'file/unreadable', 'папка, а нужен файл'],
  ])('refuses %s in words', async (file, code, sentence) => {
    const { exit, json, words } = await premia('scheme', 'check', file, '--lang', 'ru');
    expect(exit).toBe(EXIT.refused);
    expect(json()).toMatchObject({
      ok: false,
      hash: null,
      problems: expect.arrayContaining([expect.objectContaining({ code })]),
    });
    expect(words).toContain(sentence);
  });
});

describe('premia scheme eval', () => {
  test.each(['explain', 'batch'])('pays with the %s engine', async (engine) => {
    const { exit, json, words } = await premia(
      'scheme',
      'eval',
      SCHEME,
      '--input',
      REQUEST,
      '--engine',
      engine,
      '--lang',
      'en',
    );
    expect(exit).toBe(EXIT.ok);
    expect(json()).toMatchObject({
      employees: [
        {
          id: 'e1',
          lines: [{ code: 'commission', category: 'commission', amount: '34500.00' }],
          total: '34500.00',
          problems: [],
        },
        { id: 'boundary', total: '24000.00' },
        {
          id: 'missing',
          lines: [],
          total: null,
          problems: [{ code: 'input/missing', nodeId: 'rev', input: 'revenue.actual' }],
        },
        { id: 'malformed', total: null, problems: [{ code: 'input/malformed' }] },
      ],
    });
    expect(words).toContain('missing: ');
  });

  test('gives the same bytes from every engine', async () => {
    const [explain, batch] = await Promise.all(
      ['explain', 'batch'].map((engine) => premia('scheme', 'eval', SCHEME, '--input', REQUEST, '--engine', engine)),
    );
    expect(batch?.out).toBe(explain?.out);
  });

  test('explains each number on request', async () => {
    const { json, words } = await premia('scheme', 'eval', SCHEME, '--input', REQUEST, '--explain', '--lang', 'en');
    expect(json()).toMatchObject({
      employees: [
        {
          explanations: [{ code: 'commission', sentences: expect.any(Array), steps: expect.any(Array) }],
          trace: {
            nodes: [{ nodeId: 'rev', outputs: { value: { value: '750000' } } }, { nodeId: 'comm' }, { nodeId: 'pay' }],
          },
        },
        {},
        {},
        {},
      ],
    });
    expect(words).toContain('34,500.00');
  });

  test.each([
    [['--input', 'nowhere.json'], EXIT.refused, 'There is no file "nowhere.json".'],
    [['--input', 'broken.json'], EXIT.refused, 'not JSON'],
    [['--input', 'misspelt.json'], EXIT.refused, 'employes'],
    [['--input', 'quarter.json'], EXIT.refused, '2026-Q3'],
    [[], EXIT.usage, '--input'],
    [['--input', REQUEST, '--engine', 'abacus'], EXIT.usage, 'explain | batch'],
    [['--input', REQUEST, '--fast'], EXIT.usage, '--fast'],
  ])('refuses %j in words', async (args, exit, sentence) => {
    const ran = await premia('scheme', 'eval', SCHEME, ...args, '--lang', 'en');
    expect(ran.exit).toBe(exit);
    expect(ran.words).toContain(sentence);
  });

  test('shares a pool with the batch engine as the reference does', async () => {
    const pool = `${GOLDEN}w17-pool-by-effort/`;
    const input = [`${pool}scheme.json`, '--input', `${pool}request.json`];
    const [explain, batch] = await Promise.all(
      ['explain', 'batch'].map((engine) => premia('scheme', 'eval', ...input, '--engine', engine)),
    );
    expect(batch).toMatchObject({ exit: EXIT.ok, out: explain?.out });
  });
});

test('premia scheme test runs the cases inside', async () => {
  const { exit, json, words } = await premia('scheme', 'test', SCHEME, '--engine', 'batch');
  expect(exit).toBe(EXIT.ok);
  expect(json()).toMatchObject({ ok: true, cases: [{ name: 'crosses two bands', ok: true }] });
  expect(words).toContain('✓ crosses two bands');
});

test('premia scheme test says what the cases leave untested and suggests cases that would test it', async () => {
  const { json, words } = await premia('scheme', 'test', SCHEME, '--suggest', '--lang', 'en');
  const { coverage, suggestions } = json() as {
    coverage: { ways: number; covered: number; untested: readonly { nodeId: string; path: string }[] };
    suggestions: readonly { name: string }[];
  };
  expect(coverage).toEqual({
    ways: 3,
    covered: 1,
    untested: [
      { nodeId: 'comm', path: 'bands.0' },
      { nodeId: 'comm', path: 'bands.1' },
    ],
  });
  expect(suggestions.map(({ name }) => name.replaceAll('\u00a0', ' '))).toContain('Tiers: exactly ₽300,000');
  expect(words).toContain('Branches and rows tested: 1 of 3.');

  const scheme = JSON.parse(await readFile(SCHEME, 'utf8'));
  await writeFile(join(directory, 'adopted.json'), JSON.stringify({ ...scheme, cases: suggestions }));
  const adopted = await premia('scheme', 'test', 'adopted.json');
  expect(adopted.exit).toBe(EXIT.ok);
  expect(adopted.json()).toMatchObject({ coverage: { ways: 3, covered: 3 } });
});

test('premia scheme diff tells two schemes apart', async () => {
  const ran = await premia('scheme', 'diff', SCHEME, `${GOLDEN}w07-marginal/scheme.json`, '--lang', 'en');
  expect(ran.exit).toBe(EXIT.ok);
  expect(ran.json()).toMatchObject({ same: false });
  expect(ran.words).toContain('currency changed from “RUB” to “USD”');
  expect((await premia('scheme', 'diff', SCHEME, SCHEME)).json()).toEqual({ same: true, changes: [] });
});

test('premia scheme diff says what a change costs real people', async () => {
  const scheme = JSON.parse(await readFile(SCHEME, 'utf8'));
  scheme.nodes.find((node: { id: string }) => node.id === 'comm').params.bands[2].rate = '0.09';
  await writeFile(join(directory, 'raised.json'), JSON.stringify(scheme));
  const ran = await premia('scheme', 'diff', SCHEME, 'raised.json', '--input', REQUEST, '--lang', 'ru');
  expect(ran.exit).toBe(EXIT.ok);
  expect(ran.json()).toMatchObject({
    effect: {
      fundBefore: '58500.00',
      fundAfter: '61500.00',
      difference: '3000.00',
      people: { up: 1, same: 1, withProblems: 2 },
    },
  });
  expect(ran.words.replaceAll(/[\u00A0\u202F]/g, ' ')).toContain('свыше 600 000 ₽ повышена с 7 % до 9 %');
  expect(ran.words).toContain('Больше получат: 1');
  expect((await premia('scheme', 'diff', SCHEME, 'raised.json', '--input', 'broken.json')).exit).toBe(EXIT.refused);
});

test('premia scheme catalogue lists every kind', async () => {
  const listed: unknown = JSON.parse((await premia('scheme', 'catalogue', '--json')).out);
  expect(listed).toContainEqual(
    expect.objectContaining({ kind: 'tiers', group: 'tables', example: expect.any(Object) }),
  );
  expect((await premia('scheme', 'catalogue')).out).toContain('### `tiers`');
});

describe('the command line itself', () => {
  test('lists its commands when asked, or when a command is unknown', async () => {
    expect(await premia('--help')).toMatchObject({
      exit: EXIT.ok,
      words: expect.stringContaining('premia scheme eval'),
    });
    const unknown = await premia('scheme', 'explode', '--lang', 'ru');
    expect(unknown).toMatchObject({
      exit: EXIT.usage,
      words: expect.stringContaining('Нет команды «scheme explode».'),
    });
    expect(await premia('scheme', 'check', '--lang', 'de')).toMatchObject({ exit: EXIT.usage });
    expect(await premia('scheme', 'eval', '--help')).toMatchObject({ exit: EXIT.ok });
  });
});
