import { catalogueFaults } from '@premia/locale';
import { describe, expect, test } from 'vitest';

type Catalogue = Parameters<typeof catalogueFaults>[0];

/** Every file of messages in the web, with all that it exports. */
const files = import.meta.glob<Readonly<Record<string, Catalogue>>>('./**/*.messages.ts', { eager: true });

describe('every text of the web is in both languages, with all its plurals', () => {
  test('and there are texts to look at', () => {
    expect(Object.keys(files).length).toBeGreaterThan(10);
  });

  test.each(Object.entries(files))('%s', (_, catalogues) => {
    for (const [name, catalogue] of Object.entries(catalogues)) {
      expect(catalogueFaults(catalogue), name).toEqual([]);
    }
  });
});
