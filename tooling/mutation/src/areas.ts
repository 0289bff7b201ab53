/** What is mutated, and by which tests the mutants are to be found out. Globs from the repository's root. */
export interface MutationArea {
  readonly mutate: readonly string[];
  /** Quick tests only: those that survive run all of them. */
  readonly tests: readonly string[];
}

const NO_SOURCES = ['!**/*.test.ts', '!**/index.ts'] as const;
const ENGINES = 'packages/scheme/src/engines';

/** The sql engine prints the kernel that batch runs; its own tests need a database, which a mutant cannot wait for. */
export const AREAS = {
  decimal: {
    mutate: ['packages/decimal/src/*.ts', ...NO_SOURCES],
    tests: ['packages/decimal/src/**/*.test.ts'],
  },
  compile: {
    mutate: ['packages/scheme/src/compile/*.ts', ...NO_SOURCES],
    tests: ['packages/scheme/src/compile/**/*.test.ts', 'packages/scheme/src/golden.test.ts'],
  },
  engines: {
    mutate: [`${ENGINES}/{explain,scaled,staged,batch}/**/*.ts`, ...NO_SOURCES],
    tests: [
      `${ENGINES}/explain/**/*.test.ts`,
      `${ENGINES}/scaled/*.test.ts`,
      `${ENGINES}/staged/*.test.ts`,
      `${ENGINES}/batch/**/*.test.ts`,
      `${ENGINES}/agreement/fixed-cases.test.ts`,
      // What runs the reference to say what it comes to: cases of schemes, examples of kinds.
      'packages/scheme/src/cases/*.test.ts',
      'packages/scheme/src/nodes/catalogue.test.ts',
      'packages/scheme/src/golden.test.ts',
    ],
  },
} as const satisfies Readonly<Record<string, MutationArea>>;

export type AreaName = keyof typeof AREAS;

export const AREA_NAMES = Object.keys(AREAS) as readonly AreaName[];
