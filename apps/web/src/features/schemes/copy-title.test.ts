import { expect, test } from 'vitest';
import { copyTitle } from './copy-title.ts';

test('a copy is called a copy in the languages the scheme has a name in, and in no other', () => {
  expect(copyTitle({ ru: 'Премия', en: 'Bonus' })).toEqual({ ru: 'Премия – копия', en: 'Bonus – copy' });
  expect(copyTitle({ en: 'Bonus' })).toEqual({ en: 'Bonus – copy' });
});
