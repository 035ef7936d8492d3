import { BackupFileError } from '../../shared/node/backup/backup-file-error.ts';
import { asDamage } from '../../shared/node/backup/read-backup.ts';
import { databaseFailure } from '../../shared/node/db/database-failure.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { startupProblem } from '../startup-problem.ts';

const LOCK_NOT_AVAILABLE = '55P03';

/** Explains in the user's words why a backup or a restore failed, with what was left as it was. */
export function backupFailure(given: unknown, what: string, outcome: string): unknown {
  const error = asDamage(given);
  if (error instanceof CliError) return error;
  if (error instanceof BackupFileError) {
    return new CliError(EXIT.refused, `${what}: ${error.message}. ${outcome}`, { cause: error });
  }
  const code = (error as { code?: string }).code;
  const exit = databaseFailure(error) === undefined ? EXIT.refused : EXIT.tryLater;
  const why = code === LOCK_NOT_AVAILABLE ? 'another program is using the tables' : startupProblem(error);
  return new CliError(exit, `${what}: ${why}. ${outcome}`, { cause: error });
}
