import type { Message } from '@premia/locale';
import type { SchemeDocument } from '@premia/scheme';

/** The parts of a document a template brings; name, key, period and currency are the author's. */
export type TemplateBody = Pick<SchemeDocument, 'nodes' | 'links' | 'parameters' | 'cases'>;

export interface SchemeTemplate {
  readonly id: string;
  readonly title: Message<Record<never, never>>;
  /** One sentence with real numbers. */
  readonly text: Message<Record<never, never>>;
  readonly period: SchemeDocument['period'];
  readonly body: TemplateBody;
}
