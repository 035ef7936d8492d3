import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** The script of the `newswire` command. */
export const LAUNCHER = path.join(import.meta.dirname, '../newswire.mjs');

/** Runs another `newswire` command in a separate process, which returns its memory; throws its stderr if it fails. */
export async function runCommand(args: string[], env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<string> {
  try {
    const { stdout } = await run(process.execPath, [LAUNCHER, ...args], { env, signal });
    return stdout;
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim();
    throw said ? new Error(said, { cause: error }) : error;
  }
}
