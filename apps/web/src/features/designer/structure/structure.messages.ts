import { defineMessages } from '@premia/locale';

export const structureMessages = defineMessages({
  selection: { ru: 'Действия с выделенным', en: 'What to do with the selection' },
  selected: {
    ru: '{count, plural, one {Выделен # блок} few {Выделены # блока} many {Выделено # блоков} other {Выделено # блока}}',
    en: '{count, plural, one {# block selected} other {# blocks selected}}',
  },
  more: { ru: 'Ещё действия', en: 'More actions' },

  // lining up
  left: { ru: 'По левому краю', en: 'Align left' },
  centre: { ru: 'По центру', en: 'Align centre' },
  right: { ru: 'По правому краю', en: 'Align right' },
  top: { ru: 'По верхнему краю', en: 'Align top' },
  middle: { ru: 'По середине', en: 'Align middle' },
  bottom: { ru: 'По нижнему краю', en: 'Align bottom' },
  horizontally: { ru: 'Равные промежутки по горизонтали', en: 'Distribute horizontally' },
  vertically: { ru: 'Равные промежутки по вертикали', en: 'Distribute vertically' },
  moveLeft: { ru: 'Сдвинуть влево', en: 'Move left' },
  moveRight: { ru: 'Сдвинуть вправо', en: 'Move right' },
  moveUp: { ru: 'Сдвинуть вверх', en: 'Move up' },
  moveDown: { ru: 'Сдвинуть вниз', en: 'Move down' },

  // areas and folding
  area: { ru: 'область', en: 'area' },
  drawArea: { ru: 'Обвести областью', en: 'Frame the selection' },
  leaveArea: { ru: 'Убрать из области', en: 'Take out of the area' },
  fold: { ru: 'Свернуть или развернуть', en: 'Collapse or expand' },
  foldArea: { ru: 'Свернуть область «{name}»', en: 'Collapse the area “{name}”' },
  unfoldArea: { ru: 'Развернуть область «{name}»', en: 'Expand the area “{name}”' },
  areaName: { ru: 'Название области', en: 'Name of the area' },
  unnamedArea: { ru: 'Область', en: 'Area' },
  colour: { ru: 'Цвет', en: 'Colour' },
  grey: { ru: 'Серый', en: 'Grey' },
  yellow: { ru: 'Жёлтый', en: 'Yellow' },
  green: { ru: 'Зелёный', en: 'Green' },
  blue: { ru: 'Синий', en: 'Blue' },
  rose: { ru: 'Розовый', en: 'Rose' },
  areaOf: {
    ru: 'Область «{name}», {count, plural, one {# блок} few {# блока} many {# блоков} other {# блока}}',
    en: 'Area “{name}”, {count, plural, one {# block} other {# blocks}}',
  },
  blocks: {
    ru: '{count, plural, one {# блок} few {# блока} many {# блоков} other {# блока}}',
    en: '{count, plural, one {# block} other {# blocks}}',
  },
  nothingToFrame: { ru: 'Сначала выделите блоки', en: 'Select some blocks first' },

  // looking into a frame
  lookInside: { ru: 'Заглянуть внутрь', en: 'Look inside' },
  lookInsideOf: { ru: 'Заглянуть внутрь «{name}»', en: 'Look inside “{name}”' },
  path: { ru: 'Где вы на схеме', en: 'Where you are in the scheme' },
  wholeScheme: { ru: 'Вся схема', en: 'Whole scheme' },
  noInside: { ru: 'У этого блока нет внутренней схемы', en: 'This block has no inside' },
  isInside: {
    ru: 'Внутри «{name}». Esc — назад ко всей схеме.',
    en: 'Inside “{name}”. Esc goes back to the whole scheme.',
  },

  // stickers
  addSticker: { ru: 'Приклеить стикер', en: 'Add a sticky note' },
  sticker: { ru: 'стикер', en: 'sticky note' },
  stickerOf: { ru: 'Стикер: {text}', en: 'Sticky note: {text}' },
  emptySticker: { ru: 'Пустой стикер', en: 'Empty sticky note' },
  stickerText: { ru: 'Текст стикера', en: 'Text of the sticky note' },
  stickerHint: { ru: 'Дважды щёлкните, чтобы написать', en: 'Double-click to write' },

  // bypassing
  bypass: { ru: 'Пропустить блок', en: 'Bypass the block' },
  bypassOff: { ru: 'Снова считать всё', en: 'Count everything again' },
  bypassedNow: {
    ru: '{count, plural, one {Пропущен # блок} few {Пропущены # блока} many {Пропущено # блоков} other {Пропущено # блока}}',
    en: '{count, plural, one {# block bypassed} other {# blocks bypassed}}',
  },
  bypassEffect: { ru: 'выплата {before} → {after}', en: 'payout {before} → {after}' },
  bypassPrivate: {
    ru: 'Это видите только вы: сама схема и её примеры считаются целиком.',
    en: 'Only you see this: the scheme itself and its cases count every block.',
  },
  announceBypassed: { ru: 'Блок «{name}» пропущен', en: '“{name}” is bypassed' },
  announceCounted: { ru: 'Блок «{name}» снова считается', en: '“{name}” counts again' },
  noBypassResult: {
    ru: '«{name}» — это сам результат: пропустить его значило бы не заплатить.',
    en: '“{name}” is the result itself: bypassing it would mean paying nothing.',
  },
  noBypassFrame: {
    ru: '«{name}» складывает много записей в одно число: без него числа нет.',
    en: '“{name}” turns many records into one number: without it there is none.',
  },
  noBypassSource: {
    ru: '«{name}» сам даёт значение, поставить вместо него нечего.',
    en: '“{name}” is where the value comes from: nothing can stand in its place.',
  },
  noBypassOpen: {
    ru: 'К «{name}» ничего не подключено: пропускать нечего.',
    en: 'Nothing is linked to “{name}”, so there is nothing to pass on.',
  },
  noBypassType: {
    ru: '«{name}» даёт значение другого вида, чем получает: дальше его не поставить.',
    en: '“{name}” gives another kind of value than it takes: it cannot be passed on.',
  },
  noBypassOutputs: {
    ru: 'У «{name}» используют несколько результатов, а пропустить можно один.',
    en: 'Several results of “{name}” are used; only one can be passed on.',
  },
});
