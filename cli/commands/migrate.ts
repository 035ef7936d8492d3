import { Command } from 'commander';
import { CliError, EXIT } from '../cli-error.ts';
import { note, print } from '../output.ts';

/** `newswire migrate`: migrates the database. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the database up to date; safe to run from many replicas at once (needs DATABASE_URL)')
    .option('--json', 'print the names of the migrations that ran as JSON')
    .addHelpText('after', '\nExample:\n  DATABASE_URL=postgres://user@host/db newswire migrate')
    .action(async ({ json }: { json?: boolean }) => {
      const { loadDatabaseConfig } = await import('../../shared/node/config/config.ts');
      const { migrate } = await import('../../shared/node/db/migrate.ts');
      const { startupProblem } = await import('../startup-problem.ts');
      const ran = await migrate(loadDatabaseConfig(process.env), note).catch((error: unknown) => {
        throw new CliError(EXIT.tryLater, `The migration failed: ${startupProblem(error)}.`, { cause: error });
      });
      if (json) print(JSON.stringify({ migrated: ran }));
      else print(ran.length === 0 ? 'The database is up to date.' : `Migrated: ${ran.join(', ')}.`);
    });
}
