/** One end of a link. `port` is null when only the node was named: its default output. */
export interface LinkEnd {
  readonly nodeId: string;
  readonly port: string | null;
}

/** `node.port` or `node`; a port's name may itself hold dots. */
export function parseLinkEnd(text: string): LinkEnd {
  const dot = text.indexOf('.');
  return dot < 0 ? { nodeId: text, port: null } : { nodeId: text.slice(0, dot), port: text.slice(dot + 1) };
}

export function formatLinkEnd({ nodeId, port }: LinkEnd): string {
  return port === null ? nodeId : `${nodeId}.${port}`;
}
