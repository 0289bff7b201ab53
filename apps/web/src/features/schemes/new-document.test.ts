import { compileScheme, runCases } from '@premia/scheme';
import { describe, expect, it } from 'vitest';
import { keyFromName, newDocument } from './new-document.ts';
import { GALLERY, searchGallery, workedExample } from './templates/gallery.ts';

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
  const working = GALLERY.filter((template) => template.id !== 'blank');

  it.each(working.map((template) => [template.id, template] as const))('%s works in every period', (_id, template) => {
    for (const period of ['month', 'quarter', 'year'] as const) {
      const made = newDocument({ template, language: 'en', title: { en: 'New' }, key: 'new', period, currency: 'RUB' });
      expect(compileScheme(made).diagnostics).toEqual([]);
      expect(runCases(made)).toMatchObject({ ok: true });
    }
  });

  it.each(working.map((template) => [template.id, template] as const))(
    '%s shows a number before it is chosen',
    (_id, template) => {
      const example = workedExample(template, { language: 'ru', currency: 'RUB' });
      expect(example?.amount).toMatch(/[1-9].*₽$/);
      expect(example?.name).not.toBe('');
    },
  );

  it('are found by words of either language', () => {
    const ids = (asked: string) => searchGallery(asked).map(({ id }) => id);
    expect(ids('КТУ')).toEqual(['team-pool']);
    expect(ids('grade rating')).toEqual(['matrix']);
    expect(ids('северная')).toEqual(['district']);
    expect(ids('')).toHaveLength(GALLERY.length);
    expect(ids('xyz')).toEqual([]);
  });
});
