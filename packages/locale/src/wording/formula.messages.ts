import { defineMessages } from '../messages/messages.ts';

/** What is wrong with a formula, by diagnostic code. Each says what to do, not only what is not. */
export const formulaMessages = defineMessages({
  'formula/ambiguous-comma': {
    ru: '«{written}» — это два аргумента: в английской формуле запятая разделяет, дробная часть пишется через точку.',
    en: '"{written}" is two arguments: a comma separates here. Write the decimal part after a point.',
  },
  'formula/argument-count': {
    ru: 'У функции {function} {given, plural, =0 {нет аргументов} one {# аргумент} few {# аргумента} many {# аргументов} other {# аргумента}}, а нужно {exact, select, none {{most, select, none {не меньше {least}} other {от {least} до {most}}}} other {{exact}}}.',
    en: '{function} has {given, plural, =0 {no arguments} one {# argument} other {# arguments}} but takes {exact, select, none {{most, select, none {at least {least}} other {{least} to {most}}}} other {{exact}}}.',
  },
  'formula/argument-type': {
    ru: 'Аргумент {argument} функции {function}: нужно «{expected}», а здесь «{given}».',
    en: 'Argument {argument} of {function} should be {expected}, but this is {given}.',
  },
  'formula/ascending-keys': {
    ru: 'Ключи функции {function} должны быть числами и идти по возрастанию.',
    en: 'The keys of {function} must be numbers that rise.',
  },
  'formula/broken-tree': {
    ru: 'Дерево формулы в файле испорчено: его части не складываются в одну формулу. Напишите её текстом в «text» вместо «tree».',
    en: 'The formula’s tree in the file is broken: its parts make no single formula. Write it as text in “text” instead of “tree”.',
  },
  'formula/cell-reference': {
    ru: '«{name}» — ссылка на ячейку. Здесь нет листа: выберите вход формулы по имени.',
    en: '"{name}" refers to a cell. There is no sheet here: pick an input of the formula by name.',
  },
  'formula/day-of-date': {
    ru: 'День пишется числом от 0 до {most}, дальше — только когда год и месяц тоже написаны числами.',
    en: 'Write the day as a number from 0 to {most}; beyond that only when year and month are numbers too.',
  },
  'formula/empty': { ru: 'Формула пуста.', en: 'The formula is empty.' },
  'formula/exponent-not-whole': {
    ru: 'Степень должна быть целым числом от −{most} до {most}, написанным в формуле.',
    en: 'The exponent must be a whole number from -{most} to {most}, written in the formula.',
  },
  'formula/exponent-too-large': {
    ru: 'Порядок числа не больше 30: напишите число покороче.',
    en: 'The exponent of a number is at most 30: write a smaller number.',
  },
  'formula/function-not-available': {
    ru: '«{name}» здесь нет: {reason, select, inexact {результат нельзя вычислить точно} clock {результат зависел бы от дня расчёта, а не от периода} random {результат каждый раз был бы другим} facts {для отбора записей есть блок «Факты»} xlookup {вместо неё — ПРОСМОТРX по справочнику или списку} other {тексты в расчёте не склеивают}}.',
    en: '"{name}" is not here: {reason, select, inexact {its result cannot be exact} clock {the result would depend on the day of the calculation, not on the period} random {the result would differ every time} facts {to filter records there is the block "Facts"} xlookup {use XLOOKUP over a table or a list} other {texts are not joined in a calculation}}.',
  },
  'formula/given-twice': {
    ru: 'Формула записана дважды: и текстом («text»), и деревом («tree»). Оставьте одно из двух.',
    en: 'The formula is written twice: as text (“text”) and as a tree (“tree”). Keep one of the two.',
  },
  'formula/key-column': {
    ru: 'Справочник ищут по его столбцу {column}: {table}[{column}].',
    en: 'A table is searched by its column {column}: {table}[{column}].',
  },
  'formula/list-not-here': {
    ru: 'Список в фигурных скобках стоит только внутри функций СУММ, СУММПРОИЗВ, ПРОСМОТРX и подобных.',
    en: 'A list in braces may stand only inside functions such as SUM, SUMPRODUCT or XLOOKUP.',
  },
  'formula/lists-differ': {
    ru: 'Списки разной длины: здесь {given}, а в первом {expected}.',
    en: 'The lists differ in length: {given} here, {expected} in the first.',
  },
  'formula/missing-argument': { ru: 'Пропущен аргумент.', en: 'An argument is missing.' },
  'formula/missing-operand': {
    ru: 'Рядом с «{beside}» не хватает значения.',
    en: 'A value is missing beside "{beside}".',
  },
  'formula/missing-operator': {
    ru: 'Между «{before}» и «{after}» нужен знак действия.',
    en: 'An operator is missing between "{before}" and "{after}".',
  },
  'formula/not-constant': {
    ru: 'Здесь нужно целое число, написанное в формуле, не больше {most}.',
    en: 'This must be a whole number written in the formula, at most {most}.',
  },
  'formula/not-applied': {
    ru: 'Новый текст формулы набран, но не применён: платит пока прежний. Откройте формулу и примените его.',
    en: 'The new text of the formula is typed but not applied: the former one still pays. Open the formula and apply it.',
  },
  'formula/number-in-groups': {
    ru: 'Пишите число без пробелов между разрядами.',
    en: 'Write the number without spaces between its digits.',
  },
  'formula/number-too-large': { ru: 'Число слишком велико.', en: 'The number is too large.' },
  'formula/pairs': {
    ru: 'У функции {function} аргументы идут парами: условие и значение. У последнего нет пары.',
    en: 'The arguments of {function} come in pairs of a condition and a value. The last one has no pair.',
  },
  'formula/syntax': { ru: 'Здесь формула непонятна.', en: 'The formula cannot be understood here.' },
  'formula/table-not-here': {
    ru: 'Столбец справочника стоит только в ПРОСМОТРX и ПРОСМОТР, и оба столбца из одного справочника.',
    en: 'A table column may stand only in XLOOKUP and LOOKUP, and both columns come from one table.',
  },
  'formula/too-deep': {
    ru: 'Скобок одна в другой больше {most}. Вынесите часть формулы в отдельный блок.',
    en: 'More than {most} brackets inside one another. Move a part of the formula to a block of its own.',
  },
  'formula/too-long': {
    ru: 'Формула длиннее 10 КБ. Разделите её на несколько блоков.',
    en: 'The formula is longer than 10 kB. Split it into several blocks.',
  },
  'formula/too-many-digits': {
    ru: 'В числе больше 40 значащих цифр.',
    en: 'The number has more than 40 significant digits.',
  },
  'formula/too-many-parts': {
    ru: 'В формуле больше {most} частей. Разделите её на несколько блоков.',
    en: 'The formula has more than {most} parts. Split it into several blocks.',
  },
  'formula/unclosed-name': {
    ru: 'У имени нет закрывающей кавычки или скобки.',
    en: 'The name lacks its closing quote or bracket.',
  },
  'formula/unclosed-parenthesis': {
    ru: 'Скобка «{bracket}» не закрыта.',
    en: 'The bracket "{bracket}" is not closed.',
  },
  'formula/unclosed-text': { ru: 'У текста нет закрывающей кавычки.', en: 'The text lacks its closing quote.' },
  'formula/unexpected-character': {
    ru: 'Знак «{character}» здесь лишний.',
    en: 'The character "{character}" does not belong here.',
  },
  'formula/unexpected-closing': {
    ru: 'Скобка «{bracket}» закрывает то, что не открыто.',
    en: 'The bracket "{bracket}" closes what was not opened.',
  },
  'formula/unit-of-time': {
    ru: 'Единица времени — одна из: {units}, в кавычках.',
    en: 'The unit of time is one of {units}, in quotes.',
  },
  'formula/unknown-column': {
    ru: 'В справочнике «{table}» нет столбца «{name}».{suggestion, select, none {} other { Может быть, «{suggestion}»?}}',
    en: 'The table "{table}" has no column "{name}".{suggestion, select, none {} other { Did you mean "{suggestion}"?}}',
  },
  'formula/unknown-function': {
    ru: 'Функции «{name}» нет.{suggestion, select, none {} other { Может быть, {suggestion}?}}',
    en: 'There is no function "{name}".{suggestion, select, none {} other { Did you mean {suggestion}?}}',
  },
  'formula/unknown-name': {
    ru: 'У формулы нет входа «{name}».{suggestion, select, none {} other { Может быть, «{suggestion}»?}}',
    en: 'The formula has no input "{name}".{suggestion, select, none {} other { Did you mean "{suggestion}"?}}',
  },
  'formula/unknown-table': {
    ru: 'Справочника «{name}» нет.{suggestion, select, none {} other { Может быть, «{suggestion}»?}}',
    en: 'There is no table "{name}".{suggestion, select, none {} other { Did you mean "{suggestion}"?}}',
  },
  'formula/wrong-separator': {
    ru: 'Аргументы разделяет точка с запятой: запятая здесь — знак дроби.',
    en: 'Arguments are separated by a semicolon: the comma is the decimal sign here.',
  },
});
