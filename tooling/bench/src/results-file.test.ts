import { describe, expect, it } from 'vitest';
import { replaceSections } from './results-file.ts';

describe('the file of results', () => {
  it('replaces the areas that were measured and keeps the others', () => {
    const before = replaceSections(
      '',
      new Map([
        ['engine', '## engine\n\nold'],
        ['books', '## books\n\nkept'],
      ]),
    );
    const after = replaceSections(
      before,
      new Map([
        ['engine', '## engine\n\nnew'],
        ['canvas', '## canvas\n\nfirst'],
      ]),
    );
    expect(after).toContain('new\n\n## books\n\nkept\n\n## canvas');
    expect(after).not.toContain('old');
    expect(replaceSections(after, new Map())).toBe(after);
  });
});
