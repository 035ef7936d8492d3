import type { Child } from '../../server/embedded/child-process.ts';

const START_TRIES = 20;

/** A process of the deployment that can be killed and restarted in place. */
export interface Resident {
  name: string;
  /** Its HTTP port; 0 for a process without HTTP. */
  port: number;
  pid(): number;
  /** Kills it (SIGKILL) and waits until it has ended. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** Calls `start` until it succeeds, for the first start and after each kill. */
export function resident(name: string, port: number, start: () => Promise<Child>): Resident {
  let child: Child | undefined;
  return {
    name,
    port,
    pid: () => child?.pid ?? 0,
    async kill() {
      child?.process.kill('SIGKILL');
      await child?.exited;
    },
    async start() {
      for (let tries = 1; ; tries += 1) {
        try {
          child = await start();
          if (child.process.exitCode === null && child.process.signalCode === null) return;
        } catch (error) {
          if (tries >= START_TRIES) throw error;
        }
        if (tries >= START_TRIES) throw new Error(`${name} does not start`);
      }
    },
  };
}
