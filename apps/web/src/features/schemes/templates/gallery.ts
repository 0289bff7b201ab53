import { formatMoney, type Language } from '@premia/locale';
import { compileScheme, evaluatePlan, type InBothLanguages, runCase, type SchemeDocument } from '@premia/scheme';
import { SCHEME_TEMPLATES, templateDocument } from '@premia/scheme/templates';

/** The parts of a document a template brings; name, key, period and currency are the author's. */
export type TemplateBody = Pick<SchemeDocument, 'nodes' | 'links' | 'parameters' | 'cases'>;

/** One card of the gallery. */
export interface GalleryTemplate {
  readonly id: string;
  readonly title: InBothLanguages;
  /** What it pays, in one sentence. */
  readonly summary: InBothLanguages;
  readonly audience: InBothLanguages | null;
  readonly fillIn: InBothLanguages | null;
  readonly period: SchemeDocument['period'];
  /** With the names of its cases in the given language. */
  readonly bodyIn: (language: Language) => TemplateBody;
}

const BLANK: GalleryTemplate = {
  id: 'blank',
  title: { ru: 'С чистого листа', en: 'Blank' },
  summary: { ru: 'Пустой холст: соберите схему сами.', en: 'An empty canvas: build it yourself.' },
  audience: null,
  fillIn: null,
  period: 'month',
  bodyIn: () => ({ nodes: [], links: [] }),
};

/** What a new scheme may start from; each but the blank one works out an amount before the first change. */
export const GALLERY: readonly GalleryTemplate[] = [
  ...SCHEME_TEMPLATES.map((template): GalleryTemplate => {
    const { key, title, summary, audience, fillIn, document } = template;
    return {
      id: key,
      title,
      summary,
      audience,
      fillIn,
      period: document.period,
      bodyIn: (language) => {
        const { nodes, links, parameters, cases } = templateDocument(template, language);
        return {
          nodes,
          links,
          ...(parameters === undefined ? {} : { parameters }),
          ...(cases === undefined ? {} : { cases }),
        };
      },
    };
  }),
  BLANK,
];

/** The cards whose words hold every word asked for, in either language: people search as they speak. */
export function searchGallery(asked: string): readonly GalleryTemplate[] {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  return GALLERY.filter((template) => {
    const { title, summary, audience, fillIn } = template;
    const text = [title, summary, audience, fillIn]
      .flatMap((part) => (part === null ? [] : [part.ru, part.en]))
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export interface WorkedExample {
  /** What the first case of the template pays, as on a statement. */
  readonly amount: string;
  /** What that case is about. */
  readonly name: string;
}

/** The template's typical case, worked out by the engine that will pay; null for the blank canvas. */
export function workedExample(template: GalleryTemplate, { language, currency }: ShownIn): WorkedExample | null {
  const body = template.bodyIn(language);
  const [first] = body.cases ?? [];
  if (first === undefined) return null;
  const header = { format: 'premia.scheme/1', key: 'template', title: template.title } as const;
  const { plan } = compileScheme({ ...header, period: template.period, currency, ...body });
  if (plan === null) return null;
  const asked = { ...first, expect: { total: '0' } };
  const [line] = runCase(plan, asked, evaluatePlan).lines;
  const total = line?.actual ?? null;
  return total === null ? null : { amount: formatMoney(total, language, { currency }), name: first.name };
}

interface ShownIn {
  readonly language: Language;
  readonly currency: string;
}
