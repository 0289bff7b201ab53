import { defineMessages } from '../messages/messages.ts';

/** What a scheme that runs should still be looked at for: what is so, why it matters, what to do. */
export const lintMessages = defineMessages({
  'case/none': {
    ru: 'У схемы нет ни одного примера для проверки: правка, которая изменит чью-то сумму, пройдёт незамеченной. Сохраните посчитанного сотрудника как пример.',
    en: 'The scheme has no test case: an edit that changes somebody’s pay would pass unnoticed. Save a worked-out employee as a case.',
  },
  'case/rows-not-covered': {
    ru: '{count, plural, one {Строку {rows} не проверяет ни один пример: добавьте такой, который в неё попадает} few {Строки {rows} не проверяет ни один пример: добавьте такие, которые в них попадают} many {Строки {rows} не проверяет ни один пример: добавьте такие, которые в них попадают} other {Строки {rows} не проверяет ни один пример: добавьте такие, которые в них попадают}}.',
    en: '{count, plural, one {No test case comes into row {rows}: add one that does} other {No test case comes into rows {rows}: add some that do}}.',
  },
  'credit/added-twice': {
    ru: '«{credit}» складывается здесь дважды одинаковым образом: {lines}. За один результат платится два раза. Если это надбавка — так и оставьте, если нет — уберите одно.',
    en: '"{credit}" is added up here twice in the same way: {lines}. One result is paid for two times. If that is a bonus on top, leave it; if not, take one away.',
  },
  'credit/criterion-twice': {
    ru: 'За «{credit}» платится несколькими строками: {lines}. Если так не задумано, оставьте одну.',
    en: '"{credit}" is paid for on several lines: {lines}. Unless that is meant, keep one.',
  },
  'credit/facts-twice': {
    ru: 'За одни и те же факты «{credit}» платится несколькими строками: {lines}. Если так не задумано, разведите их отбором.',
    en: 'The same "{credit}" facts are paid for on several lines: {lines}. Unless that is meant, tell them apart by a filter.',
  },
  'credit/facts-counted-twice': {
    ru: 'Одни и те же факты «{credit}» попадают в эту выплату дважды: через {lines}. За одну сделку заплатят два раза. Разведите их отбором или оставьте одно.',
    en: 'The same "{credit}" facts reach this payout twice: through {lines}. One deal would be paid two times. Tell them apart by a filter or keep one.',
  },
  'criterion/no-owner': {
    ru: 'За критерий «{given}» никто не отвечает: некому подтвердить его значения до выплаты. Назначьте ответственного в каталоге критериев.',
    en: 'Nobody owns the criterion "{given}": there is no one to confirm its values before pay. Name an owner in the criteria catalogue.',
  },
  'criterion/unknown': {
    ru: 'Критерия «{given}» нет в каталоге: значений для него не будет ни у кого.{suggestion, select, none {} other { Может быть, «{suggestion}»?}}',
    en: 'The catalogue has no criterion "{given}": nobody will have values for it.{suggestion, select, none {} other { Did you mean "{suggestion}"?}}',
  },
  'currency/facts-mixed': {
    ru: '{count, plural, one {# факт записан} few {# факта записаны} many {# фактов записаны} other {# факта записаны}} в {given}, а схема читает суммы в {expected}: у этих людей не будет результата. Приведите факты к одной валюте до загрузки.',
    en: '{count, plural, one {# fact is} other {# facts are}} in {given} while the scheme reads amounts in {expected}: those people get no result. Bring the facts to one currency before they are loaded.',
  },
  'currency/rate-needed': {
    ru: 'Сумма зависит от курса {pairs} на день пересчёта: без курса результата не будет ни у кого. Загрузите курсы или задайте, что считать без них.',
    en: 'Pay depends on the rate {pairs} of the day: without it nobody has a result. Load the rates or say what counts without them.',
  },
  'logic/always-true': {
    ru: 'Условие выполнено всегда: вторая ветвь никогда не платит. Проверьте границу или уберите условие.',
    en: 'The condition always holds: the other branch never pays. Check the limit or take the condition away.',
  },
  'logic/never-true': {
    ru: 'Условие не выполняется никогда: эта ветвь никогда не платит. Проверьте границу.',
    en: 'The condition never holds: this branch never pays. Check the limit.',
  },
  'name/none': {
    ru: 'У строки «{code}» нет названия: сотрудник увидит в расчёте код. Назовите её на русском и английском.',
    en: 'The line "{code}" has no title: the employee would read the code on the statement. Name it in Russian and English.',
  },
  'name/one-language': {
    ru: 'У строки «{code}» нет названия {language, select, ru {на русском} other {на английском}}: тем, кто читает на этом языке, покажется другое.',
    en: 'The line "{code}" has no {language, select, ru {Russian} other {English}} title: those who read that language will see the other one.',
  },
  'name/parameter': {
    ru: 'У параметра «{given}» нет названия{count, plural, one { {language, select, ru {на русском} other {на английском}}} few {} many {} other {}}: руководитель увидит его имя в схеме.',
    en: 'The parameter "{given}" has no{count, plural, one { {language, select, ru {Russian} other {English}}} other {}} title: a head would read its key.',
  },
  'name/scheme': {
    ru: 'У схемы нет названия{count, plural, one { {language, select, ru {на русском} other {на английском}}} few {} many {} other {}}. Его читают все, кому она платит.',
    en: 'The scheme has no{count, plural, one { {language, select, ru {Russian} other {English}}} other {}} title. Everybody it pays reads it.',
  },
  'parameter/unused': {
    ru: 'Параметр «{given}» никто не читает: его изменение ничего не изменит. Свяжите его или уберите.',
    en: 'Nothing reads the parameter "{given}": changing it changes nothing. Use it or remove it.',
  },
  'pay/cliff': {
    ru: 'Скачок на границе {mark}. {inputs}: при {inputBelow} платится {payBelow}, при {inputAt} — {payAt}, на {size} {direction, select, down {меньше} other {больше}}. Если так не задумано, сделайте переход плавным: ступени «по частям» или плавные.',
    en: 'A cliff at {mark}. {inputs}: {inputBelow} pays {payBelow}, {inputAt} pays {payAt}, {size} {direction, select, down {less} other {more}}. Unless that is meant, make it gradual: marginal or interpolated bands.',
  },
  'pay/falls': {
    ru: 'Чем больше {inputs}, тем меньше выплата: при {inputBelow} платится {payBelow}, при {inputAt} — {payAt}, на {size} меньше. Если это вычет, всё верно; если нет — проверьте знак и ставки.',
    en: 'Pay falls as {inputs} grows: {inputBelow} pays {payBelow}, {inputAt} pays {payAt}, {size} less. If this is a deduction, all is well; if not, check the sign and the rates.',
  },
  'pay/not-monotone': {
    ru: 'Больше сделано — меньше заплачено. {inputs}: при {inputBelow} платится {payBelow}, а при {inputAt} — {payAt}, на {size} меньше. Проверьте ставки и пределы.',
    en: 'More done, less paid. {inputs}: {inputBelow} pays {payBelow} but {inputAt} pays {payAt}, {size} less. Check the rates and limits.',
  },
  'pay/steps': {
    ru: 'Выплата растёт рывками: округление здесь — через каждые {every}, и каждый раз на {size} {direction, select, down {меньше} other {больше}}. {inputs}: при {inputBelow} платится {payBelow}, при {inputAt} — {payAt}. Если так не задумано, уберите округление.',
    en: 'Pay moves in steps: rounding here jumps at every {every}, each time by {size} {direction, select, down {less} other {more}}. {inputs}: {inputBelow} pays {payBelow}, {inputAt} pays {payAt}. Unless that is meant, take the rounding away.',
  },
  'payout/can-be-negative': {
    ru: 'Выплата «{code}» может оказаться меньше нуля{least, select, none {} other { — до {least}}}: человек останется должен. Поставьте предел снизу 0 или отметьте её как удержание.',
    en: 'The payout "{code}" can fall below zero{least, select, none {} other { – down to {least}}}: the person would owe money. Set a floor of 0 or mark it as a penalty.',
  },
  'payout/no-cap': {
    ru: 'У выплаты «{code}» нет предела сверху: она растёт вместе с результатом без конца. Если фонд ограничен, задайте предел.',
    en: 'The payout "{code}" has no cap: it grows with the result without end. If the fund is limited, set one.',
  },
  'table/above-last-band': {
    ru: 'Последняя ступень кончается на {mark}: у того, кто дойдёт до этого, результата не будет. Оставьте её без конца.',
    en: 'The last band ends at {mark}: whoever gets there has no result. Leave it open.',
  },
  'table/below-first-band': {
    ru: 'Первая ступень начинается с {mark}: у того, у кого меньше, результата не будет. Начните её с нуля.',
    en: 'The first band begins at {mark}: whoever has less has no result. Begin it at zero.',
  },
  'table/nothing-above-last-band': {
    ru: 'Последняя ступень кончается на {mark}: сверх этого не платится ничего. Если это не предел, оставьте её без конца.',
    en: 'The last band ends at {mark}: nothing is paid beyond it. Unless that is a cap, leave it open.',
  },
  'table/nothing-below-first-band': {
    ru: 'Первая ступень начинается с {mark}: за меньшее не платится ничего. Если так задумано, скажите об этом ступенью от нуля.',
    en: 'The first band begins at {mark}: nothing is paid for less. If that is meant, say so by a band from zero.',
  },
  'table/other-values': {
    ru: 'Если {inputs} — значение не из списка, результата не будет. Задайте, что считать в остальных случаях.',
    en: 'If {inputs} is a value not listed, there is no result. Say what counts otherwise.',
  },
  'table/row-never-hit': {
    ru: 'Строка {row} никогда не сработает: её закрывают строки выше или такого значения не бывает. Уберите её или переставьте выше.',
    en: 'Row {row} never answers: rows above cover it, or no such value exists. Remove it or move it up.',
  },
  'table/row-not-hit-in-data': {
    ru: '{count, plural, one {В строку {rows}} few {В строки {rows}} many {В строки {rows}} other {В строки {rows}}} за прошлый период не попал никто из {people, plural, one {# человека} few {# человек} many {# человек} other {# человека}}. Проверьте границы.',
    en: '{count, plural, one {Row {rows}} other {Rows {rows}}}: none of {people, plural, one {# person} other {# people}} came into it last period. Check the limits.',
  },
  'table/uncovered': {
    ru: 'Ни одна строка не отвечает на {inputs} = {example}: у таких людей не будет результата. Добавьте строку или задайте, что считать в остальных случаях.',
    en: 'No row answers {inputs} = {example}: those people get no result. Add a row or say what counts otherwise.',
  },
  'value/division-by-zero-possible': {
    ru: 'Делитель{input, select, none {} other { «{input}»}}{part, select, none {} other { «{part}»}} может быть нулём{least, select, none {} other {: он бывает от {least}{most, select, none { и больше} other { до {most}}}}}. У таких людей не будет результата: задайте, что считать при нуле.',
    en: 'The divisor{input, select, none {} other { "{input}"}}{part, select, none {} other { "{part}"}} can be zero{least, select, none {} other {: it ranges from {least}{most, select, none { up} other { to {most}}}}}. Those people get no result: say what counts then.',
  },
  'value/target-zero-possible': {
    ru: 'Если делитель{input, select, none {} other { («{input}»)}} задан нулём, результата не будет — об этом скажет расчёт. Если ноль у вас бывает, задайте, что считать при нём.',
    en: 'If the divisor{input, select, none {} other { ("{input}")}} is set to zero there is no result – the calculation says so. If zero does occur, say what counts then.',
  },
});

/** What the button of a one-click fix says. */
export const fixMessages = defineMessages({
  'fix/add-parameter': { ru: 'Создать параметр', en: 'Create the parameter' },
  'fix/add-payout': { ru: 'Добавить выплату', en: 'Add a payout' },
  'fix/balance-weights': { ru: 'Дополнить последний вес до 100 %', en: 'Fill the last weight up to 100%' },
  'fix/begin-at-zero': { ru: 'Начать с нуля', en: 'Begin at zero' },
  'fix/close-bands': { ru: 'Сомкнуть ступени', en: 'Make the bands touch' },
  'fix/divide-weights': { ru: 'Разделить веса на 100', en: 'Divide the weights by 100' },
  'fix/floor-at-zero': { ru: 'Не меньше 0', en: 'Floor at 0' },
  'fix/insert-node': { ru: 'Вставить подходящий блок', en: 'Insert the block that fits' },
  'fix/name-payout': { ru: 'Назвать', en: 'Give it a title' },
  'fix/open-last-band': { ru: 'Оставить без конца', en: 'Leave it open' },
  'fix/remove-link': { ru: 'Убрать связь', en: 'Remove the link' },
  'fix/remove-node': { ru: 'Удалить блок', en: 'Delete the block' },
  'fix/remove-parameter': { ru: 'Убрать параметр', en: 'Remove the parameter' },
  'fix/remove-row': { ru: 'Убрать строку', en: 'Remove the row' },
  'fix/rename-code': { ru: 'Дать свой код', en: 'Give it a code of its own' },
  'fix/sort-bands': { ru: 'Расставить по возрастанию', en: 'Put in rising order' },
  'fix/through-frame': { ru: 'Провести через итог рамки', en: 'Lead it through the frame’s result' },
  'fix/use-suggestion': { ru: 'Исправить', en: 'Correct it' },
  'fix/zero-when-divisor-zero': { ru: 'При нуле считать 0', en: 'Count 0 when it is zero' },
});
