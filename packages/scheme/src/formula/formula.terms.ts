// Generated from formula.grammar by scripts/generate-formula-parser.ts. Do not edit.
export const Boolean = 1;
