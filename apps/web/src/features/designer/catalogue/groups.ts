import { defineMessages } from '@premia/locale';
import { CATALOGUE, isNodeKindName, NODE_KIND_NAMES, type NodeGroup, type NodeKindName } from '@premia/scheme';

export const GROUP_WORDS = defineMessages({
  inputs: { ru: 'Исходные данные', en: 'Inputs' },
  arithmetic: { ru: 'Счёт', en: 'Calculate' },
  logic: { ru: 'Условия', en: 'Decide' },
  tables: { ru: 'Таблицы', en: 'Tables' },
  facts: { ru: 'Сделки и события', en: 'Deals and events' },
  team: { ru: 'Команда', en: 'Team' },
  pay: { ru: 'Порядок выплаты', en: 'Pay mechanics' },
  text: { ru: 'Формулы', en: 'Formulas' },
  results: { ru: 'Результат', en: 'Results' },
}) satisfies Record<NodeGroup, unknown>;

export const GROUP_HINTS = defineMessages({
  inputs: { ru: 'Что известно о сотруднике и периоде', en: 'What is known of the employee and the period' },
  arithmetic: { ru: 'Сложить, умножить, ограничить, округлить', en: 'Add, multiply, limit, round' },
  logic: { ru: 'Если — то, пороги допуска', en: 'If this, then that; gates' },
  tables: { ru: 'Ступени, матрицы, справочники', en: 'Tiers, matrices, reference tables' },
  facts: { ru: 'По каждой сделке, оплате, задаче', en: 'For every deal, payment, task' },
  team: { ru: 'Отдел, ранг, общий фонд', en: 'Department, rank, shared pool' },
  pay: { ru: 'Авансы, удержания, рассрочка', en: 'Draws, reserves, instalments' },
  text: { ru: 'Формула как в Excel', en: 'A formula as in Excel' },
  results: { ru: 'Что увидит сотрудник', en: 'What the employee will see' },
}) satisfies Record<NodeGroup, unknown>;

export function groupOf(kind: string): NodeGroup | undefined {
  return isNodeKindName(kind) ? CATALOGUE[kind].group : undefined;
}

export interface KindGroup {
  readonly group: NodeGroup;
  readonly kinds: readonly NodeKindName[];
}

/** The palette, in the catalogue's order. */
export const KIND_GROUPS: readonly KindGroup[] = [...Map.groupBy(NODE_KIND_NAMES, (kind) => CATALOGUE[kind].group)].map(
  ([group, kinds]) => ({ group, kinds }),
);
