import { NotExpressible } from '../scaled/scope.ts';

/** One nested level: columns computed from those of the levels below. */
export interface SqlLevel {
  readonly columns: readonly { readonly name: string; readonly text: string }[];
}

/** Levels that the engine's parser and planner take without complaint. */
const LEVELS_MAX = 60;

/** Columns by level: what stands on level `n` may read the levels below `n`, and level 0 the source. */
export class SqlLevels {
  readonly #levels: { name: string; text: string }[][] = [];

  /** Adds a column computed from levels below `level` and answers the level from which it can be read. */
  place(name: string, text: string, level: number): number {
    if (level >= LEVELS_MAX) throw new NotExpressible('sql.too-deep');
    while (this.#levels.length <= level) this.#levels.push([]);
    this.#levels[level]?.push({ name, text });
    return level + 1;
  }

  get list(): readonly SqlLevel[] {
    return this.#levels.map((columns) => ({ columns }));
  }
}
