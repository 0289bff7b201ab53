import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { schemeHash } from '../document/canonical-document.ts';
import { LIMITS } from '../document/limits.ts';
import type { SchemeComponents, SchemeDocument } from '../document/scheme-document.ts';
import type { PeriodKind } from '../values/period.ts';
import { linkScheme } from './link-scheme.ts';
import type { LinkedScheme } from './linked-scheme.ts';
import { orderScheme, type Stage } from './order.ts';

/** A component ready to be lowered in some place. */
export interface Component {
  readonly scheme: LinkedScheme;
  readonly stages: readonly Stage[];
  /** Nodes it stands for, with those of its own components. */
  readonly size: number;
}

export interface ComponentFault {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}

export type FoundComponent =
  | { readonly ok: true; readonly component: Component }
  | { readonly ok: false; readonly fault: ComponentFault };

export interface ComponentReference {
  readonly scheme: string;
  readonly version: string;
}

const refused = (code: string, details: ComponentFault['details']): FoundComponent => ({
  ok: false,
  fault: { code, details },
});

/**
 * The published schemes a document brings along. Each is held against its hash and linked once, when it is first used;
 * no two of them can use each other in a circle, because a hash holds the hashes of what it uses.
 */
export class ComponentLibrary {
  readonly #documents: SchemeComponents;
  readonly #found = new Map<string, FoundComponent>();
  readonly #depths = new Map<string, number>();

  constructor(components: SchemeDocument['components']) {
    this.#documents = components ?? {};
  }

  /** The component of that key and hash, fit for a scheme of `period`. */
  find({ scheme, version }: ComponentReference, period: PeriodKind): FoundComponent {
    const details = { scheme, version };
    const found = this.#findVersion(version);
    if (!found.ok) return refused(found.fault.code, { ...details, ...found.fault.details });
    const { document } = found.component.scheme;
    if (document.key !== scheme) return refused('component/other-scheme', { ...details, given: document.key });
    if (document.period !== period) {
      return refused('component/other-period', { ...details, given: document.period, expected: period });
    }
    return found;
  }

  #findVersion(version: string): FoundComponent {
    const known = this.#found.get(version);
    if (known !== undefined) return known;
    const found = this.#read(version);
    this.#found.set(version, found);
    return found;
  }

  #read(version: string): FoundComponent {
    const document = Object.hasOwn(this.#documents, version) ? this.#documents[version] : undefined;
    if (document === undefined) return refused('component/missing', {});
    if (schemeHash(document) !== version) return refused('component/altered', {});
    const { scheme, diagnostics } = linkScheme(document);
    const { stages, cycles } = orderScheme(scheme);
    const error = diagnostics.find(({ severity }) => severity === 'error');
    if (error !== undefined) return unsound(error.code, error.place.nodeId);
    if (cycles[0] !== undefined) return unsound('graph/cycle', cycles[0].nodes[0]);
    let size = document.nodes.length;
    let depth = 1;
    for (const used of componentVersions(document)) {
      const inner = this.#findVersion(used);
      if (!inner.ok) return inner;
      size += inner.component.size;
      depth = Math.max(depth, 1 + (this.#depths.get(used) ?? 0));
      if (depth > LIMITS.componentDepth) return refused('component/too-deep', { limit: LIMITS.componentDepth });
      if (size > LIMITS.nodes) return refused('component/too-large', { limit: LIMITS.nodes });
    }
    this.#depths.set(version, depth);
    return { ok: true, component: { scheme, stages, size } };
  }
}

function unsound(problem: string, node = ''): FoundComponent {
  return refused('component/unsound', { problem, node });
}

/** The hash each `component` node of a document pins, once for every node. */
export function componentVersions({ nodes }: Pick<SchemeDocument, 'nodes'>): readonly string[] {
  return nodes.flatMap(({ kind, params }) => {
    const version = kind === 'component' ? params?.['version'] : undefined;
    return typeof version === 'string' ? [version] : [];
  });
}

/** Pins that name none of the `published` versions: content nobody here answered for. */
export function unpublishedComponents(
  { nodes }: Pick<SchemeDocument, 'nodes'>,
  published: ReadonlySet<string>,
): readonly Diagnostic[] {
  return nodes
    .filter((node) => componentVersions({ nodes: [node] }).some((version) => !published.has(version)))
    .map(({ id, params }) => ({
      code: 'component/not-published',
      severity: 'error',
      place: { nodeId: id, path: 'version' },
      details: { scheme: String(params?.['scheme']) },
    }));
}
