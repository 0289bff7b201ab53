import { parseSchemeDocument } from '../src/document/parse-document.ts';
import type { SchemeDocument } from '../src/document/scheme-document.ts';
import type { InBothLanguages } from '../src/nodes/in-both-languages.ts';
import { CASE_NAMES_EN } from './case-names.ts';
import district from './district.scheme.json' with { type: 'json' };
import draw from './draw.scheme.json' with { type: 'json' };
import initiative from './initiative.scheme.json' with { type: 'json' };
import matrix from './matrix.scheme.json' with { type: 'json' };
import mbo from './mbo.scheme.json' with { type: 'json' };
import salaryK1K2 from './salary-k1-k2.scheme.json' with { type: 'json' };
import scorecard from './scorecard.scheme.json' with { type: 'json' };
import spiff from './spiff.scheme.json' with { type: 'json' };
import teamPool from './team-pool.scheme.json' with { type: 'json' };
import tiered from './tiered.scheme.json' with { type: 'json' };

/** A scheme to start from: it works as it is, with realistic numbers and cases around its boundaries. */
export interface SchemeTemplate {
  readonly key: string;
  readonly title: InBothLanguages;
  /** What it pays, in one sentence with its numbers. */
  readonly summary: InBothLanguages;
  /** For whom such a scheme is made. */
  readonly audience: InBothLanguages;
  /** What the author changes first. */
  readonly fillIn: InBothLanguages;
  readonly document: SchemeDocument;
}

type Words = Omit<SchemeTemplate, 'key' | 'document' | 'title'>;

function template(json: object, words: Words): SchemeTemplate {
  const parsed = parseSchemeDocument(json);
  if (!parsed.ok) throw new Error(`template: ${JSON.stringify(parsed.diagnostics)}`);
  const { document } = parsed;
  const { ru, en } = document.title;
  if (ru === undefined || en === undefined) throw new Error(`template ${document.key}: a title is missing`);
  return { key: document.key, title: { ru, en }, ...words, document };
}

/** The template's scheme with its cases named in a language. */
export function templateDocument({ key, document }: SchemeTemplate, language: 'ru' | 'en'): SchemeDocument {
  if (language === 'ru') return document;
  const names = CASE_NAMES_EN[key] ?? [];
  const cases = (document.cases ?? []).map((entry, index) => ({ ...entry, name: names[index] ?? entry.name }));
  return { ...document, cases };
}

/** What a new scheme may start from, the most common first. */
export const SCHEME_TEMPLATES: readonly SchemeTemplate[] = [
  template(tiered, {
    summary: {
      ru: '3 % с первых 300 000, 5 % до 600 000, дальше 7 %, не больше 150 000 в месяц.',
      en: '3% of the first 300,000, 5% up to 600,000, 7% above, at most 150,000 a month.',
    },
    audience: { ru: 'Менеджеры по продажам', en: 'Salespeople' },
    fillIn: { ru: 'Ступени, ставки и предел', en: 'Bands, rates and the cap' },
  }),
  template(scorecard, {
    summary: {
      ru: '30 % оклада за продажи (50 %), качество (30 %) и заявки (20 %), у каждого свой предел.',
      en: '30% of salary for sales (50%), quality (30%) and requests (20%), each within its limits.',
    },
    audience: { ru: 'Поддержка, сервис, бэк-офис', en: 'Support, service, back office' },
    fillIn: { ru: 'Показатели, веса и пределы', en: 'Measures, weights and limits' },
  }),
  template(matrix, {
    summary: {
      ru: 'Доля оклада на пересечении грейда и годовой оценки: от 0 до 40 %.',
      en: 'A share of salary where grade and yearly rating cross: 0 to 40%.',
    },
    audience: { ru: 'Вся компания раз в год', en: 'The whole company once a year' },
    fillIn: { ru: 'Грейды, оценки и проценты', en: 'Grades, ratings and percentages' },
  }),
  template(teamPool, {
    summary: {
      ru: 'Фонд 300 000 делится по КТУ и отработанным дням, до копейки.',
      en: 'A fund of 300,000 shared out by effort and days worked, to the kopeck.',
    },
    audience: { ru: 'Бригады, смены, проектные команды', en: 'Crews, shifts, project teams' },
    fillIn: { ru: 'Размер фонда и КТУ людей', en: 'The fund and people’s effort' },
  }),
  template(spiff, {
    summary: {
      ru: '3 000 за сделку по акции от 100 000 и 7 000 от 500 000, не больше 60 000 в месяц.',
      en: '3,000 for a campaign deal from 100,000 and 7,000 from 500,000, at most 60,000 a month.',
    },
    audience: { ru: 'Продажи на время акции', en: 'Sales, for a campaign' },
    fillIn: { ru: 'Продукты акции и суммы', en: 'Products of the campaign and amounts' },
  }),
  template(mbo, {
    summary: {
      ru: 'Половина квартального оклада за три цели, если план компании выполнен на 90 %.',
      en: 'Half a salary a quarter for three goals, once the company reaches 90% of plan.',
    },
    audience: { ru: 'Руководители', en: 'Heads and executives' },
    fillIn: { ru: 'Цели, веса и порог компании', en: 'Goals, weights and the company threshold' },
  }),
  template(initiative, {
    summary: {
      ru: '5 000 за достижение; за предложение – 10 % эффекта каждого месяца, год, не больше 300 000.',
      en: '5,000 for an achievement; for a proposal 10% of each month’s effect, for a year, at most 300,000.',
    },
    audience: { ru: 'Авторы достижений и предложений', en: 'Authors of achievements and proposals' },
    fillIn: {
      ru: 'Сумма за достижение, доля эффекта, срок и предел',
      en: 'The sum for an achievement, the share, the months and the limit',
    },
  }),
  template(draw, {
    summary: {
      ru: 'Комиссия 4 %, но не меньше 60 000 в месяц; выданное вперёд удерживается из следующих.',
      en: '4% commission, never below 60,000 a month; what was advanced is recovered later.',
    },
    audience: { ru: 'Новые менеджеры', en: 'New salespeople' },
    fillIn: { ru: 'Ставка, аванс и предел', en: 'The rate, the draw and the cap' },
  }),
  template(salaryK1K2, {
    summary: {
      ru: '40 % оклада за отработанное время × К1 (план, от 80 %) × К2 (качество по жалобам).',
      en: '40% of salary for the time worked × K1 (plan, from 80%) × K2 (quality by complaints).',
    },
    audience: { ru: 'Производство, логистика, офис', en: 'Production, logistics, offices' },
    fillIn: { ru: 'Доля премии, порог и таблица К2', en: 'The share, the threshold and the K2 table' },
  }),
  template(district, {
    summary: {
      ru: '20 % оклада за план плюс районный коэффициент 1,3 и северная надбавка до 80 % отдельными строками.',
      en: '20% of salary for the plan, with the district coefficient of 1.3 and the northern allowance up to 80% as lines of their own.',
    },
    audience: { ru: 'Работа на Севере и в приравненных районах', en: 'Northern and equated districts' },
    fillIn: { ru: 'Коэффициент района и доля премии', en: 'The coefficient of the district and the share' },
  }),
];
