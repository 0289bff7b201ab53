/** What a person has to do, counted: the bars of the designer are bars on effort, not on time. */
export class Effort {
  readonly #done: string[] = [];

  add(what: string): void {
    this.#done.push(what);
  }

  get count(): number {
    return this.#done.length;
  }

  /** The script as it was played, for the report of a flow that took too much. */
  get script(): string {
    return this.#done.map((what, index) => `${index + 1}. ${what}`).join('\n');
  }
}
