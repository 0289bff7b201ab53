import type { PortalLine } from '../../contract.ts';
import type { OwnLine, OwnResult } from './repository.ts';
import type { SchemeInWords } from './schemes-in-words.ts';

export function toLines(
  results: readonly OwnResult[],
  schemes: ReadonlyMap<string, SchemeInWords>,
): readonly PortalLine[] {
  return results.flatMap(({ schemeId, lines }) => {
    const scheme = schemes.get(schemeId);
    if (scheme === undefined) {
      throw new Error(`the scheme of a result is not there: ${schemeId}`);
    }
    return lines.map((line) => toLine(line, schemeId, scheme));
  });
}

export function toLine(line: OwnLine, schemeId: string, scheme: SchemeInWords): PortalLine {
  return {
    schemeId,
    schemeTitle: scheme.title,
    code: line.code,
    title: scheme.lineTitles.get(line.code) ?? { en: line.code },
    category: line.category,
    amount: line.amount,
  };
}
