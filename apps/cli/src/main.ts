import { EXIT } from './command.ts';
import { COMMANDS } from './command-table.ts';
import { env } from './env.ts';
import { runCommand } from './run-command.ts';

// A reader that closes the pipe early (`premia … | head`) ends the program quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  throw error;
});

try {
  process.exitCode = await runCommand(COMMANDS, {
    args: process.argv.slice(2),
    directory: env['INIT_CWD'] ?? process.cwd(),
    env,
    out: (text) => {
      process.stdout.write(text);
    },
    words: (line) => {
      process.stderr.write(`${line}\n`);
    },
  });
} catch (error) {
  process.stderr.write(`premia: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = EXIT.defect;
}
