import { AREAS, LONG_AREAS } from './areas.ts';
import type { BenchLine } from './bench-line.ts';
import { tableOf, writeResults } from './results-file.ts';

interface Arguments {
  readonly areas: readonly string[];
  readonly json: boolean;
}

function readArguments(texts: readonly string[]): Arguments | null {
  const asked = texts.filter((text) => text !== '--json' && text !== '--');
  const unknown = asked.filter((text) => !Object.hasOwn(AREAS, text) && !Object.hasOwn(LONG_AREAS, text));
  if (unknown.length > 0) {
    process.stderr.write(
      `bench: no area ${unknown.join(', ')}; there is ${Object.keys({ ...AREAS, ...LONG_AREAS }).join(', ')}\n`,
    );
    return null;
  }
  return { areas: asked.length > 0 ? asked : Object.keys(AREAS), json: texts.includes('--json') };
}

/** `pnpm bench [area …] [--json]`; exit code 1 when a bar is missed. What was measured is written to RESULTS.md. */
async function main(): Promise<number> {
  const parsed = readArguments(process.argv.slice(2));
  if (parsed === null) return 2;
  const areas = new Map<string, readonly BenchLine[]>();
  for (const name of parsed.areas) {
    process.stderr.write(`measuring ${name} …\n`);
    const area = AREAS[name] ?? LONG_AREAS[name];
    if (area !== undefined) areas.set(name, await area());
  }
  const lines = [...areas.values()].flat();
  process.stdout.write(parsed.json ? `${JSON.stringify(lines)}\n` : `${tableOf(lines)}\n`);
  writeResults(areas);
  return lines.every(({ ok }) => ok) ? 0 : 1;
}

process.exitCode = await main();
