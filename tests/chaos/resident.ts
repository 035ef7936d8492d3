import type { Child } from '../../server/embedded/child-process.ts';

const START_TRIES = 20;

/** A process of the house that can be killed and comes back where it was. */
export interface Resident {
  name: string;
  /** Where it answers; 0 for what speaks no HTTP. */
  port: number;
  pid(): number;
  /** Kills it (-9) and waits until it is gone. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** What `start` starts, as often as it takes. */
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
