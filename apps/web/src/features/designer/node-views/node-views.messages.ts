import { defineMessages } from '@premia/locale';

export const nodeViewMessages = defineMessages({
  blockRole: { ru: 'блок', en: 'block' },
  frameRole: { ru: 'блок с другими блоками внутри', en: 'block with other blocks inside' },
  linkRole: { ru: 'связь', en: 'link' },
  unreached: { ru: 'не применяется', en: 'not applied' },
  bypassed: { ru: 'пропущен', en: 'bypassed' },
  atLeast: { ru: 'не меньше {value}', en: 'at least {value}' },
  atMost: { ru: 'не больше {value}', en: 'at most {value}' },
  firstRowDecides: { ru: 'решает первая подходящая строка', en: 'the first row that holds decides' },
  nodeName: { ru: 'Название блока', en: 'Name of the block' },
  problems: {
    ru: '{count, plural, one {# замечание} few {# замечания} many {# замечаний} other {# замечания}}',
    en: '{count, plural, one {# problem} other {# problems}}',
  },
  linksCount: {
    ru: '{count, plural, one {# связь} few {# связи} many {# связей} other {# связи}}',
    en: '{count, plural, one {# link} other {# links}}',
  },
  notLinked: { ru: 'не подключено', en: 'not linked' },
  typeOrLink: { ru: 'введите', en: 'type it' },
  constantFor: { ru: '{input}, постоянное значение', en: '{input}, constant' },
  ambiguous: { ru: 'Непонятно, какое это число. Выберите:', en: 'This can be read two ways. Choose:' },
  notANumber: {
    ru: 'Это не похоже на число. Пример: 1 234,5',
    en: 'This does not look like a number. Example: 1,234.5',
  },
  notADate: { ru: 'Нужна дата вида 2026-10-31', en: 'A date is needed, as 2026-10-31' },
  notWhole: { ru: 'Нужно целое число', en: 'A whole number is needed' },
  tooLong: { ru: 'Слишком длинное число', en: 'This number is too long' },
  notYesNo: { ru: 'Напишите «да» или «нет»', en: 'Type “yes” or “no”' },
});
