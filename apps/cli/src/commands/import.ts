import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { systemActor } from '@premia/access';
import {
  type ChangeReport,
  IMPORT_KINDS,
  type ImportKind,
  type ImportReport,
  importWords,
  type Mapping,
  parseMapping,
  runImport,
} from '@premia/service/server';
import { type Command, type CommandContext, EXIT } from '../command.ts';
import { openEngines } from '../engines/open-engines.ts';
import { parseArguments } from '../parse-arguments.ts';
import { changeReportWords, progressWords, summaryWords } from './import-words.ts';

/** `premia import KIND FILE --mapping MAPPING [--dry-run]`; the report as JSON, every reason in words. */
export const command: Command = {
  async run(context) {
    const given = readArguments(context);
    if (given === null) {
      context.words(`premia import <${IMPORT_KINDS.join('|')}> FILE.csv --mapping MAPPING.json [--dry-run]`);
      return EXIT.usage;
    }
    const mapping = await readMapping(context, given);
    if (mapping === null) return EXIT.refused;
    const engines = await openEngines(context.env);
    try {
      const result = await runImport({ pool: engines.pool, ...engines.services }, systemActor('terminal'), {
        path: resolve(context.directory, given.file),
        mapping,
        dryRun: given.dryRun,
        onProgress: (rows) => context.words(progressWords(rows, context.language)),
      });
      if (!result.ok) {
        context.words(importWords(result.failure, context.language));
        return EXIT.refused;
      }
      return report(context, result.value);
    } finally {
      await engines.close();
    }
  },
};

interface ImportArguments {
  readonly kind: ImportKind;
  readonly file: string;
  readonly mapping: string;
  readonly dryRun: boolean;
}

function readArguments(context: CommandContext): ImportArguments | null {
  const parsed = parseArguments(context, {
    names: ['KIND', 'FILE'],
    options: { mapping: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  });
  if (!parsed.ok) return null;
  const [kindText, file = ''] = parsed.positionals;
  const { mapping, 'dry-run': dryRun } = parsed.values;
  const kind = IMPORT_KINDS.find((known) => known === kindText);
  return kind === undefined || typeof mapping !== 'string' ? null : { kind, file, mapping, dryRun: dryRun === true };
}

async function readMapping(context: CommandContext, given: ImportArguments): Promise<Mapping | null> {
  let text: string;
  try {
    text = await readFile(resolve(context.directory, given.mapping), 'utf8');
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isAbsent) throw error;
    context.words(`${given.mapping}: ${importWords({ code: 'file/not-found', details: {} }, context.language)}`);
    return null;
  }
  const parsed = parseMapping(text, given.kind);
  if (parsed.ok) return parsed.mapping;
  for (const problem of parsed.problems) context.words(importWords(problem, context.language));
  return null;
}

function report(context: CommandContext, value: ImportReport | ChangeReport) {
  for (const effect of value.effects) context.words(summaryWords(effect, context.language));
  for (const reason of value.notImported) context.words(summaryWords(reason, context.language));
  if ('changeSet' in value) {
    for (const line of changeReportWords(value, context.language)) context.words(line);
  }
  context.out(`${JSON.stringify(value)}\n`);
  return EXIT.ok;
}
