import { defineMessages } from '@premia/locale';

export const shellMessages = defineMessages({
  skip: { ru: 'К содержанию', en: 'Skip to content' },
  navigation: { ru: 'Разделы', en: 'Sections' },
  schemes: { ru: 'Схемы', en: 'Schemes' },
  simulation: { ru: 'Моделирование', en: 'Simulation' },
  runs: { ru: 'Расчёты', en: 'Runs' },
  portal: { ru: 'Мои начисления', en: 'My pay' },
  dashboards: { ru: 'Показатели', en: 'Dashboards' },
  people: { ru: 'Люди', en: 'People' },
  criteria: { ru: 'Критерии', en: 'Criteria' },
  account: { ru: 'Мой профиль', en: 'My account' },
  signOut: { ru: 'Сменить человека', en: 'Switch person' },
  search: { ru: 'Найти или перейти', en: 'Search or jump to' },
  shortcuts: { ru: 'Сочетания клавиш', en: 'Keyboard shortcuts' },
  notFoundTitle: { ru: 'Такой страницы нет', en: 'There is no such page' },
  notFoundText: {
    ru: 'Возможно, ссылка устарела или эта страница видна только коллегам с другими правами.',
    en: 'The link may be old, or only colleagues with other rights can see this page.',
  },
  home: { ru: 'На главную', en: 'Go to the start page' },
  errorTitle: { ru: 'Страница не открылась', en: 'This page did not open' },
  errorText: {
    ru: 'Ваши данные на месте: сломался только показ. Попробуйте ещё раз.',
    en: 'Your data is safe: only the display broke. Try again.',
  },
  retry: { ru: 'Попробовать ещё раз', en: 'Try again' },
  offline: {
    ru: 'Нет связи с сервером. Показываем последнее, что успели загрузить.',
    en: 'No connection to the server. You see what was loaded last.',
  },
  admin: { ru: 'Администратор', en: 'Administrator' },
  hr: { ru: 'HR', en: 'HR' },
  finance: { ru: 'Финансы', en: 'Finance' },
  head: { ru: 'Руководитель', en: 'Head' },
  employee: { ru: 'Сотрудник', en: 'Employee' },
  executive: { ru: 'Директор', en: 'Executive' },
});
