/** Something the person at the terminal can understand and mend: shown as it is, without a stack. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}

/** Ctrl-C, SIGTERM or `pnpm stop` came while something was being started. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
