import { expect } from 'vitest';
import { compileScheme } from '../compile/compile-scheme.ts';
import { applyEdits } from '../document/edits/apply-edit.ts';
import type { SchemeDocument, SchemeNode } from '../document/scheme-document.ts';
import type { LintContext, LintFinding } from '../lint/finding.ts';
import { lintScheme, lintWithData } from '../lint/lint-scheme.ts';

export const criterion = (id: string, params: SchemeNode['params'] = {}): SchemeNode => ({
  id,
  kind: 'criterion',
  params: { criterion: id, ...params },
});
export const node = (id: string, kind: string, params: SchemeNode['params'] = {}): SchemeNode => ({ id, kind, params });
export const payout = (params: SchemeNode['params'] = {}, id = 'pay'): SchemeNode =>
  node(id, 'payout', { code: 'bonus', title: { ru: 'Премия', en: 'Bonus' }, ...params });

export interface Parts extends Partial<Omit<SchemeDocument, 'links' | 'nodes'>> {
  readonly nodes: readonly SchemeNode[];
  /** `from > to`. */
  readonly links: readonly string[];
}

export function scheme({ nodes, links, ...rest }: Parts): SchemeDocument {
  return {
    format: 'premia.scheme/1',
    key: 'test',
    title: { ru: 'Проба', en: 'Test' },
    period: 'month',
    currency: 'RUB',
    ...rest,
    nodes: [...nodes],
    links: links.map((link) => {
      const [from = '', to = ''] = link.split(' > ');
      return { from, to };
    }),
  };
}

export function lint(document: SchemeDocument, context: LintContext = {}): readonly LintFinding[] {
  const compiled = compileScheme(document);
  expect(compiled.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const subject = { document, compiled };
  return [...lintScheme(subject, context), ...lintWithData(subject, context)];
}

export function found(code: string, parts: Parts, context: LintContext = {}): readonly LintFinding[] {
  return lint(scheme(parts), context).filter((finding) => finding.code === code);
}

/** Applies a finding's fix, and expects the finding gone and the document sound. */
export function expectMended(parts: Parts, code: string, context: LintContext = {}): SchemeDocument {
  const document = scheme(parts);
  const compiled = compileScheme(document);
  const before = lintScheme({ document, compiled }, context).filter((one) => one.code === code);
  const [finding] = before;
  const outcome = applyEdits(document, finding?.fix?.edits ?? []);
  if (finding?.fix === undefined || !outcome.ok) throw new Error(`${code}: no fix that can be applied`);
  const after = compileScheme(outcome.document);
  expect(after.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const left = lintScheme({ document: outcome.document, compiled: after }, context);
  expect(left.filter((one) => one.code === code)).toHaveLength(before.length - 1);
  return outcome.document;
}

export const STRAIGHT: Parts = {
  nodes: [criterion('sales'), node('share', 'multiply', { values: ['0.05'] }), payout({ cap: '100000' })],
  links: ['sales > share.values', 'share > pay.amount'],
};
