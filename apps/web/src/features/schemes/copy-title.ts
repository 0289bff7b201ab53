import type { SchemeSummary } from '@premia/service';

type Title = SchemeSummary['title'];

const COPY_OF = { ru: (name: string) => `${name} – копия`, en: (name: string) => `${name} – copy` } as const;

/** The name of a copy, in the languages the scheme has a name in. */
export function copyTitle(title: Title): Title {
  const languages = (['ru', 'en'] as const).flatMap((language) => {
    const name = title[language];
    return name === undefined || name === '' ? [] : [[language, COPY_OF[language](name)] as const];
  });
  return Object.fromEntries(languages);
}
