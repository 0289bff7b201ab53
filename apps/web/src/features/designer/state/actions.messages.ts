import { defineMessages } from '@premia/locale';

/** What a person did, for the history panel and for "Undone: …". */
export const actionMessages = defineMessages({
  added: { ru: 'Добавлен блок «{name}»', en: 'Added “{name}”' },
  removedOne: { ru: 'Удалён блок «{name}»', en: 'Deleted “{name}”' },
  removedMany: {
    ru: 'Удалено: {count, plural, one {# элемент} few {# элемента} many {# элементов} other {# элемента}}',
    en: 'Deleted {count, plural, one {# item} other {# items}}',
  },
  removedLink: { ru: 'Удалена связь', en: 'Removed a link' },
  connected: { ru: 'Связаны «{from}» → «{to}»', en: 'Linked “{from}” → “{to}”' },
  reconnected: { ru: 'Связь ведёт «{from}» → «{to}»', en: 'Led a link “{from}” → “{to}”' },
  bent: { ru: 'Изменён путь связи «{from}» → «{to}»', en: 'Led the line “{from}” → “{to}” another way' },
  takenOut: { ru: '«{name}» вынут из связи', en: 'Took “{name}” out of a link' },
  inserted: { ru: '«{name}» вставлен в связь', en: 'Put “{name}” into a link' },
  moved: {
    ru: '{count, plural, one {Передвинут # блок} few {Передвинуты # блока} many {Передвинуто # блоков} other {Передвинуто # блока}}',
    en: 'Moved {count, plural, one {# block} other {# blocks}}',
  },
  tidied: { ru: 'Схема разложена по порядку', en: 'Tidied up' },
  pasted: {
    ru: '{count, plural, one {Вставлен # блок} few {Вставлены # блока} many {Вставлено # блоков} other {Вставлено # блока}}',
    en: 'Pasted {count, plural, one {# block} other {# blocks}}',
  },
  duplicated: {
    ru: '{count, plural, one {Повторён # блок} few {Повторены # блока} many {Повторено # блоков} other {Повторено # блока}}',
    en: 'Duplicated {count, plural, one {# block} other {# blocks}}',
  },
  renamed: { ru: 'Блок назван «{name}»', en: 'Renamed to “{name}”' },
  unnamed: { ru: 'Снято название блока «{name}»', en: 'Cleared the name of “{name}”' },
  noted: { ru: 'Заметка к блоку «{name}»', en: 'Note on “{name}”' },
  changed: { ru: '«{name}»: {what}', en: '“{name}”: {what}' },
  andMore: { ru: '{what} и ещё {count}', en: '{what} and {count} more' },
  formula: { ru: 'формула', en: 'formula' },
  setting: { ru: 'изменена настройка', en: 'changed a setting' },
  schemeTitle: { ru: 'Название схемы', en: 'Scheme name' },
  schemeNote: { ru: 'Описание схемы', en: 'Scheme description' },
  parameterSet: { ru: 'Параметр «{name}»', en: 'Parameter “{name}”' },
  parameterRemoved: { ru: 'Удалён параметр «{name}»', en: 'Removed parameter “{name}”' },
  caseAdded: { ru: 'Добавлен пример «{name}»', en: 'Added case “{name}”' },
  casesAdded: {
    ru: '{count, plural, one {Добавлен # пример} few {Добавлено # примера} many {Добавлено # примеров} other {Добавлено # примера}}',
    en: '{count, plural, one {Added # case} other {Added # cases}}',
  },
  caseChanged: { ru: 'Изменён пример «{name}»', en: 'Changed case “{name}”' },
  caseRemoved: { ru: 'Удалён пример «{name}»', en: 'Removed case “{name}”' },
  fixed: { ru: 'Исправлено: {what}', en: 'Fixed: {what}' },
  loaded: { ru: 'Схема загружена заново', en: 'Reloaded the scheme' },
});
