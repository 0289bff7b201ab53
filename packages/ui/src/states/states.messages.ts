import { defineMessages } from '@premia/locale';

export const stateMessages = defineMessages({
  loading: { ru: 'Загружаем…', en: 'Loading…' },
  slow: { ru: 'Это занимает больше обычного.', en: 'This takes longer than usual.' },
  errorTitle: { ru: 'Не удалось загрузить', en: 'This could not be loaded' },
  errorId: { ru: 'Номер для поддержки: {id}', en: 'Number for support: {id}' },
  retry: { ru: 'Повторить', en: 'Try again' },
  stale: { ru: 'Данные на {time}', en: 'As of {time}' },
  refresh: { ru: 'Обновить', en: 'Refresh' },
});
