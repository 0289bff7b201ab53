import { compileScheme, runCases, schemeHash } from '@premia/scheme';
import { describe, expect, it } from 'vitest';
import { demoSchemes } from './demo-schemes.ts';

describe('the demo schemes', () => {
  it.each(demoSchemes().map(({ document }) => [document.key, document] as const))(
    '%s is sound and its cases hold',
    (_, document) => {
      const errors = compileScheme(document).diagnostics.filter(({ severity }) => severity === 'error');
      expect(errors).toEqual([]);
      expect(document.cases?.length).toBeGreaterThan(0);
      expect(runCases(document).ok).toBe(true);
    },
  );

  it('has a draft that is sound and pays otherwise', () => {
    const drafts = demoSchemes().flatMap(({ document, draft }) => (draft === null ? [] : [{ document, draft }]));
    expect(drafts).toHaveLength(1);
    for (const { document, draft } of drafts) {
      expect(compileScheme(draft).plan).not.toBeNull();
      expect(schemeHash(draft)).not.toBe(schemeHash(document));
    }
  });
});
