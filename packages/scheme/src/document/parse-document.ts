import type { z } from 'zod';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { shapeFault, valueAt } from '../diagnostics/shape-fault.ts';
import { isExactInJson } from '../values/scalar-schema.ts';
import { LIMITS } from './limits.ts';
import { migrateDocument, type UnknownDocument } from './migrations/migrations.ts';
import { SCHEME_FORMAT, type SchemeDocument, schemeDocumentSchema } from './scheme-document.ts';

/** Faults told of one document; the rest is seen after these are mended. */
const ISSUES_MAX = 50;

export type ParsedDocument =
  | { readonly ok: true; readonly document: SchemeDocument; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Reads a scheme file's text: JSON, then `parseSchemeDocument`. */
export function parseSchemeText(text: string): ParsedDocument {
  if (new TextEncoder().encode(text).length > LIMITS.documentTextBytes) {
    return refused('document/too-large', '', { limit: LIMITS.documentTextBytes });
  }
  // Before it is read: a reader that goes as deep as the text would run out of stack first.
  if (isTooDeep(text)) return refused('document/too-deep', '', { limit: LIMITS.depth });
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refused('document/not-json', '', { message: error instanceof Error ? error.message : String(error) });
  }
  return parseSchemeDocument(json);
}

/** Whether brackets outside texts nest deeper than a document may. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (isText && letter === BACKSLASH) at += 1;
    else if (letter === QUOTE) isText = !isText;
    else if (!isText && (letter === OPEN_BRACE || letter === OPEN_BRACKET)) depth += 1;
    else if (!isText && (letter === CLOSE_BRACE || letter === CLOSE_BRACKET)) depth -= 1;
    // The document itself is level 0, and a list or object may stand empty one level below the last.
    if (depth > LIMITS.depth + 1) return true;
  }
  return false;
}

const [BACKSLASH, QUOTE, OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x5c, 0x22, 0x7b, 0x7d, 0x5b, 0x5d];

/**
 * Unknown → SchemeDocument: limits, migrations, then the schema. Unknown entries of the file are warnings and are left
 * out; everything else that does not fit is an error with its path.
 */
export function parseSchemeDocument(input: unknown): ParsedDocument {
  const shape = checkJsonShape(input);
  if (shape !== null) return { ok: false, diagnostics: [shape] };
  if (!isUnknownDocument(input)) return refused('document/not-a-scheme', '', {});
  const migrated = migrateDocument(input, SCHEME_FORMAT);
  if (!migrated.ok)
    return refused('document/unknown-format', 'format', { given: migrated.format, known: SCHEME_FORMAT });
  const strict = schemeDocumentSchema.safeParse(migrated.document);
  if (strict.success) return { ok: true, document: strict.data, diagnostics: [] };
  const unknown = strict.error.issues.filter((issue) => issue.code === 'unrecognized_keys');
  if (unknown.length < strict.error.issues.length) {
    const diagnostics = strict.error.issues
      .slice(0, ISSUES_MAX)
      .map((issue) => issueDiagnostic(issue, migrated.document));
    return { ok: false, diagnostics };
  }
  const parsed = schemeDocumentSchema.parse(withoutUnknown(migrated.document, unknown));
  return {
    ok: true,
    document: parsed,
    diagnostics: unknown.slice(0, ISSUES_MAX).map((issue) => issueDiagnostic(issue, migrated.document)),
  };
}

function refused(code: string, path: string, details: Diagnostic['details']): ParsedDocument {
  return { ok: false, diagnostics: [{ code, severity: 'error', place: { path }, details }] };
}

function isUnknownDocument(input: unknown): input is UnknownDocument {
  return (
    typeof input === 'object' &&
    input !== null &&
    !Array.isArray(input) &&
    'format' in input &&
    typeof input.format === 'string'
  );
}

type Issue = z.core.$ZodIssue;

function issueDiagnostic(issue: Issue, document: UnknownDocument): Diagnostic {
  const place = { path: issue.path.map(String).join('.') };
  if (issue.code === 'unrecognized_keys') {
    return { code: 'document/unknown-entry', severity: 'warning', place, details: { entries: issue.keys } };
  }
  const stated = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  if (typeof stated === 'string') {
    const limit: unknown = issue.code === 'custom' ? issue.params?.['limit'] : undefined;
    const given = String(issue.path.reduce<unknown>(entryAt, document)).slice(0, LIMITS.keyLength);
    return { code: stated, severity: 'error', place, details: typeof limit === 'number' ? { limit } : { given } };
  }
  if (issue.code === 'too_big') {
    const details = { limit: Number(issue.maximum) };
    return { code: 'document/over-limit', severity: 'error', place, details };
  }
  return {
    code: 'document/bad-shape',
    severity: 'error',
    place,
    details: shapeFault(issue, valueAt(document, issue.path)),
  };
}

function withoutUnknown(document: UnknownDocument, issues: readonly Issue[]): unknown {
  const copy: unknown = structuredClone(document);
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const holder = issue.path.reduce<unknown>(entryAt, copy);
    if (typeof holder !== 'object' || holder === null) continue;
    for (const key of issue.keys) Reflect.deleteProperty(holder, key);
  }
  return copy;
}

function entryAt(holder: unknown, key: PropertyKey): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, key) : undefined;
}

/** An entry on the way down, known by its key in what holds it: its path is written out only for a fault. */
interface Entry {
  readonly value: unknown;
  readonly key: string;
  readonly holder: Entry | null;
  readonly depth: number;
}

function pathOf(entry: Entry): string {
  const keys: string[] = [];
  for (let at = entry; at.holder !== null; at = at.holder) keys.push(at.key);
  return keys.reverse().join('.');
}

const POSITION = /^(?:components\.[0-9a-f]{64}\.)?(?:nodes\.\d+|layout\.stickers\.[^.]+)\.at\.\d$/;

/** Depth, exact numbers and reserved names, walked without recursion so that no depth can break the walk itself. */
function checkJsonShape(input: unknown): Diagnostic | null {
  const open: Entry[] = [{ value: input, key: '', holder: null, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const fault = faultOf(next);
    if (fault !== null) return { ...fault, severity: 'error', place: { path: pathOf(next) } };
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, entry] of Object.entries(value)) {
      // Most of a document is short texts, in which nothing can be wrong.
      if (typeof entry !== 'string') open.push({ value: entry, key, holder: next, depth: depth + 1 });
    }
  }
  return null;
}

function faultOf(entry: Entry): Pick<Diagnostic, 'code' | 'details'> | null {
  const { value, depth } = entry;
  if (depth > LIMITS.depth) return { code: 'document/too-deep', details: { limit: LIMITS.depth } };
  if (typeof value === 'number' && !isExactInJson(value) && !POSITION.test(pathOf(entry))) {
    return { code: 'document/inexact-number', details: { given: String(value) } };
  }
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (isRecord && Object.hasOwn(value, '__proto__')) {
    return { code: 'document/reserved-name', details: { given: '__proto__' } };
  }
  return null;
}
