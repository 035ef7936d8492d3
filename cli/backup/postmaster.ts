import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The port of a private Postgres that is running; undefined when it is not. */
export function runningPort(clusterDir: string): number | undefined {
  try {
    // Its lines: https://www.postgresql.org/docs/current/storage-file-layout.html
    const lines = readFileSync(path.join(clusterDir, 'postmaster.pid'), 'utf8').split('\n');
    const [pid, , , port] = lines.map(Number);
    if (!pid || !port || lines[7]?.trim() !== 'ready') return undefined;
    // A crash leaves the file; a signal of 0 only asks whether there is such a process.
    process.kill(pid, 0);
    return port;
  } catch {
    return undefined;
  }
}
