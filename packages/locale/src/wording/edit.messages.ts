import { defineMessages } from '../messages/messages.ts';

/** Why an edit of a scheme was refused, by its reason. */
export const editMessages = defineMessages({
  'edit/unknown-node': { ru: 'Блока «{subject}» уже нет.', en: 'The block "{subject}" is no longer there.' },
  'edit/node-exists': { ru: 'Блок «{subject}» уже есть.', en: 'The block "{subject}" is already there.' },
  'edit/unknown-area': { ru: 'Этой области на схеме уже нет.', en: 'This area is no longer on the drawing.' },
  'edit/unknown-sticker': { ru: 'Этого стикера уже нет.', en: 'This sticker is no longer there.' },
  'edit/unknown-link': { ru: 'Этой связи уже нет.', en: 'This link is no longer there.' },
  'edit/link-exists': { ru: 'Такая связь уже есть.', en: 'This link is already there.' },
  'edit/unknown-parameter': {
    ru: 'Параметра «{subject}» уже нет.',
    en: 'The parameter "{subject}" is no longer there.',
  },
  'edit/unknown-component': {
    ru: 'Этой готовой схемы в файле уже нет.',
    en: 'This component is no longer in the file.',
  },
  'edit/unknown-case': { ru: 'Проверки с этим номером уже нет.', en: 'The case of this number is no longer there.' },
});
