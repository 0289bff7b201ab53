import { expect, test } from 'vitest';
import { formulaNames } from './formula-names.ts';

test('a formula names its inputs once, in order of use, in either language', () => {
  expect(formulaNames('=IF(attainment>=120%, base*20%, base*MIN(attainment,1))', 'en')).toEqual(['attainment', 'base']);
  expect(formulaNames('=ЕСЛИ(выполнение>=120%; оклад*20%; -оклад)', 'ru')).toEqual(['выполнение', 'оклад']);
  expect(formulaNames('=1+', 'en')).toBeNull();
});
