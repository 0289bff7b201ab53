import { defineMessages } from '@premia/locale';

export const outlineMessages = defineMessages({
  title: { ru: 'Схема списком', en: 'Scheme as a list' },
  name: { ru: 'Блок', en: 'Block' },
  inputs: { ru: 'На входе', en: 'Inputs' },
  settings: { ru: 'Настройки', en: 'Settings' },
  value: { ru: 'Значение', en: 'Value' },
  problems: { ru: 'Замечания', en: 'Problems' },
  add: { ru: 'Добавить блок', en: 'Add a block' },
  link: { ru: 'Связать', en: 'Link' },
  linkOf: { ru: 'Связать «{input}» блока «{name}»', en: 'Link “{input}” of “{name}”' },
  unlink: { ru: 'Убрать связь с «{name}»', en: 'Remove the link from “{name}”' },
  useResult: { ru: 'Передать результат «{name}» дальше', en: 'Pass the result of “{name}” on' },
  delete: { ru: 'Удалить «{name}»', en: 'Delete “{name}”' },
  empty: { ru: 'В схеме пока нет блоков.', en: 'The scheme has no blocks yet.' },
});
