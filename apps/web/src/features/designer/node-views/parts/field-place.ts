import { createContext, useContext } from 'react';
import { useDesigner, useUi } from '../../state/designer-context.tsx';

/** Fields on a card are reached through the node (Enter, then Tab), not by tabbing through the whole drawing. */
export const FieldPlace = createContext<'card' | 'panel' | 'large'>('panel');

export function useFieldTabIndex(): -1 | undefined {
  return useContext(FieldPlace) === 'card' ? -1 : undefined;
}

export interface OpenedField {
  readonly isEditing: boolean;
  readonly onEditingEnd: () => void;
}

/** Whether a card's field is to open for typing by itself; the same field in a panel stays as it is. */
export function useOpenedField(nodeId: string, field: string): OpenedField {
  const { ui } = useDesigner();
  const place = useContext(FieldPlace);
  const isAsked = useUi(({ editing }) => editing !== null && editing.nodeId === nodeId && editing.field === field);
  return { isEditing: isAsked && place === 'card', onEditingEnd: () => ui.setState({ editing: null }) };
}
