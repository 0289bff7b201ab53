import { schemeHash } from '../document/canonical-document.ts';
import type { Bilingual, SchemeComponents, SchemeDocument } from '../document/scheme-document.ts';
import type { BaseType } from '../values/value-type.ts';
import { compileScheme } from './compile-scheme.ts';

export interface ComponentPort {
  readonly key: string;
  readonly type: BaseType;
  readonly title?: Bilingual;
}

/** The params of a `component` node that uses all of a scheme. */
export interface ComponentParams {
  readonly scheme: string;
  readonly version: string;
  readonly inputs: readonly ComponentPort[];
  readonly outputs: readonly ComponentPort[];
}

/** What a scheme offers as a node: its parameters as inputs, its payouts and indicators as outputs. */
export function componentParams(document: SchemeDocument, components: SchemeComponents = {}): ComponentParams {
  const { previewPlan: plan } = compileScheme({ ...document, components });
  const outputs = plan.results.flatMap((result): readonly ComponentPort[] => {
    const type = plan.body.steps[result.kind === 'balance' ? -1 : result.step]?.type.base;
    return result.kind === 'balance' || type === undefined ? [] : [port(result.code, type, titled(result.title))];
  });
  const inputs = (document.parameters ?? []).map(({ key, type, title }) => port(key, type, title));
  return { scheme: document.key, version: schemeHash(document), inputs, outputs };
}

function port(key: string, type: BaseType, title: Bilingual | undefined): ComponentPort {
  return { key, type, ...(title === undefined ? {} : { title }) };
}

function titled(title: Bilingual): Bilingual | undefined {
  return Object.keys(title).length === 0 ? undefined : title;
}
