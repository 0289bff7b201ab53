import { z } from 'zod';

/** How the columns of somebody else's file become our rows. Kept beside the file it is for, under version control. */
export const MAPPING_FORMAT = 'premia.mapping/1';

export const IMPORT_KINDS = ['people', 'facts', 'criteria', 'targets', 'tables', 'rates', 'calendar'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Day, month and year as the file writes them; a two-digit year below 70 is 20xx, else 19xx (POSIX). */
export const DATE_FORMATS = [
  'YYYY-MM-DD',
  'DD.MM.YYYY',
  'DD-MM-YYYY',
  'DD/MM/YYYY',
  'DD-MM-YY',
  'DD.MM.YY',
  'MM/DD/YYYY',
] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

export const ENCODINGS = ['utf-8', 'windows-1251', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const columnField = z.strictObject({
  column: z.string().min(1),
  date: z.enum(DATE_FORMATS).optional(),
  /** The decimal sign of this column; spaces as grouping are accepted with either. */
  decimal: z.enum(['.', ',']).optional(),
  /** Values to exchange after trimming, as `{"GTXPro": "GTX Pro"}`. */
  replace: z.record(z.string(), z.string()).optional(),
  optional: z.boolean().optional(),
});

/** A column's name, a column with a treatment, several columns joined, or a constant. */
export const fieldMappingSchema = z.union([
  z.string().min(1),
  columnField,
  z.strictObject({ columns: z.array(z.string().min(1)).min(1), join: z.string() }),
  z.strictObject({ value: z.string() }),
]);
export type FieldMapping = z.infer<typeof fieldMappingSchema>;

const fieldsSchema = z.record(z.string(), fieldMappingSchema);

export const mappingSchema = z.strictObject({
  format: z.literal(MAPPING_FORMAT),
  kind: z.enum(IMPORT_KINDS),
  encoding: z.enum(ENCODINGS).optional(),
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  /** Facts: the system they come from, part of their identity for ever. */
  source: z.string().min(1).optional(),
  /** Facts and money criteria: ISO 4217. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** Tables: the key of the reference table. */
  table: z.string().min(1).optional(),
  fields: fieldsSchema,
  /** People: department names from the top down. */
  department: z.array(fieldMappingSchema).optional(),
  attributes: fieldsSchema.optional(),
  /** Rows to leave out on purpose; they are counted and reported with this reason. */
  leaveOut: z
    .array(z.strictObject({ column: z.string().min(1), in: z.array(z.string()).min(1), reason: z.string().min(1) }))
    .optional(),
});
export type Mapping = z.infer<typeof mappingSchema>;

/** Fields that a mapping of each kind must state, and those it may. */
export const KIND_FIELDS: Readonly<
  Record<ImportKind, { readonly required: readonly string[]; readonly allowed: readonly string[] }>
> = {
  people: { required: ['id', 'name', 'hiredOn'], allowed: ['nameEn', 'position', 'manager', 'leftOn', 'head', 'from'] },
  facts: { required: ['id', 'type', 'on', 'employee'], allowed: ['amount', 'title', 'version'] },
  criteria: {
    required: ['key', 'title', 'type'],
    allowed: ['titleEn', 'factType', 'aggregate', 'of', 'filterField', 'filterValue', 'owner'],
  },
  targets: { required: ['criterion', 'period', 'value'], allowed: ['employee', 'department'] },
  tables: { required: ['key'], allowed: ['from'] },
  rates: { required: ['from', 'to', 'on', 'rate'], allowed: ['source'] },
  calendar: { required: ['on', 'working', 'title'], allowed: ['titleEn'] },
};

export interface MappingProblem {
  readonly code:
    | 'mapping/not-json'
    | 'mapping/invalid'
    | 'mapping/missing-field'
    | 'mapping/unknown-field'
    | 'mapping/wrong-kind';
  readonly details: Readonly<Record<string, string>>;
}

export type MappingResult =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly problems: readonly MappingProblem[] };

/** Reads a mapping file's text for an import of `kind`; every problem at once. */
export function parseMapping(text: string, kind: ImportKind): MappingResult {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return refuse('mapping/not-json', { reason: error instanceof Error ? error.message : String(error) });
  }
  const parsed = mappingSchema.safeParse(json);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue): MappingProblem => ({
        code: 'mapping/invalid',
        details: { path: issue.path.join('.') || '(top level)', reason: issue.message },
      }),
    );
    return { ok: false, problems };
  }
  const mapping = parsed.data;
  if (mapping.kind !== kind) return refuse('mapping/wrong-kind', { expected: kind, found: mapping.kind });
  const problems = fieldProblems(mapping);
  return problems.length === 0 ? { ok: true, mapping } : { ok: false, problems };
}

function refuse(code: MappingProblem['code'], details: MappingProblem['details']): MappingResult {
  return { ok: false, problems: [{ code, details }] };
}

function fieldProblems(mapping: Mapping): MappingProblem[] {
  const { required, allowed } = KIND_FIELDS[mapping.kind];
  const known = new Set([...required, ...allowed]);
  const missing = required.filter((field) => !Object.hasOwn(mapping.fields, field));
  if (mapping.kind === 'facts' && mapping.source === undefined) missing.push('source');
  if (mapping.kind === 'tables' && mapping.table === undefined) missing.push('table');
  const unknown = Object.keys(mapping.fields).filter((field) => !known.has(field));
  return [
    ...missing.map(
      (field): MappingProblem => ({ code: 'mapping/missing-field', details: { field, kind: mapping.kind } }),
    ),
    ...unknown.map(
      (field): MappingProblem => ({
        code: 'mapping/unknown-field',
        details: { field, kind: mapping.kind, known: [...known].join(', ') },
      }),
    ),
  ];
}
