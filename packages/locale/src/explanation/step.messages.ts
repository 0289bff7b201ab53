import { defineMessages } from '../messages/messages.ts';

/** What one rule did, by kind of node. A rule is a phrase of its own; no phrase is built from shared scraps. */
export const stepMessages = defineMessages({
  criterion: {
    ru: '{measure, select, target {План по показателю {name}} attainment {Выполнение плана по показателю {name}} previous {Показатель {name} за прошлый период} yearToDate {Показатель {name} с начала года} other {Показатель {name}}}',
    en: '{measure, select, target {Target of {name}} attainment {Attainment of {name}} previous {{name} in the previous period} yearToDate {{name} in the year to date} other {{name}}}',
  },
  attribute: { ru: 'Из данных сотрудника: {name}', en: 'From the employee’s data: {name}' },
  parameter: { ru: 'Параметр схемы {name}', en: 'Parameter {name} of the scheme' },
  parameterOrigin: {
    ru: '{scope, select, employee {Личное значение} department {Значение отдела {name}} other {Значение компании}} с {from}. Задано: {who}. Причина: {reason}',
    en: '{scope, select, employee {Own value} department {Value of department {name}} other {Value of the company}} since {from}, set by {who}. Reason: {reason}',
  },
  constant: { ru: 'Задано в схеме', en: 'Stated in the scheme' },
  balance: { ru: 'Остаток {name}', en: 'Balance {name}' },
  calendar: {
    ru: '{measure, select, days {Календарных дней} workingDays {Рабочих дней} firstDay {Первый день} other {Последний день}}',
    en: '{measure, select, days {Calendar days} workingDays {Working days} firstDay {First day} other {Last day}}',
  },
  smallest: { ru: 'Меньшее из: {values}', en: 'The smallest of {values}' },
  largest: { ru: 'Большее из: {values}', en: 'The largest of {values}' },
  average: { ru: 'Среднее: {values}', en: 'The average of {values}' },
  absolute: { ru: '{value} без знака', en: '{value} without its sign' },
  negated: { ru: '{value} с обратным знаком', en: '{value} with the opposite sign' },
  power: { ru: '{value} в степени {exponent}', en: '{value} to the power {exponent}' },
  clamped: {
    ru: '{state, select, capped {{value} — больше предела {limit}, взят предел} raised {{value} — меньше {limit}, взято {limit}} other {{value} в пределах — без изменений}}',
    en: '{state, select, capped {{value} is above the cap of {limit}, so the cap is taken} raised {{value} is below {limit}, so {limit} is taken} other {{value} is within the limits — unchanged}}',
  },
  rounded: {
    ru: '{state, select, changed {{value} округлено} other {{value} — округление ничего не изменило}}',
    en: '{state, select, changed {{value} rounded} other {{value} — rounding changed nothing}}',
  },
  weighted: { ru: 'Оценка по весам', en: 'Weighted score' },
  weight: {
    ru: '{state, select, capped {{weight} × {counted}: {value} — больше предела строки} raised {{weight} × {counted}: {value} — меньше минимума строки} other {{weight} × {value}}}',
    en: '{state, select, capped {{weight} × {counted}: {value} is above the row’s cap} raised {{weight} × {counted}: {value} is below the row’s floor} other {{weight} × {value}}}',
  },
  compared: { ru: '{left} {sign} {right}', en: '{left} {sign} {right}' },
  needed: { ru: '{left}, а нужно {sign} {right}', en: '{left}, needed is {sign} {right}' },
  all: { ru: 'Нужны все условия: {values}', en: 'All conditions must hold: {values}' },
  any: { ru: 'Нужно хотя бы одно условие: {values}', en: 'At least one condition must hold: {values}' },
  opposite: { ru: 'Обратное условие: {value}', en: 'The opposite of {value}' },
  chosen: {
    ru: '{state, select, yes {Условие выполнено ({condition}): {value}} other {Условие не выполнено ({condition}): {value}}}',
    en: '{state, select, yes {The condition holds ({condition}): {value}} other {The condition does not hold ({condition}): {value}}}',
  },
  gate: {
    ru: '{state, select, yes {Условие выполнено ({condition}) — {value} без изменений} other {Условие не выполнено ({condition}) — вместо {value} взято {result}}}',
    en: '{state, select, yes {The condition holds ({condition}) — {value} unchanged} other {The condition does not hold ({condition}) — {result} instead of {value}}}',
  },
  switched: { ru: 'Вариант для {value}', en: 'The case for {value}' },
  tiersMarginal: { ru: '{value} по ступеням, каждая — к своей части', en: '{value} by tiers, each for its own slice' },
  tiersAmount: { ru: '{range}: {amount}', en: '{range}: {amount}' },
  tiersSmooth: { ru: '{value} по ступеням с плавным переходом', en: '{value} by tiers that run into one another' },
  tiersSmoothRate: {
    ru: '{value} по ступеням с плавным переходом: {rate} × {base}',
    en: '{value} by tiers that run into one another: {rate} × {base}',
  },
  tiersNone: { ru: '{value} — ниже первой ступени', en: '{value} is below the first tier' },
  matrix: { ru: 'Ячейка таблицы для {keys}', en: 'The cell of the table for {keys}' },
  decision: { ru: 'Строка таблицы решений для {keys}', en: 'The row of the decision table for {keys}' },
  lookup: { ru: 'Справочник {table}, строка {key}', en: 'Table {table}, row {key}' },
  facts: {
    ru: '{aggregate, select, count {Количество} average {Среднее} max {Лучший результат} min {Худший результат} other {Сумма}} по {count, plural, one {# записи} few {# записям} many {# записям} other {# записи}} вида {type}',
    en: '{aggregate, select, count {Number} average {Average} max {Best result} min {Worst result} other {Sum}} of {count, plural, one {# record} other {# records}} of type {type}',
  },
  factsExcluded: {
    ru: '{count, plural, one {Не вошла # запись} few {Не вошли # записи} many {Не вошло # записей} other {Не вошло # записи}}: {reason, select, outside-period {дата вне периода} condition-not-met {не выполнено условие по полю {field}} field-missing {нет поля {field}} other {не подошли}}',
    en: '{count, plural, one {# record} other {# records}} excluded: {reason, select, outside-period {dated outside the period} condition-not-met {the condition on {field} does not hold} field-missing {{field} is missing} other {they do not match}}',
  },
  team: {
    ru: '{aggregate, select, sum {Сумма} average {Среднее} min {Наименьшее} max {Наибольшее} count {Число людей} rank {Место} other {Доля}} {scope, select, department {в отделе} subtree {в отделе и ниже} other {среди участников схемы}}, своё значение — {value}',
    en: '{aggregate, select, sum {Sum} average {Average} min {Smallest} max {Largest} count {Number of people} rank {Rank} other {Share}} {scope, select, department {in the department} subtree {in the department and below} other {among the participants}}, own value {value}',
  },
  pool: { ru: 'Доля фонда {amount} по весу {weight}', en: 'Share of the fund {amount} by the weight {weight}' },
  split: { ru: '{value} делится по весам', en: '{value} is split by weights' },
  prorated: { ru: '{amount} за {worked} из {norm}', en: '{amount} for {worked} of {norm}' },
  proratedByDates: { ru: '{amount} за отработанную часть периода', en: '{amount} for the part of the period worked' },
  draw: { ru: 'Заработано {earnings}, гарантия {draw}', en: 'Earned {earnings}, draw {draw}' },
  moved: {
    ru: '{output, select, before {Выдано вперёд раньше и ещё не удержано} advance {Выдано вперёд сейчас} recovered {Удержано в счёт выданного} balance {Остаётся на балансе} held {Отложено в резерв} released {Выплачено из резерва} part {Часть этого периода} other {Осталось выплатить}}',
    en: '{output, select, before {Advanced earlier and not yet recovered} advance {Advanced now} recovered {Recovered now} balance {Left in the balance} held {Held in reserve} released {Paid out of the reserve} part {Part of this period} other {Still to come}}',
  },
  reserve: { ru: 'Из {amount} удержано в резерв {share}', en: '{share} of {amount} held in reserve' },
  instalments: { ru: '{amount} частями: {number} из {periods}', en: '{amount} in parts: {number} of {periods}' },
  clawback: {
    ru: 'Возврат за отменённое: {amount}, не больше выплаченного — {paid}',
    en: 'Taken back for what was undone: {amount}, never more than the {paid} paid',
  },
  converted: {
    ru: '{value} по курсу{hasRate, select, yes { {rate}} other {}}',
    en: '{value} at the exchange rate{hasRate, select, yes { of {rate}} other {}}',
  },
  ramp: { ru: 'Коэффициент по месяцам с даты {since}', en: 'Factor by months since {since}' },
  formula: { ru: 'Формула {text}', en: 'Formula {text}' },
  component: { ru: 'Готовая схема {name}', en: 'Component {name}' },
  paid: {
    ru: '{state, select, rounded {{value}, округлено до {result}} capped {{value} — больше предела {limit}, начислен предел} raised {{value} — меньше {limit}, начислено {limit}} within {К выплате, не больше {limit} — без изменений} other {К выплате}}',
    en: '{state, select, rounded {{value}, rounded to {result}} capped {{value} is above the cap of {limit}, so the cap is paid} raised {{value} is below {limit}, so {limit} is paid} within {To be paid, not more than {limit} — unchanged} other {To be paid}}',
  },
  notReached: {
    ru: 'Не посчитано: нет значения у шага выше',
    en: 'Not worked out: a step above has no value',
  },
  shown: { ru: 'Показатель', en: 'Indicator' },
  other: { ru: 'Из значений: {values}', en: 'From {values}' },
  otherAlone: { ru: 'Рассчитано', en: 'Calculated' },
  rangeBelow: { ru: 'До {to}', en: 'Up to {to}' },
  rangeBetween: { ru: 'От {from} до {to}', en: '{from} to {to}' },
  rangeAbove: { ru: 'От {from}', en: 'From {from}' },
  rangeAll: { ru: 'На всю сумму', en: 'On the whole amount' },
  slice: { ru: '{range}: {rate} × {part}', en: '{range}: {rate} × {part}' },
  sliceAndAmount: { ru: '{range}: {rate} × {part} + {amount}', en: '{range}: {rate} × {part} + {amount}' },
});

/** The short answer: at most four sentences, the amount first. */
export const summaryMessages = defineMessages({
  paid: {
    ru: '{title} за {period}: {direction, select, withheld {удержано} other {начислено}} {amount}.',
    en: '{title} for {period}: {direction, select, withheld {withheld} other {you earned}} {amount}.',
  },
  indicator: { ru: '{title} за {period}: {amount}.', en: '{title} for {period}: {amount}.' },
  untitled: {
    ru: 'За {period} {direction, select, withheld {удержано} other {начислено}} {amount}.',
    en: '{direction, select, withheld {{amount} was withheld for {period}} other {You earned {amount} for {period}}}.',
  },
  failed: {
    ru: '{title} за {period} не посчитано. {problem}',
    en: '{title} for {period} could not be worked out. {problem}',
  },
  failedUntitled: {
    ru: 'За {period} не посчитано. {problem}',
    en: 'The result for {period} could not be worked out. {problem}',
  },
  criterion: { ru: '{name} — {value}.', en: '{name}: {value}.' },
  criterionOfTarget: {
    ru: '{name} — {value}, это {share} плана (план — {target}).',
    en: '{name}: {value}, which is {share} of the {target} target.',
  },
  facts: {
    ru: '{count, plural, one {Учтена # запись} few {Учтены # записи} many {Учтено # записей} other {Учтено # записи}} вида {type}{own, select, each {, результат посчитан по каждой} other {}}{aggregate, select, count {} average {, в среднем {value}} max {, наибольшее — {value}} min {, наименьшее — {value}} other {{own, select, each {, в сумме {value}} other {, вместе {value}}}}}.',
    en: '{count, plural, one {# record} other {# records}} of type {type} counted{own, select, each {, each worked out by itself} other {}}{aggregate, select, count {} average {, {value} on average} max {, the largest {value}} min {, the smallest {value}} other {, {value} in all}}.',
  },
  tiers: { ru: 'По ступеням получилось {value}.', en: 'The tiers gave {value}.' },
  table: { ru: 'По таблице получилось {value}.', en: 'The table gave {value}.' },
  formula: { ru: 'По формуле получилось {value}.', en: 'The formula gave {value}.' },
  factor: {
    ru: 'Множитель {name} {factor} — на {difference} {direction, select, more {больше} other {меньше}}.',
    en: 'The factor {name} of {factor} made it {difference} {direction, select, more {more} other {less}}.',
  },
  closed: {
    ru: 'Условие не выполнено: {condition}, поэтому вместо {value} взято {result}.',
    en: 'The condition does not hold: {condition}, so {result} is taken instead of {value}.',
  },
  branch: {
    ru: 'Условие {state, select, yes {выполнено} other {не выполнено}}: {condition}.',
    en: 'The condition {state, select, yes {holds} other {does not hold}}: {condition}.',
  },
  capped: {
    ru: 'Сумма ограничена пределом {limit}: без него было бы {value}.',
    en: 'The cap of {limit} applied: without it, it would be {value}.',
  },
  raised: {
    ru: 'Сумма поднята до минимума {limit}: без него было бы {value}.',
    en: 'It was raised to the minimum of {limit}: without it, it would be {value}.',
  },
  converted: {
    ru: '{value} пересчитано по курсу {rate}: {result}.',
    en: '{value} at the exchange rate of {rate} is {result}.',
  },
  shared: {
    ru: 'Доля фонда {fund} по весу {weight} — {result}.',
    en: 'The share of the fund of {fund} by the weight {weight} is {result}.',
  },
  held: { ru: 'В резерв отложено {held}.', en: '{held} was held in reserve.' },
  released: { ru: 'Из резерва выплачено {released}.', en: '{released} was paid out of the reserve.' },
  inParts: {
    ru: 'Выплата идёт частями: в этом периоде {part}, осталось {rest}.',
    en: 'It is paid in parts: {part} in this period, {rest} still to come.',
  },
  prorated: {
    ru: 'За отработанную часть периода из {value} получилось {result}.',
    en: 'For the part of the period worked, {value} became {result}.',
  },
  takenBack: { ru: 'За отменённое удержано {result}.', en: '{result} was taken back for what was undone.' },
  larger: {
    ru: 'Взято большее значение: {result} вместо {value}.',
    en: 'The larger value counts: {result} instead of {value}.',
  },
  smaller: {
    ru: 'Взято меньшее значение: {result} вместо {value}.',
    en: 'The smaller value counts: {result} instead of {value}.',
  },
  switched: { ru: 'Для {value} — {result}.', en: 'For {value} it is {result}.' },
  advanced: {
    ru: 'Заработано меньше гарантии: {recoverable, select, yes {{advance} выдано вперёд и будет удержано из следующих заработков} other {доплачено {advance}}}.',
    en: 'The earnings are below the draw: {recoverable, select, yes {{advance} was advanced and will be recovered from later earnings} other {{advance} was added}}.',
  },
  recovered: {
    ru: '{recovered} удержано в счёт выданного вперёд.',
    en: '{recovered} was recovered for what had been advanced.',
  },
  scoreLimit: {
    ru: '{value} — засчитано {counted}: {state, select, capped {это предел строки} other {это минимум строки}}.',
    en: '{value} counted as {counted}, the {state, select, capped {cap} other {floor}} of its row.',
  },
  factorLimit: {
    ru: '{value} — засчитано {limit}: {state, select, capped {это предел} other {это минимум}}.',
    en: '{value} counted as {limit}, {state, select, capped {its cap} other {its floor}}.',
  },
  notCapped: { ru: 'Предел {limit} не достигнут.', en: 'The cap of {limit} was not reached.' },
  rounded: { ru: 'Сумма округлена: было {value}.', en: 'The amount was rounded: it was {value}.' },
});
