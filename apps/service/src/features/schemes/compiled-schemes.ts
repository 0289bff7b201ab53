import type { StoredDocument } from '@premia/database';
import {
  type CompiledScheme,
  compileScheme,
  type Diagnostic,
  parseSchemeDocument,
  type SchemeDocument,
} from '@premia/scheme';

/** More than the schemes of a company; the one asked for longest ago goes first. */
const KEPT_MAX = 200;

export interface SchemeCompiler {
  /** Compiles each content once; `hash` is the content's own, which layout is no part of. */
  compile(document: SchemeDocument, hash: string): CompiledScheme;
}

export function createSchemeCompiler(): SchemeCompiler {
  const kept = new Map<string, CompiledScheme>();
  return {
    compile(document, hash) {
      // The hash covers the pins of components, not whether their copies are at hand.
      const key = [hash, ...Object.keys(document.components ?? {}).sort()].join(' ');
      const compiled = kept.get(key) ?? compileScheme(document);
      // The order of a map is the order of insertion: used again, it is the youngest.
      kept.delete(key);
      kept.set(key, compiled);
      const [oldest] = kept.keys();
      if (kept.size > KEPT_MAX && oldest !== undefined) {
        kept.delete(oldest);
      }
      return compiled;
    },
  };
}

/** A document our own code stored; that it cannot be read any more is a defect, not somebody's mistake. */
export function readStoredDocument(stored: StoredDocument): SchemeDocument {
  const parsed = parseSchemeDocument(stored);
  if (!parsed.ok) {
    throw new Error('a stored scheme document cannot be read any more: its migration is missing');
  }
  return parsed.document;
}

export function errorsIn(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === 'error');
}
