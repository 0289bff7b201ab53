import type { Language } from '@premia/locale';
import { changeWords, diffSchemes, parseLinkEnd, type SchemeDocument } from '@premia/scheme';
import type { ActionWords } from '../document-store/draft.ts';
import { actionMessages as messages } from './actions.messages.ts';

/** The scheme before and after an action on one node. */
export interface Changed {
  readonly nodeId: string;
  readonly before: SchemeDocument;
  readonly after: SchemeDocument;
}

/**
 * What an action changed, in the words in which two versions are compared: “Commission”: rate from 600,000 raised from
 * 7% to 9%. Worked out when somebody reads it, once for each language, because comparing compiles both; `plainly` where
 * both are the same scheme.
 */
export function changedWords(changed: () => Changed, plainly: ActionWords): ActionWords {
  const known = new Map<Language, readonly string[]>();
  return (t) => {
    const sentences = known.get(t.language) ?? sentencesOf(changed(), t.language);
    if (sentences.length > 0) known.set(t.language, sentences);
    const [first, ...more] = sentences;
    if (first === undefined) return plainly(t);
    return more.length === 0 ? first : t(messages.andMore, { what: first, count: more.length });
  };
}

function sentencesOf({ nodeId, before, after }: Changed, language: Language): readonly string[] {
  const changes = diffSchemes(leadingTo(nodeId, before), leadingTo(nodeId, after));
  const told = changes.filter(({ change }) => change !== 'rewritten');
  return [...new Set(told.map((change) => changeWords(change, language)))];
}

/** The node and all it rests on: units come from there, and nothing else needs to be compiled for them. */
function leadingTo(nodeId: string, document: SchemeDocument): SchemeDocument {
  const links = document.links.map((link) => ({
    link,
    from: parseLinkEnd(link.from).nodeId,
    to: parseLinkEnd(link.to).nodeId,
  }));
  const frames = new Map(document.nodes.map(({ id, frame }) => [id, frame]));
  const needed = new Set([nodeId]);
  for (const id of needed) {
    const frame = frames.get(id);
    if (frame !== undefined) needed.add(frame);
    for (const { from, to } of links) if (to === id) needed.add(from);
  }
  return {
    ...document,
    nodes: document.nodes.filter(({ id }) => needed.has(id)),
    links: links.flatMap(({ link, from, to }) => (needed.has(from) && needed.has(to) ? [link] : [])),
    cases: [],
  };
}
