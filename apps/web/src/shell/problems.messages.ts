import { defineMessages } from '@premia/locale';

export const problemMessages = defineMessages({
  missing: { ru: 'Нет значения: «{input}».', en: 'A value is missing: "{input}".' },
  zeroDivisor: { ru: 'Деление на ноль: «{input}».', en: 'Division by zero: "{input}".' },
  notInTable: { ru: 'Значения нет в таблице: «{input}».', en: 'The table has no such value: "{input}".' },
  other: { ru: 'Не удалось рассчитать: «{input}».', en: 'Could not be worked out: "{input}".' },
});
