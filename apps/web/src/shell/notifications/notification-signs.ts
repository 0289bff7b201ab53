import { chooseText, type Language, type Translate } from '@premia/locale';
import type { NotificationCode, PersonNotification } from '@premia/service';
import type { Format } from '@premia/ui';
import { notificationMessages } from './notifications.messages.ts';

export interface NotificationWording {
  readonly t: Translate;
  readonly language: Language;
  readonly format: Format;
  /** Whoever caused it, by name. */
  readonly by: string;
}

interface NotificationSign {
  readonly words: (details: PersonNotification['details'], wording: NotificationWording) => string;
  /** The place in the product it is about. */
  readonly path: (details: PersonNotification['details']) => string;
}

const BECAME: Readonly<Record<string, typeof notificationMessages.submissionApproved>> = {
  approved: notificationMessages.submissionApproved,
  passed: notificationMessages.submissionPassed,
  returned: notificationMessages.submissionReturned,
};

/** Words and a link for everything people are told; a code without a sign does not compile. */
const SIGNS: Readonly<Record<NotificationCode, NotificationSign>> = {
  'comment/mentioned': {
    words: (details, { t, by, language }) =>
      t(notificationMessages.mentioned, { name: by, title: titleIn(details, language) }),
    path: ({ schemeId = '' }) => `/schemes/${encodeURIComponent(schemeId)}`,
  },
  'change/waits': {
    words: ({ title = '' }, { t, by }) => t(notificationMessages.changeWaits, { name: by, title }),
    path: changeSetPath,
  },
  'change/decided': {
    words: ({ title = '', decision }, { t, by }) =>
      t(decision === 'approve' ? notificationMessages.changeApplied : notificationMessages.changeRejected, {
        name: by,
        title,
      }),
    path: changeSetPath,
  },
  'change/announced': {
    words: ({ title = '' }, { t }) => t(notificationMessages.changeAnnounced, { title }),
    path: () => '/portal',
  },
  'submission/waits': {
    words: (details, { t, by, language }) =>
      t(notificationMessages.submissionWaits, { name: by, title: titleIn(details, language) }),
    path: () => '/approvals',
  },
  'submission/decided': {
    words: (details, { t, by, language }) =>
      t(BECAME[details['became'] ?? ''] ?? notificationMessages.submissionPassed, {
        name: by,
        title: titleIn(details, language),
      }),
    path: ({ schemeId = '' }) => `/schemes/${encodeURIComponent(schemeId)}`,
  },
  'initiative/assigned': initiative(({ t, by, format }, said, { deadline = '' }) =>
    t(notificationMessages.initiativeAssigned, { ...said, name: by, date: format.date(deadline) }),
  ),
  'initiative/deadline-near': initiative(({ t, format }, said, { deadline = '' }) =>
    t(notificationMessages.initiativeDeadlineNear, { ...said, date: format.date(deadline) }),
  ),
  'initiative/overdue': initiative(({ t, format }, said, { deadline = '' }) =>
    t(notificationMessages.initiativeOverdue, { ...said, date: format.date(deadline) }),
  ),
  'initiative/to-approve': initiative(({ t }, said) => t(notificationMessages.initiativeToApprove, said)),
  'initiative/returned': initiative(({ t }, said) => t(notificationMessages.initiativeReturned, said)),
  'initiative/approved': initiative(({ t }, said) => t(notificationMessages.initiativeApproved, said)),
  'initiative/declined': initiative(({ t }, said) => t(notificationMessages.initiativeDeclined, said)),
  'initiative/corrected': initiative(({ t }, said) => t(notificationMessages.initiativeCorrected, said)),
  'initiative/correction-declined': initiative(({ t }, said) =>
    t(notificationMessages.initiativeCorrectionDeclined, said),
  ),
  'initiative/revoked': initiative(({ t }, said) => t(notificationMessages.initiativeRevoked, said)),
  'initiative/rewarded': initiative(({ t, format }, said, { period = '' }) =>
    t(notificationMessages.initiativeRewarded, { ...said, period: format.period(period) }),
  ),
};

type InitiativeWords = (
  wording: NotificationWording,
  said: { readonly title: string },
  details: PersonNotification['details'],
) => string;

function initiative(words: InitiativeWords): NotificationSign {
  return {
    words: (details, wording) => words(wording, { title: details['title'] ?? '' }, details),
    path: ({ initiativeId = '' }) => `/initiatives?id=${encodeURIComponent(initiativeId)}`,
  };
}

function changeSetPath({ changeSetId = '' }: PersonNotification['details']): string {
  return `/changes/${encodeURIComponent(changeSetId)}`;
}

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
