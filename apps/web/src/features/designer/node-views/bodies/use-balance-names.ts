import { useLanguage } from '@premia/ui';
import { useDocumentPart } from '../../state/designer-context.tsx';
import type { InlineOption } from '../parts/InlineSelect.tsx';
import { optionsOf } from './options.ts';

/** Balances every ledger has, then those that blocks of this scheme keep under names of their own. */
export function useBalanceNames(): readonly InlineOption[] {
  const { translate: t } = useLanguage();
  const own = useDocumentPart(({ nodes }) =>
    nodes
      .flatMap(({ kind, params }) => {
        const name = params?.['balance'];
        if (kind === 'balance' || typeof name !== 'string') return [];
        // Instalments keep a balance for every period to come, the next one first.
        return [kind === 'instalments' ? `${name}.1` : name];
      })
      .join('\n'),
  );
  const known = optionsOf('balances', t);
  const added = [...new Set(own.split('\n'))].filter(
    (name) => name !== '' && !known.some(({ value }) => value === name),
  );
  return [...known, ...added.map((value) => ({ value, label: value }))];
}
