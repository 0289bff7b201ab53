import { defineMessages } from '@premia/locale';

export const peopleMessages = defineMessages({
  title: { ru: 'Люди', en: 'People' },
  description: {
    ru: 'Кто где работает сейчас. Видны только те, чьи данные открыты вам по роли.',
    en: 'Who works where now. You see only the people your role gives you access to.',
  },
  tree: { ru: 'Подразделения', en: 'Departments' },
  everyone: { ru: 'Вся компания', en: 'Whole company' },
  name: { ru: 'Имя', en: 'Name' },
  position: { ru: 'Должность', en: 'Position' },
  department: { ru: 'Подразделение', en: 'Department' },
  hired: { ru: 'Принят', en: 'Hired' },
  left: { ru: 'уволен {date}', en: 'left {date}' },
  emptyTitle: { ru: 'Здесь никого нет', en: 'Nobody here' },
  emptyText: {
    ru: 'В подразделении нет людей, которых вы можете видеть.',
    en: 'The department has no people you may see.',
  },
});
