import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The command prefix that sends the program this signal whenever this process ends, for whatever reason: `setpriv` of
 * util-linux, see PR_SET_PDEATHSIG in prctl(2). Empty where `setpriv` does not exist.
 */
export async function endWithParent(signal: 'INT' | 'TERM'): Promise<string[]> {
  const prefix = ['--pdeathsig', signal, '--'];
  return run('setpriv', [...prefix, 'true']).then(
    () => ['setpriv', ...prefix],
    () => [],
  );
}
