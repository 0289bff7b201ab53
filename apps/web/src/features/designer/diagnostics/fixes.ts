import type { Message } from '@premia/locale';
import type { Diagnostic, SchemeDocument, SchemeEdit } from '@premia/scheme';
import { freeNodeId, nodeIds } from '../edits/compose-edits.ts';
import { dockMessages as messages } from './dock.messages.ts';

export interface Fix {
  readonly label: Message<Record<never, never>>;
  readonly edits: readonly SchemeEdit[];
}

/** One click that mends a problem, where the right mend is beyond doubt. */
export function fixOf(diagnostic: Diagnostic, document: SchemeDocument): Fix | null {
  const { code, place, details } = diagnostic;
  const { nodeId, link } = place;
  if (link !== undefined && /^(?:type|link|frame)\//.test(code)) {
    return { label: messages.fixRemoveLink, edits: [{ edit: 'removeLink', link }] };
  }
  switch (code) {
    case 'graph/unreachable-node':
    case 'graph/unknown-kind':
      return nodeId === undefined ? null : { label: messages.fixRemoveNode, edits: [{ edit: 'removeNode', nodeId }] };
    case 'result/no-payout':
      return { label: messages.fixAddPayout, edits: [{ edit: 'addNode', node: newPayout(document) }] };
    case 'params/unknown-parameter': {
      const key = details['given'];
      if (typeof key !== 'string' || key === '') return null;
      const parameter = { key, type: 'number' as const, value: '0' };
      return { label: messages.fixAddParameter, edits: [{ edit: 'setParameter', parameter }] };
    }
    case 'result/duplicate-code': {
      const node = document.nodes.find((one) => one.id === nodeId);
      if (node === undefined) return null;
      const taken = new Set(document.nodes.map((one) => String(one.params?.['code'] ?? '')));
      const params = { ...node.params, code: freeNodeId(taken, String(node.params?.['code'] ?? 'payout')) };
      return { label: messages.fixRenameCode, edits: [{ edit: 'setParams', nodeId: node.id, params }] };
    }
    default:
      return null;
  }
}

const PAYOUT_GAP = 340;

function newPayout(document: SchemeDocument) {
  const right = Math.max(
    0,
    ...document.nodes.filter((node) => node.frame === undefined).map((node) => node.at?.[0] ?? 0),
  );
  const isFirst = document.nodes.length === 0;
  return {
    id: freeNodeId(nodeIds(document), 'payout'),
    kind: 'payout',
    params: { code: 'bonus', category: 'bonus' },
    at: [isFirst ? 0 : right + PAYOUT_GAP, 0] as [number, number],
  };
}
