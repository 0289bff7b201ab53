import { describe, expect, it } from 'vitest';
import { readStatement } from './statement.ts';

describe('readStatement', () => {
  it.each([
    ['SELECT 1', 'select', undefined],
    ['  -- what\n SELECT 1 FORMAT JSON', 'select', 'JSON'],
    ['select 1 format JSONEachRow settings max_threads = 1', 'select', 'JSONEachRow'],
    ["SELECT ' FORMAT CSV'", 'select', undefined],
    ['SELECT format FROM t', 'select', undefined],
    ['SELECT 1 AS `FORMAT CSV` /* FORMAT TSV */', 'select', undefined],
    ['(SELECT 1) UNION ALL (SELECT 2)', 'select', undefined],
    ['WITH x AS (SELECT 1 FORMAT CSV) SELECT * FROM x', 'select', undefined],
    ['SHOW TABLES FORMAT TSV', 'other', 'TSV'],
    ['CREATE TABLE t (a String) ENGINE = Memory', 'other', undefined],
  ])('%s', (sql, kind, format) => {
    expect(readStatement(sql)).toMatchObject({ kind, format, isMultiple: false, dataClauseAt: undefined });
  });

  it.each([
    ['INSERT INTO t FORMAT JSONEachRow', 'INSERT INTO t '],
    ['INSERT INTO a.t (x, y) SETTINGS async_insert = 0 FORMAT CSV', 'INSERT INTO a.t (x, y) '],
    ['INSERT INTO `t FORMAT x` (`settings`) FORMAT TSV\n', 'INSERT INTO `t FORMAT x` (`settings`) '],
    ['insert into t format Native;', 'insert into t '],
  ])('knows where the data of %s belongs', (sql, before) => {
    const statement = readStatement(sql);
    expect(statement.kind).toBe('insert');
    expect(statement.text.slice(0, statement.dataClauseAt)).toBe(before);
  });

  it('does not take inline data for SQL', () => {
    const sql = 'INSERT INTO t FORMAT JSONEachRow {"a": "it\'s; SELECT"}';
    expect(readStatement(sql)).toMatchObject({ kind: 'insert', format: 'JSONEachRow', isMultiple: false, text: sql });
    expect(readStatement("INSERT INTO t VALUES ('a;b'); ")).toMatchObject({ dataClauseAt: undefined });
    expect(readStatement('INSERT INTO t SELECT 1')).toMatchObject({ dataClauseAt: undefined });
  });

  it('finds a second statement, not a trailing semicolon', () => {
    expect(readStatement('SELECT 1 ; -- done')).toMatchObject({ isMultiple: false, text: 'SELECT 1' });
    expect(readStatement("SELECT ';'")).toMatchObject({ isMultiple: false, text: "SELECT ';'" });
    expect(readStatement('SELECT 1; DROP TABLE t')).toMatchObject({ isMultiple: true });
  });

  it('ends on text that is not closed', () => {
    for (const sql of ["SELECT 'open", 'SELECT "open', '/* open', 'SELECT $tag$ open', ')))', '']) {
      expect(readStatement(sql).isMultiple).toBe(false);
    }
  });
});
