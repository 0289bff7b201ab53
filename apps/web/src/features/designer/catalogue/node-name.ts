import {
  type BilingualText,
  chooseText,
  defineMessages,
  formatValue,
  type Language,
  type Translate,
} from '@premia/locale';
import {
  type BaseType,
  CATALOGUE,
  isNodeKindName,
  parseLiteral,
  type SchemeDocument,
  type SchemeNode,
  typeOf,
} from '@premia/scheme';
import type { SchemeSources } from '@premia/service';

const messages = defineMessages({
  unknown: { ru: 'Неизвестный блок «{kind}»', en: 'Unknown block “{kind}”' },
  measured: { ru: '{name}, {measure}', en: '{name}, {measure}' },
  actual: { ru: 'факт', en: 'actual' },
  target: { ru: 'план', en: 'target' },
  attainment: { ru: 'выполнение', en: 'attainment' },
  previous: { ru: 'прошлый период', en: 'previous period' },
  yearToDate: { ru: 'с начала года', en: 'year to date' },
});

const MEASURES = {
  actual: messages.actual,
  target: messages.target,
  attainment: messages.attainment,
  previous: messages.previous,
  yearToDate: messages.yearToDate,
} as const;
export type CriterionMeasure = keyof typeof MEASURES;

export function measureWords(measure: string): (typeof MEASURES)[CriterionMeasure] {
  return MEASURES[Object.hasOwn(MEASURES, measure) ? (measure as CriterionMeasure) : 'actual'];
}

export interface NamingContext {
  readonly t: Translate;
  readonly language: Language;
  readonly sources: SchemeSources;
  /** The parts of the scheme that names depend on. */
  readonly scheme: Pick<SchemeDocument, 'parameters' | 'currency'>;
}

/** What a person calls the node: the name it was given, else what it reads or does. Never an id. */
export function nodeName(node: SchemeNode, context: NamingContext): string {
  return chooseText(node.title, context.language)?.text ?? nameByContent(node, context);
}

/** The second line of a card: the kind, when the first line says something else. */
export function nodeSubtitle(node: SchemeNode, context: NamingContext): string | null {
  const kind = kindName(node.kind, context);
  return nodeName(node, context) === kind ? null : kind;
}

export function kindName(kind: string, { language, t }: Pick<NamingContext, 'language' | 't'>): string {
  return isNodeKindName(kind) ? CATALOGUE[kind].title[language] : t(messages.unknown, { kind });
}

function nameByContent(node: SchemeNode, context: NamingContext): string {
  const params = node.params ?? {};
  const text = (key: string): string => (typeof params[key] === 'string' ? params[key] : '');
  const { sources, language, t } = context;
  switch (node.kind) {
    case 'criterion': {
      const criterion = sources.criteria.find((source) => source.key === text('criterion'));
      if (text('criterion') === '') return kindName(node.kind, context);
      const name = titled(criterion?.title, language, text('criterion'));
      return t(messages.measured, { name, measure: t(measureWords(text('measure'))) });
    }
    case 'attribute': {
      const attribute = sources.attributes.find((source) => source.key === text('attribute'));
      return titled(attribute?.title, language, text('attribute')) || kindName(node.kind, context);
    }
    case 'parameter': {
      const parameter = context.scheme.parameters?.find((one) => one.key === text('parameter'));
      return titled(parameter?.title, language, text('parameter')) || kindName(node.kind, context);
    }
    case 'constant':
      return constantText(node, context) ?? kindName(node.kind, context);
    case 'payout':
    case 'indicator':
      return titled(bilingual(params['title']), language, text('code')) || kindName(node.kind, context);
    default:
      return kindName(node.kind, context);
  }
}

export function constantText(node: SchemeNode, { language, scheme }: NamingContext): string | null {
  const { value, type = 'number', currency } = (node.params ?? {}) as Readonly<Record<string, string | undefined>>;
  const base = type as BaseType;
  const parsed = value === undefined || value === '' ? null : parseLiteral(value, base);
  if (parsed === null || !parsed.ok) return null;
  return formatValue({ value: parsed.value, type: typeOf(base, currency ?? scheme.currency) }, language);
}

export function bilingual(value: unknown): BilingualText | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as BilingualText) : undefined;
}

function titled(title: BilingualText | undefined, language: Language, fallback: string): string {
  return chooseText(title, language)?.text ?? fallback;
}
