import { describe, expect, test } from 'vitest';
import { SCHEME_FORMAT } from '../scheme-document.ts';
import { MIGRATIONS, type Migration, migrateDocument } from './migrations.ts';

/** Before and after of every migration there is, by the format it starts from. */
const FIXTURES: ReadonlyMap<string, { readonly before: { readonly format: string }; readonly after: unknown }> =
  new Map();

test('every migration ran on a fixture of its own', () => {
  for (const migration of MIGRATIONS) {
    const fixture = FIXTURES.get(migration.from);
    expect(fixture, `${migration.from} has no fixture`).toBeDefined();
    if (fixture !== undefined) expect(migration.migrate({ ...fixture.before })).toEqual(fixture.after);
  }
  expect([...FIXTURES.keys()]).toEqual(MIGRATIONS.map(({ from }) => from));
});

test('they form one chain that ends in the current format', () => {
  expect(MIGRATIONS.slice(1).every((migration, index) => migration.from === MIGRATIONS[index]?.to)).toBe(true);
  expect(MIGRATIONS.at(-1)?.to ?? SCHEME_FORMAT).toBe(SCHEME_FORMAT);
});

describe('migrating', () => {
  const rename: Migration = {
    from: 'test/1',
    to: 'test/2',
    note: 'name became key',
    migrate: ({ name, ...rest }) => ({ ...rest, key: name }),
  };
  const count: Migration = {
    from: 'test/2',
    to: 'test/3',
    note: 'a count was added',
    migrate: (document) => ({ ...document, count: 0 }),
  };

  test('walks the chain from wherever a document stands', () => {
    const migrated = migrateDocument({ format: 'test/1', name: 'x' }, 'test/3', [rename, count]);
    expect(migrated).toEqual({
      ok: true,
      document: { format: 'test/3', key: 'x', count: 0 },
      applied: [rename, count],
    });
    expect(migrateDocument({ format: 'test/2', key: 'x' }, 'test/3', [rename, count])).toMatchObject({
      applied: [count],
    });
  });

  test('leaves a current document alone and answers an unknown one', () => {
    const current = { format: 'test/3', key: 'x' };
    expect(migrateDocument(current, 'test/3', [rename, count])).toEqual({ ok: true, document: current, applied: [] });
    expect(migrateDocument({ format: 'other/1' }, 'test/3', [rename, count])).toEqual({ ok: false, format: 'other/1' });
  });

  test('a circle of migrations ends', () => {
    const back: Migration = { ...count, from: 'test/2', to: 'test/1' };
    expect(migrateDocument({ format: 'test/1' }, 'test/9', [rename, back])).toEqual({ ok: false, format: 'test/1' });
  });
});
