import { CliError, EXIT } from '../cli-error.ts';

const OTHER_FOLDER = 'choose another folder: NEWSWIRE_DATA_DIR=/path/to/folder npm start';

const REASONS: Record<string, string> = {
  ENOSPC: 'the disk is full. Make room and start again',
  EDQUOT: "this user's share of the disk is used up. Make room and start again",
  EROFS: `the file system is read-only. Make it writable, or ${OTHER_FOLDER}`,
  EACCES: `this user may not write there. Give it the right, or ${OTHER_FOLDER}`,
  EPERM: `this user may not write there. Give it the right, or ${OTHER_FOLDER}`,
  ENOTDIR: `a file stands where a folder should be. Move it away, or ${OTHER_FOLDER}`,
  EEXIST: `a file stands where the folder should be. Move it away, or ${OTHER_FOLDER}`,
};

/** Explains why the data folder is not writable, with a remedy; returns any other error unchanged. */
export function dataFolderProblem(error: unknown, dataDir: string): unknown {
  const { code = '', message } = error as NodeJS.ErrnoException;
  // Postgres and Redis report it as text.
  const reason = REASONS[/No space left on device/i.test(message) ? 'ENOSPC' : code];
  if (reason === undefined) return error;
  return new CliError(EXIT.refused, `${dataDir} cannot be written: ${reason}.`, { cause: error });
}
