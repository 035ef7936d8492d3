import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Child } from './child-process.ts';

const POLL_MS = 50;
const SHOWN_LINES = 5;

/** Waits until a child is ready; throws with the end of its log when it exits first or exceeds the timeout. */
export async function waitUntil(
  name: string,
  timeoutMs: number,
  child: Child,
  logFile: string,
  ready: () => Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let ended = false;
  void child.exited.then(() => {
    ended = true;
  });
  while (!(await ready())) {
    if (ended) throw new Error(`${name} ended while starting. ${await endOfLog(logFile)}`);
    if (Date.now() > deadline) {
      child.process.kill('SIGKILL');
      throw new Error(`${name} was not ready after ${timeoutMs / 1_000} s. ${await endOfLog(logFile)}`);
    }
    await delay(POLL_MS);
  }
}

async function endOfLog(logFile: string): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch(() => '');
  const lines = text.trim().split('\n').slice(-SHOWN_LINES).join('\n  ');
  return `The end of ${logFile}:\n  ${lines}`;
}
