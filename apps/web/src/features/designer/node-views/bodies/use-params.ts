import type { SchemeNode } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import type { ActionWords } from '../../document-store/draft.ts';
import type { NodeParams } from '../../state/actions.ts';
import { useDesigner } from '../../state/designer-context.tsx';

export type ParamValue = NodeParams[string];

/** The settings of a node as they stand in the document, and one way to change them. */
export interface ParamsAccess {
  readonly params: NodeParams;
  readonly text: (key: string, fallback?: string) => string;
  /** Takes `undefined` for "not stated". */
  readonly set: (change: Readonly<Record<string, ParamValue | undefined>>, what: ActionWords) => void;
}

export function useParams(node: SchemeNode): ParamsAccess {
  const { actions } = useDesigner();
  const params = node.params ?? {};
  return {
    params,
    text: (key, fallback = '') => (typeof params[key] === 'string' ? params[key] : fallback),
    set: (change, what) => {
      const next = Object.entries({ ...params, ...change }).filter(([, value]) => value !== undefined);
      actions.setParams(node.id, Object.fromEntries(next) as NodeParams, what);
    },
  };
}

/** A title people gave, in the language on the screen, else the key itself. */
export function useTitled(): (
  title: { readonly ru?: string | undefined; readonly en?: string | undefined } | undefined,
  key: string,
) => string {
  const { language } = useLanguage();
  return (title, key) => title?.[language] ?? title?.ru ?? title?.en ?? key;
}
