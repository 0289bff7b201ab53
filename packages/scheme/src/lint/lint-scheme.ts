import { type Analysis, analyse } from './analysis/analysis.ts';
import type { LintContext, LintFinding, LintSubject } from './finding.ts';
import { fixOf } from './fixes/fix-of.ts';
import { casesMissing } from './rules/cases-missing.ts';
import { conditionAlways } from './rules/condition-always.ts';
import { creditedTwice } from './rules/credited-twice.ts';
import { criterionOwner } from './rules/criterion-owner.ts';
import { currencyMixed } from './rules/currency-mixed.ts';
import { namesMissing } from './rules/names-missing.ts';
import { noRowForInput } from './rules/no-row-for-input.ts';
import { openEnds } from './rules/open-ends.ts';
import { parameterUnused } from './rules/parameter-unused.ts';
import { payResponse } from './rules/pay-response.ts';
import { payoutNegative } from './rules/payout-negative.ts';
import { payoutNoCap } from './rules/payout-no-cap.ts';
import { rowNeverHit } from './rules/row-never-hit.ts';
import { rowNotHitInData, rowWithoutCase } from './rules/rows-not-hit.ts';
import type { Rule } from './rules/rule.ts';
import { zeroDivisor } from './rules/zero-divisor.ts';

/** Read off the scheme alone: cheap enough for every keystroke. */
const STATIC_RULES: readonly Rule[] = [
  payoutNegative,
  zeroDivisor,
  creditedTwice,
  rowNeverHit,
  conditionAlways,
  noRowForInput,
  openEnds,
  currencyMixed,
  criterionOwner,
  namesMissing,
  payoutNoCap,
  parameterUnused,
  casesMissing,
];

/** Work the scheme out for a person, around every boundary, or for everybody of the sample. */
const DATA_RULES: readonly Rule[] = [payResponse, rowNotHitInData, rowWithoutCase];

/** The same object each time, so that what was worked out for one half of the lint serves the other. */
const NOTHING_KNOWN: LintContext = {};

/**
 * What finance or HR would want to know of a scheme: the compiler's diagnostics with their fixes first, then what the
 * rules find, worst first. Pure and total; never throws on what an author wrote.
 */
export function lintScheme(subject: LintSubject, context: LintContext = NOTHING_KNOWN): readonly LintFinding[] {
  const analysis = analyse(subject, context);
  return [...withFixes(analysis), ...found(STATIC_RULES, analysis)];
}

/** The findings that need the scheme to be worked out; nothing while it has errors. */
export function lintWithData(subject: LintSubject, context: LintContext = NOTHING_KNOWN): readonly LintFinding[] {
  return subject.compiled.plan === null ? [] : found(DATA_RULES, analyse(subject, context));
}

function withFixes({ compiled, document }: Analysis): readonly LintFinding[] {
  return compiled.diagnostics.map((diagnostic) => {
    const fix = fixOf(diagnostic, document);
    return fix === null ? diagnostic : { ...diagnostic, fix };
  });
}

const SEVERITIES = ['error', 'warning', 'hint'] as const;

function found(rules: readonly Rule[], analysis: Analysis): readonly LintFinding[] {
  return rules
    .flatMap((rule) => rule(analysis))
    .sort((left, right) => SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity));
}
