import { byCodeUnit } from '../values/canonical-json.ts';
import type { LinkedNode, LinkedScheme } from './linked-scheme.ts';

/** A point in the order of lowering: a node, or the inside of a frame, which opens before its nodes and closes after. */
export interface Stage {
  readonly nodeId: string;
  readonly part: 'node' | 'inside';
}

export interface SchemeOrder {
  /** Every stage that is in no cycle, each after all it depends on. */
  readonly stages: readonly Stage[];
  readonly cycles: readonly SchemeCycle[];
}

export interface SchemeCycle {
  /** Round the shortest ring through the first id, each node read by the next and the last by the first. */
  readonly ring: readonly string[];
  /** Every node whose values run in a circle: the ring, then what stands on rings that meet it, along the links. */
  readonly nodes: readonly string[];
}

const INSIDE = '\u0000inside';

/**
 * Orders a scheme by strongly connected components (Tarjan), iteratively: a component is complete only after all it
 * reaches, so they come out dependencies first, and one with more than one member is a cycle.
 */
export function orderScheme({ nodes }: LinkedScheme): SchemeOrder {
  const dependencies = new Map<string, readonly string[]>();
  for (const [id, linked] of nodes) {
    dependencies.set(id, dependenciesOf(id, linked, nodes));
    if (linked.kind.isFrame) dependencies.set(id + INSIDE, []);
  }
  const stages: Stage[] = [];
  const cycles: SchemeCycle[] = [];
  for (const component of components(dependencies)) {
    const only = component[0];
    if (component.length === 1 && only !== undefined && !dependencies.get(only)?.includes(only)) {
      stages.push(toStage(only));
      continue;
    }
    cycles.push(cycleOf(component, dependencies));
  }
  return { stages, cycles };
}

/** Follows the links from the first id, breadth first: the first way back to it is the shortest ring. */
function cycleOf(component: readonly string[], dependencies: ReadonlyMap<string, readonly string[]>): SchemeCycle {
  const readers = new Map(component.map((vertex): readonly [string, string[]] => [vertex, []]));
  for (const vertex of component) {
    for (const source of dependencies.get(vertex) ?? []) readers.get(source)?.push(vertex);
  }
  const [start = ''] = [...component].sort(byCodeUnit);
  const cameFrom = new Map<string, string>();
  const open = [start];
  let last: string | null = null;
  for (const vertex of open) {
    for (const reader of (readers.get(vertex) ?? []).sort(byCodeUnit)) {
      if (reader === start) last ??= vertex;
      else if (!cameFrom.has(reader)) {
        cameFrom.set(reader, vertex);
        open.push(reader);
      }
    }
  }
  const back: string[] = [];
  for (let at = last ?? start; at !== start; at = cameFrom.get(at) ?? start) back.push(at);
  const ring = nodesOf([start, ...back.reverse()]);
  return { ring, nodes: nodesOf([...ring, ...open]) };
}

function nodesOf(vertices: readonly string[]): readonly string[] {
  return [...new Set(vertices.map((vertex) => toStage(vertex).nodeId))];
}

function toStage(vertex: string): Stage {
  return vertex.endsWith(INSIDE)
    ? { nodeId: vertex.slice(0, -INSIDE.length), part: 'inside' }
    : { nodeId: vertex, part: 'node' };
}

function dependenciesOf(id: string, linked: LinkedNode, nodes: LinkedScheme['nodes']): readonly string[] {
  // What a value of the fact is read by stands in the frame, or is the frame: both wait for its inside as it is.
  const found: string[] = [];
  for (const sources of linked.sources.values()) {
    for (const { nodeId, inside } of sources) if (!inside) found.push(nodeId);
  }
  if (linked.kind.isFrame) found.push(id + INSIDE);
  if (linked.frame !== null && nodes.has(linked.frame)) found.push(linked.frame + INSIDE);
  return found;
}

interface Visit {
  readonly vertex: number;
  readonly targets: readonly number[];
  next: number;
}

/** The strongly connected components, each after those it depends on, by Tarjan with a stack of its own. */
function* components(graph: ReadonlyMap<string, readonly string[]>): Generator<readonly string[]> {
  const names = [...graph.keys()];
  const numbers = new Map(names.map((name, number): readonly [string, number] => [name, number]));
  const edges = names.map((name) => (graph.get(name) ?? []).flatMap((target) => numbers.get(target) ?? []));
  /** In order of first visit, from 1; 0 is not visited. */
  const visited = new Int32Array(names.length);
  const low = new Int32Array(names.length);
  const onStack = new Uint8Array(names.length);
  const stack: number[] = [];
  const open: Visit[] = [];
  let count = 0;
  const enter = (vertex: number): void => {
    count += 1;
    visited[vertex] = count;
    low[vertex] = count;
    onStack[vertex] = 1;
    stack.push(vertex);
    open.push({ vertex, targets: edges[vertex] ?? [], next: 0 });
  };
  const lower = (vertex: number, to: number): void => {
    low[vertex] = Math.min(low[vertex] ?? to, to);
  };
  for (const start of names.keys()) {
    if (visited[start] !== 0) continue;
    enter(start);
    for (let visit = open.at(-1); visit !== undefined; visit = open.at(-1)) {
      const target = visit.targets[visit.next];
      visit.next += 1;
      if (target !== undefined) {
        if (visited[target] === 0) enter(target);
        else if (onStack[target] === 1) lower(visit.vertex, visited[target] ?? 0);
        continue;
      }
      open.pop();
      const { vertex } = visit;
      const parent = open.at(-1);
      if (parent !== undefined) lower(parent.vertex, low[vertex] ?? 0);
      if (low[vertex] !== visited[vertex]) continue;
      const component = stack.splice(stack.lastIndexOf(vertex));
      for (const member of component) onStack[member] = 0;
      yield component.map((member) => names[member] ?? '');
    }
  }
}
