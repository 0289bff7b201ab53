import { defineMessages } from '@premia/locale';

export const fieldMessages = defineMessages({
  which: { ru: 'Как это понять?', en: 'Which one?' },
  empty: { ru: 'Нужно число.', en: 'A number is needed.' },
  'not-a-number': { ru: 'Это не число.', en: 'This is not a number.' },
  'too-many-digits': { ru: 'Слишком много цифр.', en: 'Too many digits.' },
  'not-whole': { ru: 'Нужно целое число.', en: 'A whole number is needed.' },
  'other-currency': { ru: 'Здесь сумма в другой валюте.', en: 'The amount here is in another currency.' },
  'not-a-percent': { ru: 'Здесь нужны проценты.', en: 'A percentage is needed here.' },
});
