const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  c: 'ç',
  n: 'ñ',
  s: 'š',
  y: 'ý',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
  а: 'а́',
  е: 'е́',
  и: 'и́',
  о: 'о́',
  у: 'у́',
  ы: 'ы́',
  э: 'э́',
  ю: 'ю́',
  я: 'я́',
};
const EXTRA_LENGTH = 0.35;

/** Readable but plainly not the real text: accents on vowels and a third more length. */
export function pseudoText(text: string): string {
  if (text.trim() === '') return text;
  const accented = Array.from(text, (letter) => ACCENTED[letter] ?? letter).join('');
  return `${accented}${'~'.repeat(Math.ceil(text.trim().length * EXTRA_LENGTH))}`;
}
