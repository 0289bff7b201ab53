import { formatMoney, formatNumber, formatPercent } from '../format/number.ts';
import { type BilingualText, chooseText, type Language } from '../language.ts';
import { formatMessage, formatMessageLoosely, type Message } from '../messages/messages.ts';
import { editMessages } from './edit.messages.ts';
import { formulaMessages } from './formula.messages.ts';
import { fixMessages, lintMessages } from './lint.messages.ts';
import { measureMessages } from './measure.messages.ts';
import { problemMessages } from './problem.messages.ts';
import { schemeMessages } from './scheme.messages.ts';
import { typeMessages } from './type.messages.ts';
import { wordMessages } from './words.messages.ts';

/** A diagnostic of the scheme compiler, by shape. */
export interface DescribedDiagnostic {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number | readonly string[]>>;
}

/** A problem of one employee's result, by shape. */
export interface DescribedProblem {
  readonly code: string;
  readonly input: string | null;
  readonly details: Readonly<Record<string, string>>;
}

/** How ids are called: a node's or an input's title; null keeps the id. */
export type NameOf = (id: string) => BilingualText | null;

export interface DescribeOptions {
  readonly language: Language;
  readonly nameOf?: NameOf;
}

type Catalogue = Readonly<Record<string, Message>>;

/** Every wording of a diagnostic, by code. */
export const diagnosticMessages: Catalogue = {
  ...schemeMessages,
  ...typeMessages,
  ...formulaMessages,
  ...lintMessages,
};

const FALLBACK: Message = {
  ru: 'Что-то не так ({code}).',
  en: 'Something is wrong ({code}).',
};

/** A diagnostic in one sentence or two. */
export function describeDiagnostic(diagnostic: DescribedDiagnostic, options: DescribeOptions): string {
  return sentence(diagnosticMessages, { code: diagnostic.code, details: diagnostic.details }, options);
}

/** A problem in one sentence, naming the input as people call it. */
export function describeProblem(problem: DescribedProblem, options: DescribeOptions): string {
  const input = problem.input === null ? {} : { input: named(problem.input, options) };
  const details = { ...problem.details, ...input, ...memberOf(problem, options) };
  return sentence(problemMessages, { code: problem.code, details }, options);
}

/** Problems whose sentence needs nothing but the input. */
const CAUSES_TOLD: ReadonlySet<string> = new Set(['input/missing', 'value/zero-divisor']);

/** The member a group waits for and, where it can be said in a few words, why they have no value. */
function memberOf({ code, details }: DescribedProblem, options: DescribeOptions): Readonly<Record<string, string>> {
  const { employee, problem = '', input = '' } = details;
  if (code !== 'team/member-problem' || employee === undefined) return {};
  const member = { employee: named(employee, options) };
  if (!CAUSES_TOLD.has(problem) || input === '') return member;
  const cause = describeProblem({ code: problem, input, details: {} }, options);
  // Inside another sentence it begins small and has no full stop of its own.
  return { ...member, cause: cause.charAt(0).toLocaleLowerCase(options.language) + cause.slice(1).replace(/\.$/, '') };
}

/** Why an edit was refused. */
export function describeRefusal(
  refused: { readonly refusal: string; readonly subject: string },
  options: DescribeOptions,
): string {
  return sentence(editMessages, { code: refused.refusal, details: { subject: refused.subject } }, options);
}

/** What the button of a one-click fix says, by its label. */
export function describeFix(label: string, language: Language): string {
  const messages: Catalogue = fixMessages;
  return formatMessageLoosely(language, messages[label] ?? FALLBACK, { given: { code: label }, missing: NOT_GIVEN });
}

/** Stands where a detail was not given: texts that choose by it have an answer for `none`. */
const NOT_GIVEN = 'none';

function sentence(catalogue: Catalogue, { code, details }: DescribedDiagnostic, options: DescribeOptions): string {
  const message = Object.hasOwn(catalogue, code) ? catalogue[code] : undefined;
  const given: Record<string, string | number> = { code };
  for (const entry of Object.entries(details)) given[entry[0]] = worded(entry, code, options);
  if (code === 'graph/cycle') Object.assign(given, circled(details, options));
  const { conversion } = details;
  if (typeof conversion === 'string') given['node'] = typeWord(conversion, options.language) ?? conversion;
  const text = formatMessageLoosely(options.language, message ?? FALLBACK, { given, missing: NOT_GIVEN });
  return text.charAt(0).toLocaleUpperCase(options.language) + text.slice(1);
}

const OPERATORS: ReadonlyMap<string, string> = new Map([
  ['+', 'add'],
  ['-', 'subtract'],
  ['*', 'multiply'],
  ['/', 'divide'],
  ['^', 'power'],
  ...['=', '<>', '<', '<=', '>', '>='].map((sign) => [sign, 'compare'] as const),
]);
/** Details that hold words of the language itself; `given` does only where a type was given. */
const WORD_DETAILS: ReadonlySet<string> = new Set(['left', 'right', 'expected', 'problem', 'period']);
const GIVES_TYPE: ReadonlySet<string> = new Set([
  'type/mismatch',
  'formula/argument-type',
  'params/shorter-than-period',
  'component/other-type',
]);

function worded([key, value]: DetailEntry, code: string, options: DescribeOptions): string | number {
  const { language } = options;
  if (typeof value === 'number') return value;
  if (typeof value !== 'string')
    return key === 'function' ? (value[language === 'ru' ? 1 : 0] ?? '') : listed(key, value, options);
  const measured = MEASURE_DETAILS.has(key) ? measuredText(value, language) : null;
  if (measured !== null) return measured;
  if (key === 'input' || key === 'credit') return named(value, options);
  if (key === 'operator') return OPERATORS.get(value) ?? 'other';
  const isWord = WORD_DETAILS.has(key) || (key === 'given' && GIVES_TYPE.has(code));
  return isWord ? (typeWord(value, language) ?? value) : value;
}

/** Details that hold a number with what it measures, as `money RUB:300000` or `percent:0.8`. */
const MEASURE_DETAILS: ReadonlySet<string> = new Set([
  'every',
  'example',
  'inputAt',
  'inputBelow',
  'least',
  'mark',
  'most',
  'payAt',
  'payBelow',
  'size',
]);
const MEASURE = /^(?:money ([A-Z]{3})|(percent|number|count)):(-?\d[\d./]*)$/;

/** A number with what it measures in words; null for another text. */
export function measuredText(text: string, language: Language): string | null {
  const [, currency, base, number] = MEASURE.exec(text) ?? [];
  if (number === undefined) return null;
  if (currency !== undefined) return formatMoney(number, language, { currency });
  return base === 'percent' ? formatPercent(number, language) : formatNumber(number, language);
}

/** Blocks of a circle that a sentence names; the canvas marks every one. */
const CIRCLE_NAMED_MAX = 5;

/** The circle along its links, back to where it begins when it is named whole, and how many more stand on it. */
function circled(
  { nodes = [], ring }: DescribedDiagnostic['details'],
  options: DescribeOptions,
): { readonly nodes: string; readonly more: number } {
  const ids = typeof nodes === 'object' ? nodes : [String(nodes)];
  const round = typeof ring === 'number' ? ring : ids.length;
  const told = round > CIRCLE_NAMED_MAX ? ids.slice(0, CIRCLE_NAMED_MAX) : ids.slice(0, round);
  const closed = told.length === round ? [...told, ...told.slice(0, 1)] : [...told, null];
  const names = closed.map((id) => (id === null ? '…' : quoted(named(id, options), options.language)));
  return { nodes: names.join(' → '), more: ids.length - told.length };
}

type DetailEntry = readonly [key: string, value: string | number | readonly string[]];

/** Lists of blocks and lines are as long as a scheme is; a sentence names the first of them. */
const NAMED_LISTS: ReadonlySet<string> = new Set(['lines', 'nodes']);
const NAMED_MAX = 6;

function listed(key: string, ids: readonly string[], options: DescribeOptions): string {
  const { language } = options;
  const isLong = NAMED_LISTS.has(key) && ids.length > NAMED_MAX;
  const told = isLong ? ids.slice(0, NAMED_MAX - 1) : ids;
  const names = told.map((id) => quoted(named(id, options), language));
  const rest = isLong ? [formatMessage(language, measureMessages.andMore, { count: ids.length - told.length })] : [];
  return new Intl.ListFormat(language, { type: 'conjunction' }).format([...names, ...rest]);
}

/** Names people gave are quoted and never inflected. */
export function quoted(name: string, language: Language): string {
  return language === 'ru' ? `«${name}»` : `"${name}"`;
}

function named(id: string, { language, nameOf }: DescribeOptions): string {
  const whole = chooseText(nameOf?.(id) ?? undefined, language)?.text;
  if (whole !== undefined) return whole;
  const [, criterion, measure] = MEASURED.exec(id) ?? [];
  if (criterion === undefined || measure === undefined) return id;
  const name = chooseText(nameOf?.(criterion) ?? undefined, language)?.text ?? criterion;
  return formatMessage(language, measureMessages.measured, { name, measure });
}

/** Problems name a criterion's input as `revenue.target`. */
const MEASURED = /^(.+)\.(actual|target|previous|yearToDate)$/;

/** `money RUB` is ₽, `percent` %, `date` дата; null for a text that is no word of the language. */
export function typeWord(type: string, language: Language): string | null {
  const currency = /^money ([A-Z]{3})$/.exec(type)?.[1];
  if (currency !== undefined) return currencySymbol(currency, language);
  const words: Catalogue = wordMessages;
  return Object.hasOwn(words, type) ? (words[type]?.[language] ?? null) : null;
}

function currencySymbol(currency: string, language: Language): string {
  const parts = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0);
  return parts.find((part) => part.type === 'currency')?.value ?? currency;
}
