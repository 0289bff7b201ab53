import { chooseText } from '@premia/locale';
import type { InputPort, OutputPort, SchemeNode } from '@premia/scheme';
import { useDocumentPart } from '../state/designer-context.tsx';
import { useInputSources } from '../state/input-sources.ts';
import { type NamingContext, nodeName } from './node-name.ts';
import { portsOf } from './ports.ts';
import { useNaming } from './use-naming.ts';

/** What a port is called: its title, else what the company calls the attribute it brings. A bare key is the last resort. */
export function portTitle(node: SchemeNode, port: InputPort | OutputPort, naming: NamingContext): string {
  const title = port.title[naming.language];
  if (title !== port.key || node.kind !== 'each') return title;
  const type = naming.sources.factTypes.find((one) => one.type === node.params?.['type']);
  const known = type?.attributes.find(({ key }) => key === port.key)?.title;
  return chooseText(known, naming.language)?.text ?? title;
}

/** An input that only has a key, as those of a formula, is called after what flows in. */
export function useInputTitle(node: SchemeNode, input: InputPort): string {
  const naming = useNaming();
  const source = useInputSources(node.id).get(input.key)?.[0];
  const title = portTitle(node, input, naming);
  const isBare = title === input.key && source !== undefined;
  const owner = useDocumentPart(({ nodes }) => (isBare ? nodes.find(({ id }) => id === source.nodeId) : undefined));
  if (owner === undefined || source === undefined) return title;
  const { outputs } = portsOf(owner);
  const output = outputs.find(({ key }) => key === source.port);
  if (output === undefined || output === outputs[0]) return nodeName(owner, naming);
  return output.inside === true
    ? portTitle(owner, output, naming)
    : `${nodeName(owner, naming)}: ${portTitle(owner, output, naming)}`;
}
