import { negate, type Rational, toExactText } from '@premia/decimal';
import { CHAIN_LEVELS, type ChainLevel, childrenOf, type Expression, type FormulaTree } from './ast.ts';
import { functionNamed } from './functions/catalogue.ts';
import { type FormulaLanguage, IDENTIFIER_SOURCE, truthOf } from './words.ts';

/** How the parts of a formula are written; by default names stay as they are stored. */
export interface PrintOptions {
  readonly language: FormulaLanguage;
  /** Another name to show for a stored one, after a rename. */
  readonly rename?: ReadonlyMap<string, string>;
  /**
   * Characters a line should have at most: what is longer is broken between arguments and operands, and comments stand
   * above what they are about. Without it the formula is one line, and comments are left out.
   */
  readonly lineWidth?: number;
}

/**
 * Writes a tree as formula text in one language: its function names, decimal sign and separator, only the
 * parentheses that are needed. Reading the text back gives the same tree, comments included where lines are broken.
 */
export function printFormula({ expression }: FormulaTree, options: PrintOptions): string {
  if (options.lineWidth === undefined) return printExpression(expression, options);
  return printItem(expression, { ...options, lineWidth: options.lineWidth, indent: '' });
}

interface Layout extends PrintOptions {
  readonly lineWidth: number;
  readonly indent: string;
}

const INDENT = '  ';

/** A formula, an argument or an item, below its comments. */
function printItem(expression: Expression, layout: Layout): string {
  const comments = (expression.comments ?? []).map((comment) => `// ${comment}`.trimEnd());
  return [...comments, printBroken(expression, layout)].join(`\n${layout.indent}`);
}

function printBroken(expression: Expression, layout: Layout): string {
  const line = printExpression(expression, layout);
  const fits = layout.indent.length + line.length <= layout.lineWidth;
  if (fits && !childrenOf(expression).some(hasComments)) return line;
  switch (expression.kind) {
    case 'list':
      return printLines(['{', '}'], expression.items, layout);
    case 'call':
      return printLines([`${functionName(expression.name, layout)}(`, ')'], expression.args, layout);
    case 'signed':
      return `${expression.signs.join('')}${printBrokenOperand(expression.operand, isUnsigned(expression.operand), layout)}`;
    case 'percent':
      return `${printBrokenOperand(expression.operand, isPrimary(expression.operand), layout)}${'%'.repeat(expression.count)}`;
    case 'chain': {
      const { level, first, rest } = expression;
      const lines = rest.map(
        ({ operator, operand }) => `${operator} ${printBrokenOperand(operand, bindsTighter(operand, level), layout)}`,
      );
      return [printBrokenOperand(first, bindsTighter(first, level), layout), ...lines].join(`\n${layout.indent}`);
    }
    default:
      return line;
  }
}

function printLines(
  [opening, closing]: readonly [string, string],
  items: readonly Expression[],
  layout: Layout,
): string {
  if (items.length === 0) return `${opening}${closing}`;
  const inner = { ...layout, indent: `${layout.indent}${INDENT}` };
  const lines = items.map((item) => printItem(item, inner)).join(`${separatorIn(layout)}\n${inner.indent}`);
  return `${opening}\n${inner.indent}${lines}\n${layout.indent}${closing}`;
}

function printBrokenOperand(operand: Expression, isBare: boolean, layout: Layout): string {
  if (isBare) return printBroken(operand, layout);
  return `(${printBroken(operand, { ...layout, indent: `${layout.indent} ` })})`;
}

function hasComments(expression: Expression): boolean {
  return expression.comments !== undefined || childrenOf(expression).some(hasComments);
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
    case 'call':
      return `${functionName(expression.name, options)}(${printAll(expression.args, options)})`;
    case 'signed':
      return `${expression.signs.join('')}${inParentheses(expression.operand, isUnsigned(expression.operand), options)}`;
    case 'percent':
      return `${inParentheses(expression.operand, isPrimary(expression.operand), options)}${'%'.repeat(expression.count)}`;
    case 'chain': {
      const { level, first, rest } = expression;
      const operands = rest.map(
        ({ operator, operand }) =>
          `${spaced(operator)}${inParentheses(operand, bindsTighter(operand, level), options)}`,
      );
      return `${inParentheses(first, bindsTighter(first, level), options)}${operands.join('')}`;
    }
  }
}

function functionName(name: string, { language }: PrintOptions): string {
  return functionNamed(name)?.names[language] ?? name;
}

const TRUTH_WORDS = { ru: { true: 'ИСТИНА', false: 'ЛОЖЬ' }, en: { true: 'TRUE', false: 'FALSE' } } as const;

function printAll(expressions: readonly Expression[], options: PrintOptions): string {
  return expressions.map((expression) => printExpression(expression, options)).join(`${separatorIn(options)} `);
}

function separatorIn({ language }: PrintOptions): string {
  return language === 'ru' ? ';' : ',';
}

function spaced(operator: string): string {
  return operator === '^' ? '^' : ` ${operator} `;
}

/** Only an operand that binds tighter than its chain may stand without parentheses. */
function bindsTighter(operand: Expression, level: ChainLevel): boolean {
  return operand.kind !== 'chain' || CHAIN_LEVELS.indexOf(operand.level) > CHAIN_LEVELS.indexOf(level);
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
export function printNumber(value: Rational, language: FormulaLanguage): string {
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
