import {
  type ActualSubject,
  type ChangeSubject,
  type ChangeValue,
  subjectKey,
  type TargetSubject,
} from '@premia/compensation';
import type { ChangeRowProblem } from '@premia/database';
import {
  type DecimalSeparator,
  decimal,
  divide,
  fromInteger,
  parseDecimal,
  parseTypedDecimal,
  toExactText,
} from '@premia/decimal';
import type { ChangeColumn, ChangeRowGiven } from '../../contract.ts';
import { type Directory, folded, type KnownCriterion } from './directory.ts';
import { readPeriodText } from './periods-in-words.ts';

export interface GivenRow {
  readonly line: number;
  readonly given: ChangeRowGiven;
}

export type ResolvedRow =
  | {
      readonly line: number;
      readonly given: ChangeRowGiven;
      readonly subject: ChangeSubject;
      readonly after: ChangeValue;
    }
  | { readonly line: number; readonly given: ChangeRowGiven; readonly problems: readonly ChangeRowProblem[] };

export interface Resolving {
  readonly kind: 'targets' | 'actuals';
  readonly directory: Directory;
  /** canonical: values are decimals already. */
  readonly separator: DecimalSeparator | 'canonical';
  /** Whether the caller may propose for the person or department; who may not is told that there is none such. */
  readonly reaches: (scope: Pick<TargetSubject, 'scopeKind' | 'scopeId'>) => boolean;
}

/** Understands rows as people wrote them; what cannot be understood is said column by column, never guessed. */
export function resolveRows(rows: readonly GivenRow[], resolving: Resolving): readonly ResolvedRow[] {
  const first = new Map<string, number>();
  return rows.map((row): ResolvedRow => {
    const resolved = resolveRow(row, resolving);
    if (!('subject' in resolved)) return resolved;
    const key = subjectKey(resolved.subject);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, row.line);
      return resolved;
    }
    return { ...row, problems: [{ code: 'change/duplicate-row', details: { line: String(earlier) } }] };
  });
}

function resolveRow(row: GivenRow, resolving: Resolving): ResolvedRow {
  const criterion = readCriterion(row.given, resolving);
  const scope = readScope(row.given, resolving);
  const period = readPeriod(row.given);
  const value = readValue(row.given, criterion.ok ? criterion.value : null, resolving.separator);
  if (criterion.ok && scope.ok && period.ok && value.ok) {
    return {
      ...row,
      subject: subjectOf({ criterion: criterion.value.key, ...scope.value, period: period.value }, resolving.kind),
      after: value.value,
    };
  }
  return { ...row, problems: [criterion, scope, period, value].flatMap((read) => (read.ok ? [] : [read.problem])) };
}

function subjectOf(target: Omit<TargetSubject, 'kind'>, kind: Resolving['kind']): TargetSubject | ActualSubject {
  if (kind === 'targets') return { kind: 'target', ...target };
  return { kind: 'actual', criterion: target.criterion, employeeId: target.scopeId, period: target.period };
}

type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: ChangeRowProblem };

function problem(code: string, column: ChangeColumn, details: Readonly<Record<string, string>> = {}) {
  return { ok: false as const, problem: { code, column, details } };
}

function readCriterion({ criterion = '' }: ChangeRowGiven, { directory, kind }: Resolving): Read<KnownCriterion> {
  if (criterion.trim() === '') return problem('change/missing-value', 'criterion');
  const [found, ...others] = directory.criterion(criterion);
  if (found === undefined) return problem('change/unknown-criterion', 'criterion', { value: criterion });
  if (others.length > 0) return problem('change/several-of-that-name', 'criterion', { value: criterion });
  if (kind === 'actuals' && !found.kinds.includes('entered')) {
    return problem('change/not-entered', 'criterion', { value: criterion });
  }
  return { ok: true, value: found };
}

const COMPANY: ReadonlySet<string> = new Set(['company', 'компания', 'вся компания', 'the company', 'whole company']);

/** The narrowest of what a row names; a target that names nobody is the company's only when it says so. */
function readScope(given: ChangeRowGiven, resolving: Resolving): Read<Pick<TargetSubject, 'scopeKind' | 'scopeId'>> {
  const { who = '', employee = '', department = '' } = given;
  if (employee.trim() !== '') return readNamed(employee, 'employee', { column: 'employee', resolving });
  if (department.trim() !== '') return readNamed(department, 'department', { column: 'department', resolving });
  if (who.trim() === '') return problem('change/missing-value', 'who');
  if (COMPANY.has(folded(who))) {
    const scope = { scopeKind: 'company' as const, scopeId: 'company' };
    if (resolving.kind === 'actuals') return problem('change/person-needed', 'who');
    return resolving.reaches(scope) ? { ok: true, value: scope } : problem('change/unknown-who', 'who', { value: who });
  }
  const person = readNamed(who, 'employee', { column: 'who', resolving });
  if (person.ok || person.problem.code !== 'change/unknown-who') return person;
  return readNamed(who, 'department', { column: 'who', resolving });
}

function readNamed(
  text: string,
  scopeKind: 'employee' | 'department',
  { column, resolving }: { readonly column: ChangeColumn; readonly resolving: Resolving },
): Read<Pick<TargetSubject, 'scopeKind' | 'scopeId'>> {
  if (scopeKind === 'department' && resolving.kind === 'actuals') return problem('change/person-needed', column);
  const found = resolving.directory[scopeKind](text).filter(({ id }) => resolving.reaches({ scopeKind, scopeId: id }));
  const [one, ...others] = found;
  if (one === undefined) return problem('change/unknown-who', column, { value: text });
  if (others.length > 0) {
    return problem('change/several-of-that-name', column, { value: text, ids: found.map(({ id }) => id).join(', ') });
  }
  return { ok: true, value: { scopeKind, scopeId: one.id } };
}

function readPeriod({ period = '' }: ChangeRowGiven): Read<string> {
  if (period.trim() === '') return problem('change/missing-value', 'period');
  const key = readPeriodText(period);
  return key === null ? problem('change/bad-period', 'period', { value: period }) : { ok: true, value: key };
}

const NOTHING: ReadonlySet<string> = new Set(['-', '–', '—', 'нет', 'none']);

/** A dash takes the value away: an empty cell is more often forgotten than meant. */
function readValue(
  { value = '' }: ChangeRowGiven,
  criterion: KnownCriterion | null,
  separator: Resolving['separator'],
): Read<ChangeValue> {
  if (value.trim() === '') return problem('change/missing-value', 'value');
  if (NOTHING.has(folded(value))) return { ok: true, value: null };
  if (separator === 'canonical') {
    const parsed = parseDecimal(value);
    const text = parsed.ok ? toExactText(parsed.value) : null;
    return text === null ? problem('change/bad-number', 'value', { value }) : { ok: true, value: text };
  }
  const read = parseTypedDecimal(value, separator);
  switch (read.kind) {
    case 'invalid':
      return problem('change/bad-number', 'value', { value });
    case 'ambiguous':
      return problem('change/ambiguous-number', 'value', {
        value,
        readings: read.readings.map((reading) => reading.value).join(' / '),
      });
    case 'number':
      return inUnit(read, value, criterion);
  }
}

/** A percentage of a criterion in percent is a fraction; of anything else it is a slip. */
function inUnit(
  read: { readonly value: string; readonly unit: string | null },
  text: string,
  criterion: KnownCriterion | null,
): Read<ChangeValue> {
  if (criterion === null) return { ok: true, value: read.value };
  if (read.unit === 'percent') {
    if (criterion.type !== 'percent') return problem('change/unit', 'value', { value: text });
    const fraction = toExactText(divide(decimal(read.value), fromInteger(100)));
    if (fraction === null) throw new Error('a hundredth of a decimal is a decimal');
    return { ok: true, value: fraction };
  }
  return read.unit !== null && criterion.type !== 'money'
    ? problem('change/unit', 'value', { value: text })
    : { ok: true, value: read.value };
}
