import { type AuditEntry, loadPeople, markLateReach, type PersonRow } from '@premia/database';
import { parseDate } from '@premia/scheme';
import type { RowOutcome } from '../../ingest/file/import-file.ts';
import type { MappedRow } from '../../ingest/file/map-row.ts';
import type { Mapping } from '../../ingest/file/mapping.ts';
import { badValue, inOrder, inWords, type Loader, type Read, sound, text } from './loader.ts';

/** Loads people; what that means for closed periods is marked as late facts are. */
export function peopleLoader(mapping: Mapping): Loader {
  const saysLeaving = Object.hasOwn(mapping.fields, 'leftOn');
  return async (tx, rows) => {
    const reads = rows.map((row) => readPerson(row, saysLeaving));
    const { outcomes, reach } = await loadPeople(tx, sound(reads));
    const told = inOrder(reads, await inWords(tx, outcomes, mapping));
    return { outcomes: told, markLate: (cause) => markLateReach(tx, reach, cause), audit: personEntries(rows, told) };
  };
}

/** New people are told with the delivery; whoever was here and stands otherwise now has an entry of their own. */
function personEntries(rows: readonly MappedRow[], outcomes: readonly RowOutcome[]): readonly AuditEntry[] {
  return outcomes.flatMap((outcome, index): AuditEntry[] => {
    const id = text(rows[index]?.fields['id']);
    if (outcome.status !== 'changed') return [];
    const effects = (outcome.effects ?? []).map(({ code }) => code).join(', ');
    return [{ action: 'person.edit', target: { kind: 'person', id }, details: { effects, ...daysOf(rows[index]) } }];
  });
}

function daysOf(row: MappedRow | undefined): Readonly<Record<string, string>> {
  const days = ['hiredOn', 'leftOn', 'from'].flatMap((field) => {
    const day = row?.fields[field];
    return day === undefined ? [] : [[field, day]];
  });
  return Object.fromEntries(days);
}

function readPerson(row: MappedRow, saysLeaving: boolean): Read<PersonRow> {
  const { fields, attributes, department } = row;
  if (department.length === 0) return badValue('department', '', 'empty');
  for (const field of ['hiredOn', 'leftOn', 'from']) {
    const day = fields[field];
    if (day !== undefined && parseDate(day) === null) return badValue(field, day, 'YYYY-MM-DD');
  }
  const name = text(fields['name']);
  const position = text(fields['position']);
  return {
    ok: true,
    row: {
      id: text(fields['id']),
      name: { ru: name, en: fields['nameEn'] ?? name },
      hiredOn: text(fields['hiredOn']),
      leftOn: saysLeaving ? (fields['leftOn'] ?? null) : undefined,
      from: fields['from'] ?? null,
      departmentPath: department.map((part, depth) => ({
        id: department.slice(0, depth + 1).join('/'),
        name: { ru: part, en: part },
      })),
      position: { key: position, title: { ru: position, en: position } },
      managerId: fields['manager'] ?? null,
      isHead: fields['head'] === 'true',
      attributes,
    },
  };
}
