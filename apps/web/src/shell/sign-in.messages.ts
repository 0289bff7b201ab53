import { defineMessages } from '@premia/locale';

export const signInMessages = defineMessages({
  title: { ru: 'Премии, которые можно понять', en: 'Bonuses people can understand' },
  lead: {
    ru: 'Схема нарисована, а не зашита в таблицу. Каждая сумма объясняется до сделки. Это демонстрационная компания: выберите, чьими глазами на неё посмотреть.',
    en: 'The scheme is drawn, not buried in a spreadsheet. Every amount explains itself down to the deal. This is a demo company: choose whose eyes to see it with.',
  },
  people: { ru: 'Кем войти', en: 'Who to sign in as' },
  hrDoes: {
    ru: 'Рисует схему премирования, проверяет её на людях и отправляет на согласование.',
    en: 'Draws the bonus scheme, tests it on real people and submits it for approval.',
  },
  headDoes: {
    ru: 'Смотрит, кто выиграет и кто потеряет, прежде чем согласиться.',
    en: 'Sees who gains and who loses before agreeing.',
  },
  financeDoes: {
    ru: 'Запускает расчёт периода, утверждает и закрывает ведомость.',
    en: 'Runs the period, approves it and seals the statements.',
  },
  employeeDoes: {
    ru: 'Видит, сколько уже заработано и почему именно столько.',
    en: 'Sees what has been earned so far, and why exactly that much.',
  },
  executiveDoes: {
    ru: 'Следит за фондом премий и за тем, что он даёт компании.',
    en: 'Follows the bonus fund and what it buys the company.',
  },
  adminDoes: { ru: 'Настраивает доступ и подключения.', en: 'Sets up access and connections.' },
  notDemo: {
    ru: 'Вход через корпоративную учётную запись появится здесь, когда её подключит администратор.',
    en: 'Sign-in with your company account will appear here once an administrator connects it.',
  },
  notDemoTitle: { ru: 'Здесь нет демонстрационных людей', en: 'There are no demo people here' },
});
