import { chooseText, type Language, type Translate } from '@premia/locale';
import type { NotificationCode, PersonNotification } from '@premia/service';
import { notificationMessages } from './notifications.messages.ts';

export interface NotificationWording {
  readonly t: Translate;
  readonly language: Language;
  /** Whoever caused it, by name. */
  readonly by: string;
}

interface NotificationSign {
  readonly words: (details: PersonNotification['details'], wording: NotificationWording) => string;
  /** The place in the product it is about. */
  readonly path: (details: PersonNotification['details']) => string;
}

/** Words and a link for everything people are told; a code without a sign does not compile. */
const SIGNS: Readonly<Record<NotificationCode, NotificationSign>> = {
  'comment/mentioned': {
    words: (details, { t, by, language }) =>
      t(notificationMessages.mentioned, { name: by, title: titleIn(details, language) }),
    path: ({ schemeId = '' }) => `/schemes/${encodeURIComponent(schemeId)}`,
  },
};

export function notificationWords(notification: PersonNotification, wording: NotificationWording): string {
  return SIGNS[notification.code].words(notification.details, wording);
}

export function notificationPath(notification: PersonNotification): string {
  return SIGNS[notification.code].path(notification.details);
}

/** A title written in one or both languages travels as `titleRu` and `titleEn`. */
function titleIn({ titleRu, titleEn }: PersonNotification['details'], language: Language): string {
  return chooseText({ ru: titleRu, en: titleEn }, language)?.text ?? '—';
}
