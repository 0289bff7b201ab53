/** Limits of one formula. Each is a diagnostic of its own, never a crash. */
export const FORMULA_BYTES_MAX = 10 * 1024;
/** Parentheses, calls and lists inside one another. */
export const FORMULA_DEPTH_MAX = 64;
/** Values, names, operators and opening brackets together. */
export const FORMULA_NODES_MAX = 2_000;
