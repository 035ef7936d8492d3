import { Command, CommanderError } from 'commander';
import { ConfigError } from '../shared/node/config/read-env.ts';
import { runningVersion } from '../shared/node/lifecycle/version.ts';
import { CliError, EXIT, EXIT_HELP } from './cli-error.ts';
import { backupCommand } from './commands/backup.ts';
import { correctCommand } from './commands/correct.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { feedCommand } from './commands/feed.ts';
import { keyCommand } from './commands/key.ts';
import { mcpCommand } from './commands/mcp.ts';
import { migrateCommand } from './commands/migrate.ts';
import { publishCommand } from './commands/publish.ts';
import { publisherCommand } from './commands/publisher.ts';
import { queueCommand } from './commands/queue.ts';
import { restoreCommand } from './commands/restore.ts';
import { retractCommand } from './commands/retract.ts';
import { searchCommand } from './commands/search.ts';
import { serverCommand } from './commands/server.ts';
import { statusCommand } from './commands/status.ts';
import { submissionCommand } from './commands/submission.ts';
import { tailCommand } from './commands/tail.ts';
import { takedownCommand } from './commands/takedown.ts';
import { topicCommand } from './commands/topic.ts';
import { upCommand } from './commands/up.ts';
import { webhookCommand } from './commands/webhook.ts';
import { workerCommand } from './commands/worker.ts';
import { addCompletion } from './completion.ts';
import { ApiProblem, describeProblem } from './http/api-problem.ts';
import { endQuietlyOnBrokenPipe, note } from './output.ts';

// Each subcommand has its own file in commands/.
const program = new Command('newswire')
  .description('The command line of Newswire, a self-hosted real-time news feed.')
  .version(runningVersion(), '-V, --version', 'print the version')
  .showHelpAfterError('(add --help for usage)');

const commands = [
  upCommand(),
  demoCommand(),
  doctorCommand(),
  serverCommand(),
  workerCommand(),
  migrateCommand(),
  backupCommand(),
  restoreCommand(),
  publishCommand(),
  correctCommand(),
  retractCommand(),
  takedownCommand(),
  statusCommand(),
  submissionCommand(),
  searchCommand(),
  tailCommand(),
  mcpCommand(),
  feedCommand(),
  webhookCommand(),
  topicCommand(),
  queueCommand(),
  publisherCommand(),
  keyCommand(),
];
for (const command of commands) program.addCommand(command);
addCompletion(program);

prepare(program);
endQuietlyOnBrokenPipe();
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** Makes every command throw instead of exiting, and ends its help with the exit codes. */
function prepare(command: Command): void {
  command.exitOverride().addHelpText('after', EXIT_HELP);
  for (const child of command.commands) prepare(child.copyInheritedSettings(command));
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
