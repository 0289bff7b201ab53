/** An author while the form is filled in; `percent` is a whole number as typed, `id` empty until somebody is chosen. */
export interface AuthorDraft {
  readonly id: string;
  readonly name: string;
  readonly percent: string;
}

const WHOLE = 100;

/** One more author, everybody sharing anew in equal parts; a remainder goes to the first ones. */
export function addAuthor(authors: readonly AuthorDraft[]): readonly AuthorDraft[] {
  const all = [...authors, { id: '', name: '', percent: '' }];
  const each = Math.floor(WHOLE / all.length);
  const left = WHOLE - each * all.length;
  return all.map((author, index) => ({ ...author, percent: String(each + (index < left ? 1 : 0)) }));
}

/** Whether everybody is somebody, nobody twice, and the shares make a whole. */
export function isWhole(authors: readonly AuthorDraft[]): boolean {
  const ids = new Set(authors.map(({ id }) => id));
  const percents = authors.map(({ percent }) => Number(percent));
  const isSound = !ids.has('') && ids.size === authors.length && percents.every((percent) => percent >= 1);
  return isSound && percents.reduce((sum, percent) => sum + percent, 0) === WHOLE;
}

/** As the service takes them: 60 is "0.60". */
export function sharesOf(authors: readonly AuthorDraft[]): { employeeId: string; share: string }[] {
  return authors.map(({ id, percent }) => ({
    employeeId: id,
    share: Number(percent) === WHOLE ? '1' : `0.${String(Number(percent)).padStart(2, '0')}`,
  }));
}
