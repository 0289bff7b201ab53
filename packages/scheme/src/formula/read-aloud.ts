import { type Rational, toExactText } from '@premia/decimal';
import type { ChainOperator, Expression } from './ast.ts';
import { functionNamed } from './functions/catalogue.ts';
import { parseFormula } from './parse.ts';
import type { FormulaLanguage } from './words.ts';

/** What people call a name of the formula. */
export type SpokenName = (name: string) => string;

type Bilingual = Readonly<Record<FormulaLanguage, string>>;

const OPERATORS: Readonly<Record<Exclude<ChainOperator, '&'>, Bilingual>> = {
  '+': { ru: 'плюс', en: 'plus' },
  '-': { ru: 'минус', en: 'minus' },
  '*': { ru: 'умножить на', en: 'times' },
  '/': { ru: 'разделить на', en: 'divided by' },
  '^': { ru: 'в степени', en: 'to the power of' },
  '=': { ru: 'равно', en: 'equals' },
  '<>': { ru: 'не равно', en: 'does not equal' },
  '<': { ru: 'меньше', en: 'is less than' },
  '<=': { ru: 'не больше', en: 'is at most' },
  '>': { ru: 'больше', en: 'is greater than' },
  '>=': { ru: 'не меньше', en: 'is at least' },
};
const AND: Bilingual = { ru: ' и ', en: ' and ' };
const OR: Bilingual = { ru: ' или ', en: ' or ' };

/** A formula in words, as one would read it aloud; null while it is none. Quoted names stay in the nominative. */
export function formulaInWords(
  text: string,
  { from, to, nameOf }: { readonly from: FormulaLanguage; readonly to: FormulaLanguage; readonly nameOf: SpokenName },
): string | null {
  const parsed = parseFormula(text, from);
  if (!parsed.ok) return null;
  const sentence = new Reader(to, nameOf).say(parsed.tree.expression);
  return `${sentence.charAt(0).toLocaleUpperCase(to)}${sentence.slice(1)}.`;
}

class Reader {
  readonly #language: FormulaLanguage;
  readonly #nameOf: SpokenName;

  constructor(language: FormulaLanguage, nameOf: SpokenName) {
    this.#language = language;
    this.#nameOf = nameOf;
  }

  say(expression: Expression): string {
    switch (expression.kind) {
      case 'number':
        return this.#number(expression.value);
      case 'text':
        return this.#quoted(expression.text);
      case 'boolean':
        return expression.boolean ? this.#word('да', 'yes') : this.#word('нет', 'no');
      case 'name':
        return this.#quoted(this.#nameOf(expression.name));
      case 'column':
        return this.#word(
          `столбец ${this.#quoted(expression.column)} таблицы ${this.#quoted(expression.table)}`,
          `column ${this.#quoted(expression.column)} of table ${this.#quoted(expression.table)}`,
        );
      case 'list':
        return this.#all(expression.items);
      case 'signed':
        return expression.signs.filter((sign) => sign === '-').length % 2 === 0
          ? this.say(expression.operand)
          : `${this.#word('минус', 'minus')} ${this.#inner(expression.operand)}`;
      case 'percent':
        return `${this.#inner(expression.operand)}${this.#language === 'ru' ? '\u00a0' : ''}${'%'.repeat(expression.count)}`;
      case 'chain':
        return [
          this.#inner(expression.first),
          ...expression.rest.map(({ operator, operand }) =>
            operator === '&' ? this.#inner(operand) : `${OPERATORS[operator][this.#language]} ${this.#inner(operand)}`,
          ),
        ].join(' ');
      case 'call':
        return this.#call(expression);
    }
  }

  /** What is worked out first stands in parentheses, as it does in the formula. */
  #inner(expression: Expression): string {
    const said = this.say(expression);
    const isCompound = expression.kind === 'chain' || (expression.kind === 'call' && expression.args.length > 1);
    return isCompound ? `(${said})` : said;
  }

  #call({ name, args }: Extract<Expression, { kind: 'call' }>): string {
    const fn = functionNamed(name);
    const [first, second, third] = args;
    switch (fn?.names.en) {
      case 'IF':
        if (first === undefined || second === undefined || third === undefined) break;
        return this.#word(
          `если ${this.say(first)}, то ${this.say(second)}, иначе ${this.say(third)}`,
          `if ${this.say(first)}, then ${this.say(second)}, otherwise ${this.say(third)}`,
        );
      case 'IFS':
        return this.#pairs(args);
      case 'AND':
        return args.map((argument) => this.#inner(argument)).join(AND[this.#language]);
      case 'OR':
        return args.map((argument) => this.#inner(argument)).join(OR[this.#language]);
      case 'NOT':
        return first === undefined ? '' : this.#word(`неверно, что ${this.say(first)}`, `not ${this.#inner(first)}`);
      case 'MIN':
        return this.#word(`меньшее из: ${this.#all(args)}`, `the smaller of ${this.#all(args)}`);
      case 'MAX':
        return this.#word(`большее из: ${this.#all(args)}`, `the greater of ${this.#all(args)}`);
      case 'SUM':
        return this.#word(`сумма: ${this.#all(args)}`, `the sum of ${this.#all(args)}`);
      case 'AVERAGE':
        return this.#word(`среднее из: ${this.#all(args)}`, `the average of ${this.#all(args)}`);
      case 'ROUND':
        if (first === undefined || second === undefined) break;
        return this.#word(
          `${this.#inner(first)} с округлением до знаков после запятой: ${this.say(second)}`,
          `${this.#inner(first)} rounded to ${this.say(second)} decimals`,
        );
      case 'IFERROR':
        if (first === undefined || second === undefined) break;
        return this.#word(
          `${this.say(first)}, а если посчитать нельзя – ${this.say(second)}`,
          `${this.say(first)}, or ${this.say(second)} where that cannot be worked out`,
        );
      default:
        break;
    }
    const written = fn?.names[this.#language] ?? name;
    return this.#word(`${written} от: ${this.#all(args)}`, `${written} of ${this.#all(args)}`);
  }

  #pairs(args: readonly Expression[]): string {
    const said: string[] = [];
    for (let index = 0; index + 1 < args.length; index += 2) {
      const [condition, value] = [args[index], args[index + 1]];
      if (condition === undefined || value === undefined) continue;
      said.push(
        this.#word(
          `если ${this.say(condition)}, то ${this.say(value)}`,
          `if ${this.say(condition)}, then ${this.say(value)}`,
        ),
      );
    }
    return said.join('; ');
  }

  #all(args: readonly Expression[]): string {
    const said = args.map((argument) => this.#inner(argument));
    const last = said.at(-1);
    return last === undefined || said.length === 1
      ? said.join('')
      : `${said.slice(0, -1).join(', ')}${AND[this.#language]}${last}`;
  }

  #number(value: Rational): string {
    const text = toExactText(value) ?? '';
    const [whole = '', fraction] = text.split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, this.#language === 'ru' ? '\u00a0' : ',');
    const mark = this.#language === 'ru' ? ',' : '.';
    return fraction === undefined ? grouped : `${grouped}${mark}${fraction}`;
  }

  #quoted(text: string): string {
    return this.#language === 'ru' ? `«${text}»` : `“${text}”`;
  }

  #word(ru: string, en: string): string {
    return this.#language === 'ru' ? ru : en;
  }
}
