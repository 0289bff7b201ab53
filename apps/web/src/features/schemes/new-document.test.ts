import { compileScheme } from '@premia/scheme';
import { describe, expect, it } from 'vitest';
import { keyFromName, newDocument } from './new-document.ts';
import { SCHEME_TEMPLATES } from './templates/templates.ts';

describe('keyFromName', () => {
  it.each([
    ['Премия менеджера', 'премия-менеджера-7f3a'],
    ['2026: Q4 / Sales!', 'q4-sales-7f3a'],
    ['???', 'scheme-7f3a'],
  ])('%s → %s', (name, key) => {
    expect(keyFromName(name, '7f3a')).toBe(key);
  });
});

describe('templates', () => {
  const working = SCHEME_TEMPLATES.filter((template) => template.body.nodes.length > 0);

  it.each(working.map((template) => [template.id, template] as const))('%s compiles as it is', (_id, template) => {
    const document = newDocument({ template, title: { en: 'New' }, key: 'new', period: 'month', currency: 'RUB' });
    const { plan, diagnostics } = compileScheme(document);
    expect(diagnostics.filter((diagnostic) => diagnostic.severity === 'error')).toEqual([]);
    expect(plan).not.toBeNull();
  });
});
