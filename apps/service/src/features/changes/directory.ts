import type { CriterionDefinition } from '@premia/compensation';
import type { Bilingual, Tx } from '@premia/database';

export interface KnownCriterion {
  readonly key: string;
  readonly title: Bilingual;
  readonly type: 'money' | 'number' | 'percent' | 'count';
  /** Of every version it has or had. */
  readonly kinds: readonly CriterionDefinition['kind'][];
}

export interface Named {
  readonly id: string;
  readonly name: Bilingual;
}

/** What rows may refer to, by id or by name; several of one name are several. */
export interface Directory {
  criterion(text: string): readonly KnownCriterion[];
  employee(text: string): readonly Named[];
  department(text: string): readonly Named[];
}

/** Loads only what the texts can mean: a file names a few of everybody. */
export async function loadDirectory(tx: Tx, texts: readonly string[]): Promise<Directory> {
  const asked = [...new Set(texts.map(folded))];
  const criteria = await tx.rows<KnownCriterion>(
    `select c.key, c.title, c.type,
       coalesce((select array_agg(distinct v.definition->>'kind') from criterion_versions v where v.criterion_key = c.key), '{}')
         as kinds
     from criteria c`,
  );
  return {
    criterion: lookup(criteria, ({ key, title }) => [key, ...namesOf(title)]),
    employee: lookup(await named(tx, 'employees', asked), ({ id, name }) => [id, ...namesOf(name)]),
    department: lookup(await named(tx, 'departments', asked), ({ id, name }) => [id, ...namesOf(name)]),
  };
}

const FOLDED = (column: string): string => `replace(lower(${column}), 'ё', 'е')`;

async function named(tx: Tx, table: 'employees' | 'departments', asked: readonly string[]): Promise<readonly Named[]> {
  return tx.rows<Named>(
    `select id, name from ${table}
     where ${FOLDED('id')} = any($1) or ${FOLDED("name->>'ru'")} = any($1) or ${FOLDED("name->>'en'")} = any($1)`,
    [asked],
  );
}

/** An id means one thing even where somebody else is called the same. */
function lookup<Row>(rows: readonly Row[], textsOf: (row: Row) => readonly string[]): (text: string) => readonly Row[] {
  const byId = new Map<string, Row[]>();
  const byName = new Map<string, Row[]>();
  for (const row of rows) {
    const [id = '', ...names] = textsOf(row);
    byId.set(folded(id), [...(byId.get(folded(id)) ?? []), row]);
    for (const name of new Set(names.map(folded))) byName.set(name, [...(byName.get(name) ?? []), row]);
  }
  return (text) => byId.get(folded(text)) ?? byName.get(folded(text)) ?? [];
}

function namesOf(name: Bilingual): readonly string[] {
  return [name.ru, name.en].filter((text) => text !== undefined);
}

export function folded(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').toLowerCase().replaceAll('ё', 'е');
}
