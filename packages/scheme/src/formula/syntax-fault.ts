import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from './ast.ts';
import { type FormulaDiagnosticCode, formulaError } from './diagnosis.ts';
import { FORMULA_DEPTH_MAX, FORMULA_NODES_MAX } from './limits.ts';
import { type FormulaLanguage, IDENTIFIER_SOURCE, truthOf } from './words.ts';

/*
 * The grammar makes the tree; this file says what is wrong with a text that has none. It reads the
 * tokens once, expecting a value or an operator in turn, and stops at the first surprise.
 */

const KINDS = ['value', 'sign', 'operator', 'percent', 'open', 'close', 'separator', 'comma', 'broken'] as const;
type TokenKind = (typeof KINDS)[number];

interface Token extends Span {
  readonly kind: TokenKind;
  readonly text: string;
}

/** The tokens of `formula.grammar`, kept in step with it by a test that compares the two on random text. */
function tokenPattern(language: FormulaLanguage): RegExp {
  const fraction = language === 'ru' ? '\\.\\d*|,\\d+' : '\\.\\d*';
  const number = `(?:\\d+(?:${fraction})?|\\.\\d+)(?:[eE][+-]?\\d+)?`;
  const text = '"(?:[^"\\n]|"")*"';
  const quotedName = "'(?:[^'\\n]|'')+'|\\[(?:[^\\[\\]\\n]|\\]\\])+\\]";
  const groups = [
    '(?<skip>[ \\t\\r\\n\\u00a0\\u202f\\u2009]+|//[^\\n]*)',
    `(?<value>${number}|${text}|${quotedName}|${IDENTIFIER_SOURCE})`,
    '(?<sign>[+\\-−–])',
    '(?<operator><=|>=|<>|[<>=≤≥≠&*/×÷^])',
    '(?<percent>%)',
    '(?<open>[({])',
    '(?<close>[)}])',
    '(?<separator>;)',
    '(?<comma>,)',
    '(?<broken>[^])',
  ];
  return new RegExp(groups.join('|'), 'uy');
}

const PATTERNS: Readonly<Record<FormulaLanguage, RegExp>> = { en: tokenPattern('en'), ru: tokenPattern('ru') };

function* tokensOf(text: string, language: FormulaLanguage): Generator<Token> {
  const pattern = new RegExp(PATTERNS[language]);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const found = KINDS.find((kind) => match?.groups?.[kind] !== undefined);
    if (found === undefined) continue;
    yield { kind: found, text: match[0], from: match.index, to: match.index + match[0].length };
  }
}

/**
 * The first thing in a text that keeps it from being a formula, at its smallest range; null when there is none.
 * Runs before the grammar, whose error recovery would cost far more on hostile text.
 */
export function findSyntaxFault(text: string, language: FormulaLanguage): Diagnostic | null {
  const finder = new FaultFinder(text, language);
  return finder.find();
}

/** A quote that is a token of its own was never closed. */
const UNCLOSED: ReadonlyMap<string, FormulaDiagnosticCode> = new Map<string, FormulaDiagnosticCode>([
  ['"', 'formula/unclosed-text'],
  ["'", 'formula/unclosed-name'],
  ['[', 'formula/unclosed-name'],
]);

const UNCOUNTED: ReadonlySet<TokenKind> = new Set<TokenKind>(['close', 'separator', 'comma']);

class FaultFinder {
  readonly #text: string;
  readonly #language: FormulaLanguage;
  readonly #open: { readonly token: Token; readonly isCall: boolean }[] = [];
  #previous: Token | null = null;
  #wantsValue = true;
  #parts = 0;

  constructor(text: string, language: FormulaLanguage) {
    this.#text = text;
    this.#language = language;
  }

  find(): Diagnostic | null {
    let isFirst = true;
    for (const token of tokensOf(this.#text, this.#language)) {
      const isStart = isFirst && token.text === '=';
      isFirst = false;
      if (isStart) continue;
      const fault = this.#overLimit(token) ?? this.#next(token);
      if (fault !== null) return fault;
      this.#previous = token;
    }
    if (this.#previous === null) return formulaError('formula/empty', { from: 0, to: this.#text.length });
    if (this.#wantsValue) return this.#missingValue(this.#previous);
    const open = this.#open.at(-1);
    return open === undefined
      ? null
      : formulaError('formula/unclosed-parenthesis', open.token, { bracket: open.token.text });
  }

  /** Counted before the grammar sees the text, so that no text can make it work long. */
  #overLimit(token: Token): Diagnostic | null {
    if (!UNCOUNTED.has(token.kind)) this.#parts += 1;
    if (this.#parts <= FORMULA_NODES_MAX) return null;
    return formulaError('formula/too-many-parts', token, { most: FORMULA_NODES_MAX });
  }

  #next(token: Token): Diagnostic | null {
    switch (token.kind) {
      case 'broken':
        return this.#broken(token);
      case 'value':
        return this.#value(token);
      case 'open':
        return this.#opening(token);
      case 'close':
        return this.#closing(token);
      case 'sign':
        this.#wantsValue = true;
        return null;
      case 'operator':
      case 'percent':
        if (this.#wantsValue) return this.#missingValue(token);
        this.#wantsValue = token.kind === 'operator';
        return null;
      case 'separator':
      case 'comma':
        return this.#separator(token);
    }
  }

  #broken(token: Token): Diagnostic {
    const code = UNCLOSED.get(token.text);
    if (code === undefined) return formulaError('formula/unexpected-character', token, { character: token.text });
    const lineEnd = this.#text.indexOf('\n', token.from);
    return formulaError(code, { from: token.from, to: lineEnd < 0 ? this.#text.length : lineEnd });
  }

  #value(token: Token): Diagnostic | null {
    const previous = this.#previous;
    if (this.#wantsValue) {
      this.#wantsValue = false;
      return null;
    }
    if (previous === null) return null;
    const isColumn = token.text.startsWith('[') && isTableName(previous.text);
    if (isColumn) return null;
    const span = { from: previous.from, to: token.to };
    const isGroups = /\d$/.test(previous.text) && /^\d{3}(?!\d)/.test(token.text);
    if (isGroups) return formulaError('formula/number-in-groups', span);
    return formulaError('formula/missing-operator', token, { before: previous.text, after: token.text });
  }

  #opening(token: Token): Diagnostic | null {
    const previous = this.#previous;
    const isCall = token.text === '(' && previous?.kind === 'value' && isIdentifier(previous.text);
    if (!this.#wantsValue && !isCall) {
      return formulaError('formula/missing-operator', token, { before: previous?.text ?? '', after: token.text });
    }
    if (this.#open.length === FORMULA_DEPTH_MAX)
      return formulaError('formula/too-deep', token, { most: FORMULA_DEPTH_MAX });
    this.#open.push({ token, isCall });
    this.#wantsValue = true;
    return null;
  }

  #closing(token: Token): Diagnostic | null {
    const open = this.#open.pop();
    const wanted = open?.token.text === '{' ? '}' : ')';
    if (open === undefined || wanted !== token.text)
      return formulaError('formula/unexpected-closing', token, { bracket: token.text });
    const isEmptyCall = open.isCall && this.#previous === open.token;
    if (this.#wantsValue && !isEmptyCall) return this.#missingValue(token);
    this.#wantsValue = false;
    return null;
  }

  #separator(token: Token): Diagnostic | null {
    const open = this.#open.at(-1);
    if (token.kind === 'comma' && this.#language === 'ru') return formulaError('formula/wrong-separator', token);
    if (open === undefined || (open.token.text === '(' && !open.isCall)) {
      return formulaError('formula/unexpected-character', token, { character: token.text });
    }
    if (this.#wantsValue) return formulaError('formula/missing-argument', token);
    this.#wantsValue = true;
    return null;
  }

  /** A value should stand before `token`, or after it when the text ends there. */
  #missingValue(token: Token): Diagnostic {
    const previous = this.#previous;
    const isArgument = previous?.kind === 'separator' || previous?.kind === 'comma';
    if (isArgument && (token.kind === 'close' || token === previous))
      return formulaError('formula/missing-argument', token);
    return formulaError('formula/missing-operand', token, { beside: token.text });
  }
}

const WHOLE_IDENTIFIER = new RegExp(`^${IDENTIFIER_SOURCE}$`, 'u');

/** A word that may be called or may be a table: TRUE and its like are values. */
function isIdentifier(text: string): boolean {
  return WHOLE_IDENTIFIER.test(text) && truthOf(text) === null;
}

function isTableName(text: string): boolean {
  return isIdentifier(text) || text.startsWith("'");
}
