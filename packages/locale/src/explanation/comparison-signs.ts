/** How the comparisons of the scheme language are written for people. */
export const COMPARISON_SIGNS: ReadonlyMap<string, string> = new Map([
  ['equal', '='],
  ['notEqual', '≠'],
  ['less', '<'],
  ['lessOrEqual', '≤'],
  ['greater', '>'],
  ['greaterOrEqual', '≥'],
]);
