import { CommanderError } from 'commander';
import { ConfigError } from '../shared/node/config/read-env.ts';
import { CliError, EXIT } from './cli-error.ts';
import { ApiProblem, describeProblem } from './http/api-problem.ts';
import { endQuietlyOnBrokenPipe, note } from './output.ts';
import { openProgram } from './program.ts';

endQuietlyOnBrokenPipe();
try {
  await openProgram().parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  // Commander has already printed the problem; its exit code is 0 when only help was requested.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof ConfigError) return say(error.message, EXIT.usage);
  if (error instanceof CliError) return say(error.message, error.exitCode);
  if (error instanceof ApiProblem) return say(refusal(error), error.exitCode);
  throw error;
}

/** With `--json`, prints the server's problem document as JSON, too. */
function refusal({ problem }: ApiProblem): string {
  return process.argv.includes('--json') ? JSON.stringify(problem) : describeProblem(problem).join('\n');
}

function say(message: string, exitCode: number): number {
  note(message);
  return exitCode;
}
