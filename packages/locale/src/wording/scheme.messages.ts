import { defineMessages } from '../messages/messages.ts';
import { SHAPE_FAULT } from './shape-fault.ts';

/** What is wrong with a scheme's document, graph, ports, params and results, by diagnostic code. */
export const schemeMessages = defineMessages({
  'case/failed': {
    ru: 'Случай «{name}» не сходится: «{result}» — ожидалось {expected}, получилось {actual, select, none {ничего} other {{actual}}}.',
    en: 'The case "{name}" fails: "{result}" should be {expected} but is {actual, select, none {nothing} other {{actual}}}.',
  },
  'component/missing': {
    ru: 'Готовой схемы «{scheme}» этой версии нет в файле. Выберите её заново.',
    en: 'This version of the component "{scheme}" is not in the file. Choose it again.',
  },
  'component/not-published': {
    ru: 'Эта версия готовой схемы «{scheme}» здесь не опубликована.',
    en: 'This version of the component "{scheme}" is not published here.',
  },
  'component/altered': {
    ru: 'Копия готовой схемы «{scheme}» в файле изменена: она не совпадает со своей версией.',
    en: 'The copy of the component "{scheme}" in the file was altered: it does not match its version.',
  },
  'component/other-scheme': {
    ru: 'Эта версия — схемы «{given}», а не «{scheme}».',
    en: 'This version belongs to the scheme "{given}", not to "{scheme}".',
  },
  'component/other-period': {
    ru: 'Готовая схема считается за {given, select, month {месяц} quarter {квартал} other {год}}, а эта — за {expected}.',
    en: 'The component is calculated by {given, select, month {month} quarter {quarter} other {year}}, this scheme by {expected}.',
  },
  'component/unsound': {
    ru: 'В готовой схеме «{scheme}» ошибка ({problem}{node, select, none {} other {, блок «{node}»}}).',
    en: 'The component "{scheme}" has a fault ({problem}{node, select, none {} other {, block "{node}"}}).',
  },
  'component/too-deep': {
    ru: 'Готовые схемы вложены друг в друга глубже {limit}.',
    en: 'Components are nested more than {limit} deep.',
  },
  'component/too-large': {
    ru: 'Вместе с готовыми схемами блоков больше {limit}.',
    en: 'With its components the scheme has more than {limit} blocks.',
  },
  'component/unknown-parameter': {
    ru: 'У готовой схемы нет параметра «{given}»; есть: {known}.{suggestion, select, none {} other { Может быть, «{suggestion}»?}}',
    en: 'The component has no parameter "{given}"; it has {known}.{suggestion, select, none {} other { Did you mean "{suggestion}"?}}',
  },
  'component/unknown-result': {
    ru: 'У готовой схемы нет результата «{given}»; есть: {known}.{suggestion, select, none {} other { Может быть, «{suggestion}»?}}',
    en: 'The component has no result "{given}"; it has {known}.{suggestion, select, none {} other { Did you mean "{suggestion}"?}}',
  },
  'component/other-type': {
    ru: 'В готовой схеме это «{expected}», а здесь указано «{given}».',
    en: 'In the component this is {expected}, but here it is {given}.',
  },
  'document/bad-date': { ru: 'Дата пишется как ГГГГ-ММ-ДД.', en: 'A date is written YYYY-MM-DD.' },
  'document/bad-shape': {
    ru: `Здесь файл схемы устроен неверно: ${SHAPE_FAULT.ru}.`,
    en: `The scheme file is malformed here: ${SHAPE_FAULT.en}.`,
  },
  'document/dated-twice': { ru: 'Два значения с одной датой начала.', en: 'Two values begin on the same date.' },
  'document/duplicate-parameter': {
    ru: 'Параметр «{given}» описан дважды.',
    en: 'The parameter "{given}" is defined twice.',
  },
  'document/inexact-number': {
    ru: 'Число {given} записано неточно: дробные и большие числа пишутся в кавычках.',
    en: 'The number {given} is not exact: write fractions and large numbers as text.',
  },
  'document/not-a-scheme': {
    ru: 'Это не файл схемы: в нём нет объекта с "format": "premia.scheme/1".',
    en: 'This is not a scheme file: it holds no object with "format": "premia.scheme/1".',
  },
  'document/not-json': { ru: 'Файл не читается как JSON: {message}.', en: 'The file is not JSON: {message}.' },
  'document/over-limit': {
    ru: 'Здесь больше предела: не больше {limit}.',
    en: 'Over the limit here: at most {limit}.',
  },
  'document/reserved-name': { ru: 'Имя «{given}» занято.', en: 'The name "{given}" is reserved.' },
  'document/too-deep': { ru: 'Вложенность больше {limit}.', en: 'Nested more than {limit} deep.' },
  'document/too-large': { ru: 'Файл схемы больше предела.', en: 'The scheme file is over the size limit.' },
  'document/unknown-entry': {
    ru: 'Неизвестные записи: {entries}. Они ничего не значат и пропущены.',
    en: 'Unknown entries: {entries}. They mean nothing and are left out.',
  },
  'document/unknown-format': {
    ru: 'Формат «{given}» неизвестен; этот — {known}.',
    en: 'The format "{given}" is unknown; this one is {known}.',
  },
  'frame/escape': {
    ru: 'Значение по каждому факту нельзя взять снаружи: свяжите его с итогом рамки.',
    en: 'A value per fact cannot be read from outside: link it to the result of its frame.',
  },
  'frame/inner-value-outside': {
    ru: 'Значение внутри рамки можно взять только внутри неё.',
    en: 'A value inside a frame can be read only inside it.',
  },
  'frame/nested': { ru: 'Рамка внутри рамки не работает.', en: 'A frame cannot stand inside a frame.' },
  'frame/not-a-frame': {
    ru: 'Блок помещён внутрь того, что не рамка.',
    en: 'The block is inside something that is not a frame.',
  },
  'frame/not-inside': {
    ru: 'Такой блок не может стоять внутри рамки.',
    en: 'A block of this kind cannot stand inside a frame.',
  },
  'frame/unknown': { ru: 'Рамки «{given}» нет.', en: 'There is no frame "{given}".' },
  'graph/cycle': {
    ru: 'Значения ходят по кругу: {nodes}{more, plural, =0 {} one {, и ещё # блок} few {, и ещё # блока} many {, и ещё # блоков} other {, и ещё # блока}}. Разорвите одну из связей.',
    en: 'Values run in a circle: {nodes}{more, plural, =0 {} one {, and # more block} other {, and # more blocks}}. Break one of the links.',
  },
  'graph/duplicate-node': { ru: 'Два блока с одним именем «{given}».', en: 'Two blocks share the name "{given}".' },
  'graph/fan-out': { ru: 'От одного значения больше {limit} связей.', en: 'More than {limit} links from one value.' },
  'graph/unknown-kind': {
    ru: 'Блока вида «{kind}» нет.{suggestion, select, none {} other { Может быть, «{suggestion}»?}}',
    en: 'There is no block kind "{kind}".{suggestion, select, none {} other { Did you mean "{suggestion}"?}}',
  },
  'graph/unreachable-node': {
    ru: 'Ни одна выплата не зависит от этого блока.',
    en: 'No payout depends on this block.',
  },
  'link/input-taken': { ru: 'У этого входа уже есть связь.', en: 'This input is already linked.' },
  'link/twice': { ru: 'Та же связь проведена дважды.', en: 'The same link is drawn twice.' },
  'link/unknown-input': {
    ru: 'У блока нет входа «{given}».{suggestion, select, none {} other { Может быть, «{suggestion}»?}}',
    en: 'The block has no input "{given}".{suggestion, select, none {} other { Did you mean "{suggestion}"?}}',
  },
  'link/unknown-node': {
    ru: 'Связь ведёт к блоку, которого нет: «{given}».{suggestion, select, none {} other { Может быть, «{suggestion}»?}}',
    en: 'The link names a block that is not there: "{given}".{suggestion, select, none {} other { Did you mean "{suggestion}"?}}',
  },
  'link/unknown-output': {
    ru: 'У блока нет выхода «{given}».{suggestion, select, none {} other { Может быть, «{suggestion}»?}}',
    en: 'The block has no output "{given}".{suggestion, select, none {} other { Did you mean "{suggestion}"?}}',
  },
  'params/bad-shape': {
    ru: `Настройка заполнена неверно: ${SHAPE_FAULT.ru}.`,
    en: `This setting is filled in wrongly: ${SHAPE_FAULT.en}.`,
  },
  'params/bad-value': { ru: '«{given}» не подходит: {problem}.', en: '"{given}" does not fit: {problem}.' },
  'params/missing': { ru: 'Настройка не заполнена.', en: 'This setting is not filled in.' },
  'params/negative-weight': {
    ru: 'Вес меньше нуля: по таким весам ничего не разделить.',
    en: 'The weight is below zero: nothing can be divided by such weights.',
  },
  'params/no-limits': {
    ru: 'Не задан ни нижний, ни верхний предел.',
    en: 'Neither a lower nor an upper limit is set.',
  },
  'params/not-one-of': { ru: '«{given}» — не из списка: {known}.', en: '"{given}" is none of {known}.' },
  'params/not-positive': { ru: 'Число должно быть больше нуля.', en: 'The number must be above zero.' },
  'params/reserved-key': {
    ru: 'Имя «{given}» занято, выберите другое.',
    en: 'The name "{given}" is taken, choose another.',
  },
  'params/share-out-of-range': {
    ru: 'Доля должна быть от 0 до 100 %.',
    en: 'The share must be between 0 and 100%.',
  },
  'params/shorter-than-period': {
    ru: 'Отрезок «{given}» короче периода схемы ({period}).',
    en: 'The span "{given}" is shorter than the period of the scheme ({period}).',
  },
  'params/unknown-entry': {
    ru: 'Неизвестные настройки: {entries}.{known, select, none {} other { У этого блока есть: {known}.}}',
    en: 'Unknown settings: {entries}.{known, select, none {} other { This block has: {known}.}}',
  },
  'params/unknown-input': {
    ru: 'Входа «{given}» нет; есть: {known}.',
    en: 'There is no input "{given}"; there are {known}.',
  },
  'params/unknown-parameter': {
    ru: 'У схемы нет параметра «{given}»; есть: {known}.',
    en: 'The scheme has no parameter "{given}"; it has {known}.',
  },
  'params/zero-weights': {
    ru: 'Все веса равны нулю: разделить не на что.',
    en: 'All weights are zero: there is nothing to divide by.',
  },
  'port/not-connected': { ru: 'Вход ни с чем не связан.', en: 'This input is not connected.' },
  'request/override-for-whom': {
    ru: 'Своё значение параметра задаётся либо отделу, либо сотруднику.',
    en: 'An override is for either a department or an employee.',
  },
  'request/bad-period': {
    ru: 'Период пишется как 2026-10, 2026-Q3 или 2026.',
    en: 'A period is written 2026-10, 2026-Q3 or 2026.',
  },
  'request/bad-shape': {
    ru: `Запрос устроен неверно: ${SHAPE_FAULT.ru}.`,
    en: `The request is malformed: ${SHAPE_FAULT.en}.`,
  },
  'request/duplicate-employee': { ru: 'Сотрудник «{id}» указан дважды.', en: 'The employee "{id}" is given twice.' },
  'request/other-currency': {
    ru: 'Валюта запроса {given}, а у схемы {expected}.',
    en: 'The request is in {given}, the scheme in {expected}.',
  },
  'request/other-period': {
    ru: 'Период {given} не подходит: схема считается за {expected}.',
    en: 'The period {given} does not fit: the scheme is per {expected}.',
  },
  'result/balance-twice': { ru: 'Один остаток изменяют два блока.', en: 'Two blocks move the same balance.' },
  'result/duplicate-code': {
    ru: 'Код «{given}» уже у другого результата.',
    en: 'The code "{given}" belongs to another result.',
  },
  'result/no-payout': { ru: 'В схеме нет ни одной выплаты.', en: 'The scheme has no payout.' },
  'table/axis-needs-one-of': { ru: 'У оси либо ступени, либо значения.', en: 'An axis has either bands or values.' },
  'table/band-empty': { ru: 'У ступени нет ни ставки, ни суммы.', en: 'The band has neither a rate nor an amount.' },
  'table/band-ends-before-start': {
    ru: 'Ступень кончается раньше, чем начинается.',
    en: 'The band ends before it begins.',
  },
  'table/band-gap': {
    ru: 'Между ступенями разрыв: с {from} до {to}.',
    en: 'A gap between the bands, from {from} to {to}.',
  },
  'table/band-negative-start': {
    ru: 'Ступени считаются от нуля, а первая начинается с {from}.',
    en: 'Bands are measured from zero, but the first begins at {from}.',
  },
  'table/band-overlap': {
    ru: 'Ступени заходят одна на другую: с {from} до {to}.',
    en: 'The bands overlap, from {from} to {to}.',
  },
  'table/bands-not-rising': {
    ru: 'Ступени идут не по возрастанию: {from} после {previous}.',
    en: 'The bands do not rise: {from} comes after {previous}.',
  },
  'table/cells-missing': {
    ru: 'Заполнено {given, plural, one {# ячейка} few {# ячейки} many {# ячеек} other {# ячейки}} из {expected}.',
    en: '{given, plural, one {# cell is} other {# cells are}} filled of {expected}.',
  },
  'table/floor-above-cap': { ru: 'Нижний предел больше верхнего.', en: 'The floor is above the cap.' },
  'table/key-twice': { ru: 'Одно значение стоит дважды.', en: 'One value stands twice.' },
  'table/open-band-amount': {
    ru: 'Сумма растёт к концу ступени, а у последней конца нет.',
    en: 'The amount grows towards the end of its band, but the last band has no end.',
  },
  'table/rate-and-amount-mixed': {
    ru: 'В плавной таблице либо ставки, либо суммы.',
    en: 'An interpolated table has either rates or amounts.',
  },
  'table/rows-never-reached': {
    ru: 'До этих строк дело не дойдёт: их закрывает строка выше.',
    en: 'These rows are never reached: a row above covers them.',
  },
  'table/weights-not-whole': {
    ru: 'Веса вместе дают {total}, а должно быть 100 %.',
    en: 'The weights add up to {total}, not 100%.',
  },
});
