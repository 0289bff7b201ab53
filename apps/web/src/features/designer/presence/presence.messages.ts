import { defineMessages } from '@premia/locale';

export const presenceMessages = defineMessages({
  here: { ru: 'Кто ещё в этой схеме', en: 'Who else is in this scheme' },
  follow: { ru: '{name}. Следить за тем, куда смотрит', en: '{name}. Follow where they look' },
  unfollow: { ru: '{name}. Перестать следить', en: '{name}. Stop following' },
  following: {
    ru: 'Вы видите то же, что {name}. Esc – перестать',
    en: 'You see what {name} sees. Esc stops',
  },
  more: { ru: 'и ещё {names}', en: 'and {names}' },
  joined: { ru: 'Здесь теперь и {name}', en: '{name} is here now' },
  left: { ru: '{name} больше не здесь', en: '{name} has left' },
});
