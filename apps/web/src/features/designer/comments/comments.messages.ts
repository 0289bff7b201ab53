import { defineMessages } from '@premia/locale';

export const commentMessages = defineMessages({
  title: { ru: 'Обсуждение', en: 'Comments' },
  empty: {
    ru: 'Пока никто ничего не написал. Выберите блок и спросите или подскажите – ответ увидят все, кто открывает схему.',
    en: 'Nothing has been said yet. Select a block and ask or suggest: everybody who opens the scheme sees it.',
  },
  loading: { ru: 'Загружаем обсуждение…', en: 'Loading the comments…' },
  failed: { ru: 'Обсуждение не загрузилось.', en: 'The comments did not load.' },
  retry: { ru: 'Ещё раз', en: 'Try again' },
  write: { ru: 'Новое замечание', en: 'New comment' },
  placeholder: {
    ru: 'Напишите, что думаете. @ – позвать человека',
    en: 'Say what you think. @ calls a person',
  },
  place: { ru: 'К чему', en: 'About' },
  wholeScheme: { ru: 'Ко всей схеме', en: 'The whole scheme' },
  wholeBlock: { ru: 'Блок «{node}»', en: 'Block “{node}”' },
  inputOf: { ru: '«{node}», вход «{port}»', en: '“{node}”, input “{port}”' },
  outputOf: { ru: '«{node}», выход «{port}»', en: '“{node}”, output “{port}”' },
  rowOf: { ru: '«{node}», строка {row}', en: '“{node}”, row {row}' },
  cellOf: { ru: '«{node}», ячейка «{cell}»', en: '“{node}”, cell “{cell}”' },
  nodeEmpty: { ru: 'Об этом блоке пока ничего не написали.', en: 'Nothing has been said about this block yet.' },
  gone: { ru: 'блок удалён', en: 'the block was deleted' },
  send: { ru: 'Отправить', en: 'Send' },
  sendHint: { ru: 'Ctrl+Enter', en: 'Ctrl+Enter' },
  answer: { ru: 'Ответить', en: 'Answer' },
  answerTo: { ru: 'Ответ: {name}', en: 'Answer to {name}' },
  resolve: { ru: 'Решено', en: 'Resolve' },
  reopen: { ru: 'Открыть снова', en: 'Reopen' },
  resolvedBy: { ru: 'Решил(а) {name}', en: 'Resolved by {name}' },
  showResolved: {
    ru: 'Показать решённые: {count}',
    en: 'Show resolved: {count}',
  },
  notSent: { ru: 'Не отправилось: {reason} Текст остался здесь.', en: 'Not sent: {reason} Your text is still here.' },
  people: { ru: 'Кого позвать', en: 'Whom to call' },
  marker: {
    ru: '{count, plural, one {# открытое замечание} few {# открытых замечания} many {# открытых замечаний} other {# открытых замечаний}} к блоку «{node}»',
    en: '{count, plural, one {# open comment} other {# open comments}} on “{node}”',
  },
});
