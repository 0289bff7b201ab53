import type { BaseType, PortType } from '@premia/scheme';

/** As what a constant at an input is read: as the input says, else as what its linked neighbour brings. */
export function constantBase(type: PortType, neighbour: BaseType | undefined): BaseType {
  switch (type) {
    case 'ratio':
      return 'percent';
    case 'any':
    case 'numeric':
      return neighbour ?? 'number';
    default:
      return type;
  }
}
