/** 0: it worked. 1: the input was refused, in words. 2: the command line itself was wrong. 70: our own defect. */
export const EXIT = { ok: 0, refused: 1, usage: 2, defect: 70 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const LANGUAGES = ['ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The only doors a command has to the outside: JSON goes to `out`, words for people to `words`. */
export interface CommandContext {
  /** What follows the command's words on the command line, `--lang` already taken out. */
  readonly args: readonly string[];
  readonly language: Language;
  /** Folder against which file names are resolved. */
  readonly directory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes to standard output exactly as given. */
  out(text: string): void;
  /** Writes one line to standard error. */
  words(line: string): void;
}

/** A command's module: it parses its own arguments and answers with an exit code. It throws only on defects. */
export interface Command {
  readonly run: (context: CommandContext) => Promise<ExitCode>;
}

/** One line of the command table; the module loads only when it is called. */
export interface CommandEntry {
  /** Words that select the command, as `scheme check`. */
  readonly name: string;
  readonly usage: string;
  readonly summary: Readonly<Record<Language, string>>;
  readonly load: () => Promise<Command>;
}
