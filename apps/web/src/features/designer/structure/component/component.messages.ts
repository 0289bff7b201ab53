import { defineMessages } from '@premia/locale';

export const componentMessages = defineMessages({
  promote: { ru: 'Сделать готовой схемой…', en: 'Make a reusable scheme…' },
  title: { ru: 'Готовая схема из выделенного', en: 'A reusable scheme from the selection' },
  explain: {
    ru: 'Выделенное станет черновиком отдельной схемы. Опубликуйте её — и одним блоком она заменит выделенное здесь и в любой другой схеме.',
    en: 'The selection becomes a draft of a scheme of its own. Publish it, and as one block it can replace the selection here and in any other scheme.',
  },
  name: { ru: 'Название', en: 'Name' },
  inputs: { ru: 'Получает', en: 'Takes' },
  outputs: { ru: 'Отдаёт', en: 'Gives' },
  none: { ru: 'ничего', en: 'nothing' },
  create: { ru: 'Создать черновик и открыть', en: 'Create the draft and open it' },
  replaceTitle: { ru: 'Уже опубликована?', en: 'Already published?' },
  replaceHint: {
    ru: 'Опубликованные схемы, которые подходят на место выделенного:',
    en: 'Published schemes that fit in the place of the selection:',
  },
  replaceWith: { ru: 'Заменить на «{name}»', en: 'Replace by “{name}”' },
  noneFits: {
    ru: 'Пока нет опубликованной схемы с такими входами и результатами.',
    en: 'No published scheme has these inputs and results yet.',
  },
  replaced: { ru: 'Выделенное заменено схемой «{name}»', en: 'Replaced the selection by “{name}”' },
  cancel: { ru: 'Отмена', en: 'Cancel' },
  close: { ru: 'Понятно', en: 'I see' },
  cannot: { ru: 'Так не получится', en: 'This cannot be done' },
  nothing: { ru: 'Выделите блоки, из которых сделать схему.', en: 'Select the blocks to make the scheme of.' },
  result: {
    ru: '«{name}» — результат этой схемы: его увидит сотрудник. Уберите его из выделенного, готовая схема отдаст значение вместо него.',
    en: '“{name}” is a result of this scheme: the employee sees it. Leave it out of the selection; the reusable scheme will hand the value to it.',
  },
  'in-frame': {
    ru: '«{name}» считается по каждой записи, а готовая схема работает с сотрудником целиком. Выделите весь блок с записями.',
    en: '“{name}” runs for every record, while a reusable scheme works for the employee as a whole. Select the whole block with the records.',
  },
  'no-output': {
    ru: 'Ничего из выделенного дальше не используется: отдавать было бы нечего.',
    en: 'Nothing of the selection is used further on: there would be nothing to give.',
  },
  'unknown-type': {
    ru: 'Ещё не ясно, что даёт «{name}». Сначала подключите его и исправьте замечания.',
    en: 'What “{name}” gives is not clear yet. Link it and mend its problems first.',
  },
  'not-one-value': {
    ru: '«{name}» даёт не одно значение на сотрудника, а через границу готовой схемы проходит только одно.',
    en: '“{name}” gives more than one value per employee; only one can cross into a reusable scheme.',
  },
  balance: {
    ru: '«{name}» помнит деньги сотрудника от месяца к месяцу. В другой схеме это была бы другая память.',
    en: '“{name}” remembers the employee’s money from month to month. In another scheme that would be another memory.',
  },
});
