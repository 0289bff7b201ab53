import { defineMessages } from '@premia/locale';

/** What a person did to the structure of the drawing, for the history and for "Undone: …". */
export const structureActionMessages = defineMessages({
  aligned: {
    ru: '{count, plural, one {Выровнен # блок} few {Выровнены # блока} many {Выровнено # блоков} other {Выровнено # блока}}',
    en: 'Lined up {count, plural, one {# block} other {# blocks}}',
  },
  distributed: {
    ru: '{count, plural, one {Расставлен # блок} few {Расставлены # блока} many {Расставлено # блоков} other {Расставлено # блока}} с равными промежутками',
    en: 'Spaced out {count, plural, one {# block} other {# blocks}}',
  },
  areaDrawn: {
    ru: '{count, plural, one {Обведён областью # блок} few {Обведены областью # блока} many {Обведено областью # блоков} other {Обведено областью # блока}}',
    en: 'Framed {count, plural, one {# block} other {# blocks}}',
  },
  areaJoined: { ru: 'Положено в область «{name}»', en: 'Put into the area “{name}”' },
  areaLeft: {
    ru: '{count, plural, one {Убран из области # блок} few {Убраны из области # блока} many {Убрано из области # блоков} other {Убрано из области # блока}}',
    en: 'Took {count, plural, one {# block} other {# blocks}} out of the area',
  },
  areaNamed: { ru: 'Область названа «{name}»', en: 'Named the area “{name}”' },
  areaColoured: { ru: 'Цвет области «{name}»', en: 'Colour of the area “{name}”' },
  folded: { ru: 'Свёрнуто или развёрнуто', en: 'Collapsed or expanded' },
  stickerAdded: { ru: 'Приклеен стикер', en: 'Added a sticky note' },
  stickerWritten: { ru: 'Написано на стикере', en: 'Wrote on a sticky note' },
  stickerColoured: { ru: 'Цвет стикера', en: 'Colour of a sticky note' },
  replaced: { ru: 'Черновик заменён файлом «{name}»', en: 'Replaced the draft by the file “{name}”' },
});
