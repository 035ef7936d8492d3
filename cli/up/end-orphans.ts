import { setTimeout as delay } from 'node:timers/promises';

const GRACE_MS = 10_000;
const POLL_MS = 50;

/** Ends processes that a killed start left behind: gracefully, then by force. */
export async function endOrphans(pids: number[]): Promise<void> {
  // SIGINT stops Redis, Postgres and our own services quickly and cleanly.
  for (const pid of pids) signal(pid, 'SIGINT');
  const deadline = Date.now() + GRACE_MS;
  while (pids.some(exists) && Date.now() < deadline) await delay(POLL_MS);
  for (const pid of pids.filter(exists)) signal(pid, 'SIGKILL');
}

function exists(pid: number): boolean {
  return signal(pid, 0);
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    // It has already ended.
    return false;
  }
}
