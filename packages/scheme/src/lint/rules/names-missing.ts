import type { Bilingual, SchemeNode } from '../../document/scheme-document.ts';
import type { PayoutCategory } from '../../plan/plan.ts';
import type { Fix, LintFinding } from '../finding.ts';
import type { Rule } from './rule.ts';

type Given = { readonly ru?: string | undefined; readonly en?: string | undefined } | null | undefined;

/** Which languages a name still lacks. */
function missingIn(title: Given): readonly ('ru' | 'en')[] {
  return (['ru', 'en'] as const).filter((language) => (title?.[language] ?? '').trim() === '');
}

/** Names people will read: of the scheme, of its statement lines, of the parameters a department can change. */
export const namesMissing: Rule = ({ document, plan, nodes }) => [
  ...schemeName(document.title),
  ...plan.results.flatMap((result): readonly LintFinding[] => {
    if (result.kind === 'balance' || (result.kind === 'payout' && !result.visible)) return [];
    const missing = missingIn(result.title);
    if (missing.length === 0) return [];
    const node = nodes.get(result.nodeId);
    const fix = node === undefined ? null : nameFix(node, missing);
    return [
      {
        code: missing.length === 2 ? 'name/none' : 'name/one-language',
        severity: missing.length === 2 && result.kind === 'payout' ? 'warning' : 'hint',
        place: { nodeId: result.nodeId, path: 'title' },
        details: { code: result.code, language: missing[0] ?? 'ru' },
        ...(fix === null ? {} : { fix }),
      },
    ];
  }),
  ...(document.parameters ?? []).flatMap(({ key, title }, index): readonly LintFinding[] => {
    const missing = missingIn(title);
    const [language] = missing;
    if (language === undefined) return [];
    const place = { path: `parameters.${index}.title` };
    return [
      { code: 'name/parameter', severity: 'hint', place, details: { given: key, language, count: missing.length } },
    ];
  }),
];

function schemeName(title: Bilingual): readonly LintFinding[] {
  const missing = missingIn(title);
  const [language] = missing;
  if (language === undefined) return [];
  return [
    {
      code: 'name/scheme',
      severity: 'warning',
      place: { path: 'title' },
      details: { language, count: missing.length },
    },
  ];
}

const CATEGORY_NAMES: Readonly<Record<PayoutCategory, { readonly ru: string; readonly en: string }>> = {
  bonus: { ru: 'Премия', en: 'Bonus' },
  commission: { ru: 'Комиссия', en: 'Commission' },
  premium: { ru: 'Надбавка', en: 'Premium' },
  penalty: { ru: 'Удержание', en: 'Deduction' },
  initiative: { ru: 'Вознаграждение за инициативу', en: 'Initiative reward' },
};

/** The node's own title serves its line; a payout without any is called after its category. */
function nameFix(node: SchemeNode, missing: readonly ('ru' | 'en')[]): Fix | null {
  const category = node.kind === 'payout' ? (node.params?.['category'] ?? 'bonus') : null;
  const known = Object.entries(CATEGORY_NAMES).find(([name]) => name === category)?.[1];
  const given = node.params?.['title'];
  const own = typeof given === 'object' && given !== null && !Array.isArray(given) ? given : {};
  const isNamed = missing.length < 2;
  const added = missing.flatMap((language) => {
    const text = node.title?.[language] ?? (isNamed ? undefined : known?.[language]);
    return text === undefined || text.trim() === '' ? [] : [[language, text] as const];
  });
  if (added.length < missing.length) return null;
  const params = { ...node.params, title: { ...own, ...Object.fromEntries(added) } };
  return { label: 'fix/name-payout', edits: [{ edit: 'setParams', nodeId: node.id, params }] };
}
