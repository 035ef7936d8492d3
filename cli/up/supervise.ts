import type { Child } from '../../server/embedded/child-process.ts';
import { backOffMs, pause } from '../../shared/node/lifecycle/back-off.ts';

const STEADY_MS = 60_000;

export interface Supervised {
  pid(): number;
  /** Stops the child permanently. */
  stop(): Promise<void>;
}

/**
 * Restarts a child whenever it ends by itself, after a pause that grows with consecutive failures. Rejects when the
 * first start fails.
 */
export async function supervise(options: {
  name: string;
  start: () => Promise<{ child: Child; stop: () => Promise<void> }>;
  say: (line: string) => void;
  onChange: () => void;
}): Promise<Supervised> {
  const { name, start, say, onChange } = options;
  const ending = new AbortController();
  let current = await start();

  async function keepAlive(): Promise<void> {
    let failures = 0;
    while (!ending.signal.aborted) {
      const startedAt = Date.now();
      const { code, signal } = await current.child.exited;
      if (ending.signal.aborted) return;
      failures = Date.now() - startedAt > STEADY_MS ? 0 : failures + 1;
      say(`${name} ended (${signal ?? `exit code ${code}`}); starting it again`);
      current = await startAgain(failures);
      onChange();
    }
  }

  async function startAgain(failures: number): Promise<typeof current> {
    await pause(backOffMs(failures), ending.signal);
    if (ending.signal.aborted) return current;
    try {
      return await start();
    } catch (error) {
      say(`${name} did not start: ${error instanceof Error ? error.message : error}`);
      return startAgain(failures + 1);
    }
  }

  const keeping = keepAlive();
  return {
    pid: () => current.child.pid,
    async stop() {
      ending.abort();
      await current.stop();
      await keeping;
      // A restart may have been in progress.
      await current.stop();
    },
  };
}
