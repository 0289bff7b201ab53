export type {
  ArithmeticOperator,
  ChainLevel,
  ChainLink,
  ChainOperator,
  ComparisonOperator,
  Expression,
  FormulaTree,
  Span,
} from './ast.ts';
export { childrenOf } from './ast.ts';
export { cellReferences, languageOfFormula, replaceCells } from './cell-references.ts';
export type { FormulaTables } from './check.ts';
export { type CompileFormulaRequest, type CompileFormulaResult, compileFormula, formulaType } from './compile.ts';
export { FORMULA_DIAGNOSTIC_CODES, type FormulaDiagnosticCode } from './diagnosis.ts';
export {
  type CallAt,
  callAt,
  type FunctionSignature,
  fitsParameter,
  functionSignature,
  translateFormula,
  wantedAt,
} from './editing.ts';
export { FORMULA_FUNCTIONS, functionNamed } from './functions/catalogue.ts';
export type { FormulaFunction, FunctionGroup, Parameter, ParameterKind } from './functions/function.ts';
export { FORMULA_BYTES_MAX, FORMULA_DEPTH_MAX, FORMULA_NODES_MAX } from './limits.ts';
export type { FormulaName } from './names.ts';
export { type ParseResult, parseFormula } from './parse.ts';
export { formulaParser } from './parser.ts';
export { type PrintOptions, printFormula, printName } from './print.ts';
export { formulaInWords, type SpokenName } from './read-aloud.ts';
export { readStoredTree, type StoredTree, storedTreeSchema, storeTree } from './stored-tree.ts';
export type { EmitStep } from './terms.ts';
export { formulaFix, partAround, type TextFix } from './text-fix.ts';
export type { FormulaLanguage } from './words.ts';
