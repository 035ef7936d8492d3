import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * What to put before a command so that the program receives the signal when this process ends, however that happens:
 * `setpriv` of util-linux, see PR_SET_PDEATHSIG in prctl(2). Empty where that does not exist.
 */
export async function endWithParent(signal: 'INT' | 'TERM'): Promise<string[]> {
  const prefix = ['--pdeathsig', signal, '--'];
  return run('setpriv', [...prefix, 'true']).then(
    () => ['setpriv', ...prefix],
    () => [],
  );
}
