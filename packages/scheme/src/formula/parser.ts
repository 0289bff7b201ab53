import { styleTags, tags } from '@lezer/highlight';
import type { LRParser } from '@lezer/lr';
import { parser } from './formula.grammar.ts';
import type { FormulaLanguage } from './words.ts';

const highlighting = styleTags({
  'EnglishNumber RussianNumber': tags.number,
  PercentSign: tags.unit,
  Text: tags.string,
  Boolean: tags.bool,
  'FunctionName/Identifier': tags.function(tags.variableName),
  'Name/...': tags.variableName,
  'TableName/Identifier': tags.typeName,
  'TableColumn/BracketedName': tags.propertyName,
  'CompareOperator Equals': tags.compareOperator,
  'SumOperator ProductOperator PowerOperator ConcatenateOperator': tags.arithmeticOperator,
  'Separator Comma': tags.separator,
  '( )': tags.paren,
  '{ }': tags.brace,
  Comment: tags.lineComment,
});

const parsers: Readonly<Record<FormulaLanguage, LRParser>> = {
  en: parser.configure({ dialect: 'english', props: [highlighting] }),
  ru: parser.configure({ dialect: 'russian', props: [highlighting] }),
};

/** The Lezer parser of one language, with highlighting: what CodeMirror's `LRLanguage` needs. */
export function formulaParser(language: FormulaLanguage): LRParser {
  return parsers[language];
}
