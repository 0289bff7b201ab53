import { defineMessages } from '@premia/locale';

export const tourMessages = defineMessages({
  start: { ru: 'Показать конструктор за две минуты', en: 'Two-minute tour' },
  offer: {
    ru: 'Впервые здесь? Две минуты о главном.',
    en: 'New here? Two minutes show what matters.',
  },
  show: { ru: 'Показать', en: 'Show me' },
  later: { ru: 'Не сейчас', en: 'Not now' },
  again: { ru: 'Потом — в меню «⋯» или клавишей «?».', en: 'Later: in the “⋯” menu, or behind the “?” key.' },
  narrow: {
    ru: 'Показ рассчитан на широкий экран: здесь схема открыта списком. Зайдите с компьютера.',
    en: 'The tour wants a wider screen: here the scheme is a list. Open it on a computer.',
  },
  next: { ru: 'Дальше', en: 'Next' },
  back: { ru: 'Назад', en: 'Back' },
  done: { ru: 'Готово', en: 'Done' },
  close: { ru: 'Закрыть показ', en: 'Close the tour' },
  // The library puts the numbers in.
  progress: { ru: '{current} из {total}', en: '{current} of {total}' },

  sampleTitle: { ru: 'Выберите человека', en: 'Pick a person' },
  sample: {
    ru: 'Схема считается на живом примере. Возьмите любого сотрудника и месяц — клавиша P. Скобки [ и ] листают людей.',
    en: 'The scheme is worked out on a real example. Take any employee and month: key P. Brackets [ and ] go through people.',
  },
  valuesTitle: { ru: 'Читайте значения на связях', en: 'Read the values on the wires' },
  values: {
    ru: 'На каждой связи — число этого человека. После правки видно, что было и что стало. V прячет и показывает значения.',
    en: 'Every wire carries this person’s number. After an edit you see what was and what is. V hides and shows the values.',
  },
  addTitle: { ru: 'Добавьте блок', en: 'Add a block' },
  add: {
    ru: 'Нажмите «/» и начните писать: «ступени», «потолок», «выплата». Enter ставит блок на схему.',
    en: 'Press “/” and type: “tiers”, “cap”, “payout”. Enter puts the block on the drawing.',
  },
  connectTitle: { ru: 'Свяжите', en: 'Connect' },
  connect: {
    ru: 'Тяните от кружка к кружку. Если вид значений не подходит, схема скажет почему и предложит переходник. Без мыши: Enter на блоке.',
    en: 'Drag from dot to dot. When the kinds do not fit, the scheme says why and offers what makes them fit. Without a mouse: Enter on a block.',
  },
  tableTitle: { ru: 'Ступени прямо на блоке', en: 'Tiers on the block itself' },
  table: {
    ru: 'Щёлкните по границе или ставке и печатайте, или вставьте строки из Excel. Подсвечена ступень выбранного человека.',
    en: 'Click a boundary or a rate and type, or paste rows from Excel. The tier of the chosen person is lit.',
  },
  problemsTitle: { ru: 'Замечания', en: 'Problems' },
  problems: {
    ru: 'Схема проверяет себя сама, пока вы рисуете. F8 ведёт по замечаниям, у многих есть исправление в один щелчок.',
    en: 'The scheme checks itself while you draw. F8 walks through the problems; many have a fix of one click.',
  },
  casesTitle: { ru: 'Контрольные примеры', en: 'Test cases' },
  cases: {
    ru: 'Запомните, сколько должно получиться: Shift+C сохранит текущего человека как пример. Перед отправкой сверятся все.',
    en: 'Keep what should come out: Shift+C saves the person shown as a case. Submitting checks all of them.',
  },
  submitTitle: { ru: 'Отправьте на согласование', en: 'Submit for approval' },
  submit: {
    ru: 'Список проверок, для кого и с какого числа. Финансы согласуют – и версия действует, а черновик живёт дальше.',
    en: 'A checklist, for whom and from when. Finance approves, the version holds, and the draft lives on.',
  },
});
