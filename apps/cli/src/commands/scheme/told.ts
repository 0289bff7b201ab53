import {
  chooseText,
  describeDiagnostic,
  describeFix,
  describeProblem,
  describeSuggestion,
  describeWay,
} from '@premia/locale';
import {
  CATALOGUE,
  type CaseSuggestion,
  type CoveredPlace,
  type Diagnostic,
  type EmployeeResult,
  isNodeKindName,
  type LintFinding,
  type Problem,
  type SchemeCase,
  type SchemeDocument,
} from '@premia/scheme';
import type { Language } from '../../command.ts';

/** A diagnostic or problem with its sentence, as commands print it. */
export type Told<T> = T & { readonly message: string };

type NameOf = (id: string) => { readonly ru?: string | undefined; readonly en?: string | undefined } | null;

/** What people call the nodes of a document; ids where they gave no title. */
function namesIn(document: SchemeDocument | null): NameOf {
  const titles = new Map(document?.nodes.map(({ id, title }) => [id, title ?? null]));
  return (id) => titles.get(id) ?? null;
}

export function tellDiagnostics(
  diagnostics: readonly LintFinding[],
  document: SchemeDocument | null,
  language: Language,
): readonly Told<LintFinding>[] {
  const nameOf = namesIn(document);
  return diagnostics.map(({ fix, ...diagnostic }) => ({
    ...diagnostic,
    message: describeDiagnostic(diagnostic, { language, nameOf }),
    ...(fix === undefined ? {} : { fix: { ...fix, message: describeFix(fix.label, language) } }),
  }));
}

/** One line for a person: where, then what. */
export function diagnosticLine(
  { place, message }: Told<Diagnostic>,
  document: SchemeDocument | null,
  language: Language,
): string {
  const where = placeWords(place, document, language);
  // A file that cannot be read is named in the sentence itself.
  return where === '' || (place.nodeId === undefined && message.includes(where)) ? message : `${where}: ${message}`;
}

function placeWords(
  { nodeId, port, path, link }: Diagnostic['place'],
  document: SchemeDocument | null,
  language: Language,
): string {
  const parts: string[] = [];
  if (nodeId !== undefined) parts.push(nodeWords(nodeId, document, language));
  if (port !== undefined) parts.push(`→ ${port}`);
  if (path !== undefined && path !== '') parts.push(nodeId === undefined ? path : `(${path})`);
  if (nodeId === undefined && link !== undefined) parts.push(`${link.from} → ${link.to}`);
  return parts.join(' ');
}

function nodeWords(nodeId: string, document: SchemeDocument | null, language: Language): string {
  const title = namesIn(document)(nodeId);
  const chosen = title === null ? null : chooseText(title, language);
  return chosen === null ? nodeId : `«${chosen.text}» (${nodeId})`;
}

export function tellProblems(
  problems: readonly Problem[],
  document: SchemeDocument,
  language: Language,
): readonly Told<Problem>[] {
  const nameOf = namesIn(document);
  return problems.map((problem) => {
    const sentence = describeProblem(problem, { language, nameOf });
    return { ...problem, message: `${nodeWords(problem.nodeId, document, language)}: ${sentence}` };
  });
}

export function problemLine({ id }: Pick<EmployeeResult, 'id'>, { message }: Told<Problem>): string {
  return `${id}: ${message}`;
}

/** What people call a node, else what it does. */
function shortName(nodeId: string, document: SchemeDocument, language: Language): string {
  const node = document.nodes.find(({ id }) => id === nodeId);
  const title = chooseText(node?.title, language)?.text;
  return title ?? (node !== undefined && isNodeKindName(node.kind) ? CATALOGUE[node.kind].title[language] : nodeId);
}

/** Suggested cases as they would stand in the file. */
export function tellSuggestions(
  suggestions: readonly CaseSuggestion[],
  document: SchemeDocument,
  language: Language,
): readonly SchemeCase[] {
  return suggestions.map((suggestion) => ({
    name: describeSuggestion(suggestion, { name: shortName(suggestion.nodeId, document, language), language }),
    ...suggestion.case,
  }));
}

/** A way through the scheme that no case takes. */
export function wayLine({ nodeId, path }: CoveredPlace, document: SchemeDocument, language: Language): string {
  return `${shortName(nodeId, document, language)}: ${describeWay(path, language)}`;
}
