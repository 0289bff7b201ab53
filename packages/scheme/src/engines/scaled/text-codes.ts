/** Numbers for words, handed out in order of first use; equal words and only they share a number. */
export class TextCodes {
  readonly #codes = new Map<string, number>();

  codeOf(text: string): number {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    const code = this.#codes.size;
    this.#codes.set(text, code);
    return code;
  }

  get size(): number {
    return this.#codes.size;
  }

  /** Words in the order of their numbers. */
  words(): readonly string[] {
    return [...this.#codes.keys()];
  }
}
