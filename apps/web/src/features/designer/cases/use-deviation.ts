import { formatValue } from '@premia/locale';
import { type Deviation, parseLiteral, type SchemeCase } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { nodeName } from '../catalogue/node-name.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import { portKey } from '../preview/value-store.ts';
import { announce } from '../state/announce.ts';
import { useAnalysis, useDesigner, usePreviewState } from '../state/designer-context.tsx';
import { selectNode } from '../state/designer-ui.ts';
import { casesMessages as messages } from './cases.messages.ts';

export interface CaseDeviation {
  /** False while the draft as it is now was not looked at yet. */
  readonly isKnown: boolean;
  readonly words: string;
  /** Leads to the block on the drawing. */
  readonly show: () => void;
}

/** Where a failing case goes wrong: the first block that gives it another value than when it last passed. */
export function useDeviation(entry: SchemeCase, index: number): CaseDeviation {
  const { ui, draft } = useDesigner();
  const { translate: t } = useLanguage();
  const naming = useNaming();
  const review = usePreviewState((preview) => preview.review);
  const found = review?.deviations?.get(index) ?? null;
  const textOf = useValueWords(found);
  const nodes = draft.getDocument().nodes;
  const node = nodes.find(({ id }) => id === found?.nodeId);
  const words =
    found === null || node === undefined
      ? t(messages.neverPassed)
      : t(messages.deviates, { name: nodeName(node, naming), was: textOf(found.was), now: textOf(found.now) });
  const [code] = Object.keys(entry.expect);
  const target = node ?? nodes.find(({ params }) => params?.['code'] === code);
  return {
    isKnown: review !== null && review.deviations !== null,
    words,
    show: () => {
      if (target !== undefined) selectNode(ui, target.id);
      announce(ui, words);
    },
  };
}

function useValueWords(deviation: Deviation | null): (text: string | null) => string {
  const { language } = useLanguage();
  const type = useAnalysis(({ types }) =>
    deviation === null ? undefined : types.get(portKey(deviation.nodeId, deviation.port)),
  );
  return (text) => {
    if (text === null) return '—';
    const parsed = type === undefined ? null : parseLiteral(text, type.base);
    return parsed?.ok === true && type !== undefined ? formatValue({ value: parsed.value, type }, language) : text;
  };
}
