import { useMemo } from 'react';
import { nodeName } from '../catalogue/node-name.ts';
import { portsOf } from '../catalogue/ports.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import { useDocument } from '../state/designer-context.tsx';
import { dataMessages as messages } from './data.messages.ts';
import type { FactColumn, FactTable } from './fact-table.ts';

/** What a person calls each column: names of fields and blocks, never ids. */
export function useColumnTitles({ columns, reader }: FactTable): readonly string[] {
  const naming = useNaming();
  const document = useDocument();
  return useMemo(() => {
    const { t, language } = naming;
    const nodes = new Map(document.nodes.map((node) => [node.id, node]));
    const titleOf = (column: FactColumn): string => {
      switch (column.kind) {
        case 'attribute':
          return outputTitle(reader, column.attribute, language) ?? column.attribute;
        case 'output': {
          const node = nodes.get(column.nodeId);
          if (node === undefined) return column.port;
          const port = outputTitle(node, column.port, language) ?? column.port;
          const isOnly = portsOf(node).outputs.length === 1;
          if (node.id === reader.id) return port;
          return isOnly ? nodeName(node, naming) : t(messages.output, { node: nodeName(node, naming), port });
        }
        default:
          return t(messages[column.kind]);
      }
    };
    return columns.map(titleOf);
  }, [columns, reader, naming, document]);
}

function outputTitle(node: FactTable['reader'], port: string, language: 'ru' | 'en'): string | undefined {
  return portsOf(node).outputs.find(({ key }) => key === port)?.title[language];
}
