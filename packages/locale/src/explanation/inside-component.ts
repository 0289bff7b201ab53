import type {
  ExplainedNode,
  ExplainedScheme,
  ExplainedTraceNode,
  ExplainRequest,
  Explanation,
  ExplanationStep,
  Sentence,
} from './explanation.ts';

/**
 * What was calculated inside a component, to be explained like a scheme of its own: its document, and the types and
 * values whose ids begin with the node's. Null when it did not come along or nothing in it was calculated.
 */
export function insideOf(request: ExplainRequest, node: ExplainedNode): ExplainRequest | null {
  const component = componentOf(request.scheme, node);
  const result = component === null ? undefined : resultOf(component, node);
  if (component === null || result === undefined) return null;
  const prefix = `${node.id}/`;
  const own = <T>(id: string, value: (inner: string) => T): readonly T[] =>
    id.startsWith(prefix) ? [value(id.slice(prefix.length))] : [];
  const tracedInside = (traced: readonly ExplainedTraceNode[]): readonly ExplainedTraceNode[] =>
    traced.flatMap(({ factsUsed, ...rest }) =>
      own(rest.nodeId, (nodeId) => ({
        ...rest,
        nodeId,
        factsUsed: factsUsed?.map((fact) => ({ ...fact, inner: fact.inner && tracedInside(fact.inner) })),
      })),
    );
  const nodes = tracedInside(request.trace.nodes);
  if (!nodes.some(({ nodeId }) => nodeId === result.id)) return null;
  const { language } = request;
  const parameters = new Map((component.parameters ?? []).map(({ key, title }) => [key, title]));
  return {
    scheme: { ...component, components: request.scheme.components },
    types: new Map([...request.types].flatMap(([id, type]) => own(id, (inner) => [inner, type] as const))),
    trace: { nodes },
    period: request.period,
    result: result.id,
    language,
    nameOf: (key) =>
      component.nodes.find(({ id }) => id === key)?.title ?? request.nameOf?.(key) ?? parameters.get(key) ?? null,
    recordNameOf: request.recordNameOf,
    originOf: (key) => request.originOf?.(`${prefix}${key}`) ?? null,
  };
}

function componentOf({ components }: ExplainedScheme, { kind, params }: ExplainedNode): ExplainedScheme | null {
  const version = kind === 'component' ? params?.['version'] : undefined;
  if (typeof version !== 'string' || components === undefined || !Object.hasOwn(components, version)) return null;
  return components[version] ?? null;
}

/** The first of the results the node hands out. */
function resultOf({ nodes }: ExplainedScheme, { params }: ExplainedNode): ExplainedNode | undefined {
  const outputs: readonly unknown[] = Array.isArray(params?.['outputs']) ? params['outputs'] : [];
  const codes = outputs.map((port) =>
    typeof port === 'object' && port !== null && 'key' in port ? String(port.key) : '',
  );
  return nodes.find(
    ({ kind, params: own }) => (kind === 'payout' || kind === 'indicator') && codes.includes(String(own?.['code'])),
  );
}

/** Links of an inner explanation lead to the inner steps; a value from outside it keeps its own step. */
export function placedIn(place: string, { sentences, steps }: Explanation): Explanation {
  const own = new Set(steps.map(({ nodeId }) => nodeId));
  const inner = (id: string): string => (own.has(id) ? `${place}/${id}` : id);
  const sentence = ({ text, parts }: Sentence): Sentence => ({
    text,
    parts: parts.map((part) => (part.nodeId === undefined ? part : { ...part, nodeId: inner(part.nodeId) })),
  });
  const step = (one: ExplanationStep): ExplanationStep => ({
    ...one,
    nodeId: inner(one.nodeId),
    rule: sentence(one.rule),
    ...(one.inside === undefined ? {} : { inside: placedIn(place, one.inside) }),
  });
  return { sentences: sentences.map(sentence), steps: steps.map(step) };
}
