import { defineMessages } from '@premia/locale';

export const casesMessages = defineMessages({
  difference: { ru: 'Разница', en: 'Difference' },
  suggested: {
    ru: '{count, plural, one {Предлагаем # пример на границах} few {Предлагаем # примера на границах} many {Предлагаем # примеров на границах} other {Предлагаем # примера на границах}}',
    en: '{count, plural, one {# suggested case at the boundaries} other {# suggested cases at the boundaries}}',
  },
  suggestedHint: {
    ru: 'Чуть ниже, ровно на границе и чуть выше. Ожидаемое – то, что схема платит сейчас: сверьте с положением о премировании.',
    en: 'Just below, exactly at and just above. What is expected is what the scheme pays now: check it against the policy.',
  },
  addAll: { ru: 'Добавить все', en: 'Add all' },
  add: { ru: 'Добавить', en: 'Add' },
  addNamed: { ru: 'Добавить пример «{name}»', en: 'Add case “{name}”' },
  pays: { ru: '{amount}', en: '{amount}' },
  covered: {
    ru: 'Примеры проверяют {covered} из {ways} ветвей и строк.',
    en: 'The cases test {covered} of {ways} branches and rows.',
  },
  coveredAll: {
    ru: 'Примеры проверяют все ветви и строки: {ways}.',
    en: 'The cases test every branch and row: {ways}.',
  },
  untested: { ru: 'Не проверены:', en: 'Not tested:' },
  more: {
    ru: '{count, plural, one {и ещё #} few {и ещё #} many {и ещё #} other {и ещё #}}',
    en: '{count, plural, one {and # more} other {and # more}}',
  },
  toDeviation: { ru: 'Где расходится', en: 'Where it deviates' },
  deviates: {
    ru: 'Первым расходится блок «{name}»: было {was}, стало {now}',
    en: 'The first to deviate is “{name}”: it was {was}, now it is {now}',
  },
  neverPassed: {
    ru: 'Пример ещё ни разу не сходился: показана строка выплаты',
    en: 'The case has never passed: here is the line it asks for',
  },
  pasteHint: {
    ru: 'Примеры можно вставить из Excel (Ctrl+V): название, исходные данные, ожидаемая сумма.',
    en: 'Cases can be pasted from Excel (Ctrl+V): name, inputs, expected amount.',
  },
  pasted: {
    ru: '{count, plural, one {Вставлен # пример} few {Вставлено # примера} many {Вставлено # примеров} other {Вставлено # примера}}',
    en: '{count, plural, one {# case pasted} other {# cases pasted}}',
  },
  noTemplate: {
    ru: 'Сначала выберите сотрудника: остальные данные примеров возьмём у него.',
    en: 'Choose an employee first: the other inputs of the cases come from them.',
  },
  noTable: { ru: 'В буфере обмена нет таблицы.', en: 'The clipboard holds no table.' },
  noExpected: {
    ru: 'В таблице нет столбца с ожидаемой суммой.',
    en: 'The table has no column of expected amounts.',
  },
  unknownColumn: {
    ru: 'Столбец «{title}» не понятен: назовите его как показатель, свойство сотрудника или выплату.',
    en: 'Column “{title}” is not understood: name it as a criterion, an attribute or a payout.',
  },
  unreadable: {
    ru: 'В столбце «{title}» есть ячейка, которую нельзя прочитать как значение.',
    en: 'Column “{title}” has a cell that cannot be read as a value.',
  },
  inputOf: { ru: '{input}, пример «{name}»', en: '{input}, case “{name}”' },
  others: { ru: 'Прочее', en: 'Other' },
  untestedBadge: { ru: 'Не проверено примерами: {ways}', en: 'Not tested by any case: {ways}' },
});
