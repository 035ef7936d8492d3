import { Command } from 'commander';
import { runningVersion } from '../shared/node/lifecycle/version.ts';
import { EXIT_HELP } from './cli-error.ts';
import { auditCommand } from './commands/audit.ts';
import { backupCommand } from './commands/backup.ts';
import { bridgeCommand } from './commands/bridge.ts';
import { correctCommand } from './commands/correct.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { feedCommand } from './commands/feed.ts';
import { keyCommand } from './commands/key.ts';
import { liveCommand } from './commands/live.ts';
import { logsCommand } from './commands/logs.ts';
import { mcpCommand } from './commands/mcp.ts';
import { migrateCommand } from './commands/migrate.ts';
import { peopleCommand } from './commands/people.ts';
import { publishCommand } from './commands/publish.ts';
import { publisherCommand } from './commands/publisher.ts';
import { queueCommand } from './commands/queue.ts';
import { restoreCommand } from './commands/restore.ts';
import { retractCommand } from './commands/retract.ts';
import { searchCommand } from './commands/search.ts';
import { sectionCommand } from './commands/section.ts';
import { serverCommand } from './commands/server.ts';
import { siteCommand } from './commands/site.ts';
import { statusCommand } from './commands/status.ts';
import { submissionCommand } from './commands/submission.ts';
import { tailCommand } from './commands/tail.ts';
import { takedownCommand } from './commands/takedown.ts';
import { topicCommand } from './commands/topic.ts';
import { upCommand } from './commands/up.ts';
import { upgradeCommand } from './commands/upgrade.ts';
import { webhookCommand } from './commands/webhook.ts';
import { workerCommand } from './commands/worker.ts';
import { addCompletion } from './completion.ts';

/** The `newswire` command with all its subcommands, each of which has its own file in commands/. */
export function openProgram(): Command {
  const program = new Command('newswire')
    .description('The command line of Newswire, a self-hosted real-time news feed.')
    .version(runningVersion(), '-V, --version', 'print the version')
    .showHelpAfterError('(add --help for usage)');
  for (const command of allCommands()) program.addCommand(command);
  addCompletion(program);
  prepare(program);
  return program;
}

function allCommands(): Command[] {
  return [
    upCommand(),
    demoCommand(),
    doctorCommand(),
    logsCommand(),
    serverCommand(),
    workerCommand(),
    migrateCommand(),
    upgradeCommand(),
    backupCommand(),
    restoreCommand(),
    publishCommand(),
    correctCommand(),
    retractCommand(),
    takedownCommand(),
    liveCommand(),
    statusCommand(),
    submissionCommand(),
    searchCommand(),
    tailCommand(),
    mcpCommand(),
    feedCommand(),
    bridgeCommand(),
    webhookCommand(),
    topicCommand(),
    queueCommand(),
    publisherCommand(),
    keyCommand(),
    peopleCommand(),
    siteCommand(),
    sectionCommand(),
    auditCommand(),
  ];
}

/** Makes every command throw instead of exiting, and ends its help with the exit codes. */
function prepare(command: Command): void {
  command.exitOverride().addHelpText('after', EXIT_HELP);
  for (const child of command.commands) prepare(child.copyInheritedSettings(command));
}
