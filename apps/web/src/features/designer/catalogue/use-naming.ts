import { useLanguage } from '@premia/ui';
import { useMemo } from 'react';
import { useDesigner, useDocumentPart } from '../state/designer-context.tsx';
import type { NamingContext } from './node-name.ts';

/** The words nodes are called by, in the language on the screen. */
export function useNaming(): NamingContext {
  const { sources } = useDesigner();
  const { language, translate } = useLanguage();
  const parameters = useDocumentPart((document) => document.parameters);
  const currency = useDocumentPart((document) => document.currency);
  return useMemo(
    () => ({ t: translate, language, sources, scheme: { parameters, currency } }),
    [translate, language, sources, parameters, currency],
  );
}
