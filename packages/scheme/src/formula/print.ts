import { negate, type Rational, toExactText } from '@premia/decimal';
import { CHAIN_LEVELS, type ChainLevel, type Expression, type FormulaTree } from './ast.ts';
import { functionNamed } from './functions/catalogue.ts';
import { type FormulaLanguage, IDENTIFIER_SOURCE, truthOf } from './words.ts';

/** How the parts of a formula are written; by default names stay as they are stored. */
export interface PrintOptions {
  readonly language: FormulaLanguage;
  /** Another name to show for a stored one, after a rename. */
  readonly rename?: ReadonlyMap<string, string>;
}

/**
 * Writes a tree as formula text in one language: its function names, decimal sign and separator, only the
 * parentheses that are needed, comments on lines of their own above. Reading the text back gives the same tree.
 */
export function printFormula(tree: FormulaTree, options: PrintOptions): string {
  const comments = tree.comments.map((comment) => `// ${comment}`.trimEnd());
  return [...comments, printExpression(tree.expression, options)].join('\n');
}

function printExpression(expression: Expression, options: PrintOptions): string {
  switch (expression.kind) {
    case 'number':
      return printNumber(expression.value, options.language);
    case 'text':
      return `"${expression.text.replaceAll('"', '""')}"`;
    case 'boolean':
      return TRUTH_WORDS[options.language][expression.boolean ? 'true' : 'false'];
    case 'name':
      return printName(options.rename?.get(expression.name) ?? expression.name);
    case 'column':
      return `${printTable(expression.table)}${bracketed(expression.column)}`;
    case 'list':
      return `{${printAll(expression.items, options)}}`;
    case 'call': {
      const known = functionNamed(expression.name);
      return `${known?.names[options.language] ?? expression.name}(${printAll(expression.args, options)})`;
    }
    case 'signed':
      return `${expression.signs.join('')}${inParentheses(expression.operand, isUnsigned(expression.operand), options)}`;
    case 'percent':
      return `${inParentheses(expression.operand, isPrimary(expression.operand), options)}${'%'.repeat(expression.count)}`;
    case 'chain': {
      const first = printOperand(expression.first, expression.level, options);
      const rest = expression.rest.map(
        ({ operator, operand }) => `${spaced(operator)}${printOperand(operand, expression.level, options)}`,
      );
      return `${first}${rest.join('')}`;
    }
  }
}

const TRUTH_WORDS = { ru: { true: 'ИСТИНА', false: 'ЛОЖЬ' }, en: { true: 'TRUE', false: 'FALSE' } } as const;

function printAll(expressions: readonly Expression[], options: PrintOptions): string {
  const separator = options.language === 'ru' ? '; ' : ', ';
  return expressions.map((expression) => printExpression(expression, options)).join(separator);
}

function spaced(operator: string): string {
  return operator === '^' ? '^' : ` ${operator} `;
}

/** Only an operand that binds tighter than its chain may stand without parentheses. */
function printOperand(operand: Expression, level: ChainLevel, options: PrintOptions): string {
  const bindsTighter = operand.kind !== 'chain' || CHAIN_LEVELS.indexOf(operand.level) > CHAIN_LEVELS.indexOf(level);
  return inParentheses(operand, bindsTighter, options);
}

function inParentheses(expression: Expression, isBare: boolean, options: PrintOptions): string {
  const text = printExpression(expression, options);
  return isBare ? text : `(${text})`;
}

function isPrimary(expression: Expression): boolean {
  return expression.kind !== 'chain' && expression.kind !== 'signed' && expression.kind !== 'percent';
}

function isUnsigned(expression: Expression): boolean {
  return expression.kind !== 'chain' && expression.kind !== 'signed';
}

const PLAIN_DIGITS_MAX = 40;
const EXPONENT_MAX = 30;

/** Plain digits while a reader would accept them, an exponent for what is longer. */
function printNumber(value: Rational, language: FormulaLanguage): string {
  const text = toExactText(value.numerator < 0n ? negate(value) : value);
  if (text === null) throw new RangeError('printFormula: a literal has no finite expansion');
  const zeros = /0*$/.exec(text)?.[0].length ?? 0;
  const isShort = text.includes('.') || text.length <= PLAIN_DIGITS_MAX;
  const cut = Math.min(zeros, EXPONENT_MAX);
  const written = isShort ? text : `${text.slice(0, text.length - cut)}e${cut}`;
  return language === 'ru' ? written.replace('.', ',') : written;
}

const PLAIN_NAME = new RegExp(`^${IDENTIFIER_SOURCE}$`, 'u');

function isPlain(name: string): boolean {
  return PLAIN_NAME.test(name) && truthOf(name) === null;
}

/** A name as it must be written: plain when it reads as one word, else in square brackets or quotes. */
export function printName(name: string): string {
  if (isPlain(name)) return name;
  return name.includes('[') ? quoted(name) : bracketed(name);
}

function printTable(name: string): string {
  return isPlain(name) ? name : quoted(name);
}

function bracketed(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`;
}

function quoted(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
