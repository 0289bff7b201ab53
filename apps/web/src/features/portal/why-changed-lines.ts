import { type BilingualText, type ShownType, type Translate, whyChangedSentence } from '@premia/locale';
import type { PortalWhyChanged, SchemeChange, SchemeSources } from '@premia/service';
import type { Format } from '@premia/ui';
import { portalMessages } from './portal.messages.ts';
import { titlesOf } from './source-titles.ts';

export interface Wording {
  readonly t: Translate;
  readonly format: Format;
  readonly language: 'ru' | 'en';
  readonly nameOf: (text: BilingualText) => string;
  readonly sources: SchemeSources | undefined;
}

/** One scheme's change in words. */
export function schemeChangeWords(change: SchemeChange, currency: string, wording: Wording): string {
  const { t, format, nameOf } = wording;
  const scheme = nameOf(change.schemeTitle);
  const before = change.before === null ? '—' : format.money(change.before, { currency });
  const after = change.after === null ? '—' : format.money(change.after, { currency });
  switch (change.how) {
    case 'began':
      return t(portalMessages.began, { scheme, after });
    case 'ended':
      return t(portalMessages.ended, { scheme, before });
    case 'unknown':
      return t(portalMessages.sideUnknown, { scheme });
    case 'not-kept':
      return t(portalMessages.sideNotKept, { scheme, before, after });
    case 'explained':
      return t(portalMessages.schemeSays, { scheme, sentence: sentenceOf(change, currency, wording) });
  }
}

function sentenceOf(change: SchemeChange, currency: string, { language, sources }: Wording): string {
  const titles = titlesOf(sources);
  const parameters = new Map(change.parameters.map((parameter) => [parameter.key, parameter] as const));
  const { before, after, parts } = change;
  return whyChangedSentence(
    { before: before ?? '0', after: after ?? '0', currency, parts },
    {
      language,
      nameOf: (key) => titles.get(key) ?? parameters.get(key)?.title ?? null,
      typeOf: (key) => parameters.get(key)?.type ?? typeOfSource(key, currency, sources),
    },
  );
}

/** How values of a criterion or attribute are written. */
function typeOfSource(key: string, currency: string, sources: SchemeSources | undefined): ShownType | undefined {
  const type = [...(sources?.criteria ?? []), ...(sources?.attributes ?? [])].find((known) => known.key === key)?.type;
  switch (type) {
    case 'money':
      return { base: 'money', currency };
    case 'number':
    case 'percent':
    case 'count':
      return { base: type, currency: null };
    default:
      return undefined;
  }
}

/** Schemes that say something; one where nothing moved is left out beside others. */
export function tellingChanges({ schemes }: PortalWhyChanged): readonly SchemeChange[] {
  const moved = schemes.filter(({ how, parts }) => how !== 'explained' || parts.length > 0);
  return moved.length === 0 ? schemes : moved;
}
