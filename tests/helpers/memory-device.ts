import type { Replica } from '../../client/sync/replica.ts';
import { runRound, type SyncDeps, type SyncRequest } from '../../client/sync/sync-round.ts';
import type { SyncAnswer } from '../../shared/contract/reader-shapes.ts';

type Send = (request: SyncRequest) => Promise<SyncAnswer>;

/** A device in this process: browser storage in memory, and the page's own code for syncing it. */
export interface MemoryDevice {
  deps: SyncDeps;
  stored: Map<string, unknown>;
  replica: Replica | undefined;
  /** While false, nothing reaches the server. */
  isOnline: boolean;
  /** The next answer gets lost on its way. */
  losesAnswer: boolean;
  /** How wrong its time of day is. */
  skewMs: number;
  get<T>(name: string): T;
  /** Changes what is stored under a name, as the page does. */
  change<T>(name: string, change: (stored: T | undefined) => T): void;
  /** A round, if there is a connection. */
  sync(): Promise<void>;
}

/** Opens a device that has joined a reader; `browser` marks it in clocks. */
export function openMemoryDevice(browser: string, send: Send, now: () => number = Date.now): MemoryDevice {
  const stored = new Map<string, unknown>();
  const copy = <T>(value: T): T => (value === undefined ? value : structuredClone(value));
  const device: MemoryDevice = {
    stored,
    replica: { browser, wire: '', version: 0, aheadMs: 0, items: new Map(), unsent: new Set() },
    isOnline: true,
    losesAnswer: false,
    skewMs: 0,
    deps: {
      store: { read: (name) => copy(stored.get(name)), write: (name, value) => void stored.set(name, copy(value)) },
      load: () => device.replica,
      keep: (replica) => {
        device.replica = replica;
      },
      async send(request) {
        if (!device.isOnline) throw new Error('offline');
        const answer = await send(request);
        const isLost = device.losesAnswer;
        device.losesAnswer = false;
        if (isLost) throw new Error('the answer is lost');
        return answer;
      },
      now: () => now() + device.skewMs,
    },
    get: <T>(name: string) => copy(stored.get(name)) as T,
    change: (name, change) => void stored.set(name, copy(change(copy(stored.get(name)) as never))),
    sync: async () => {
      await runRound(device.deps).catch((error: Error) => {
        if (!/offline|lost/.test(error.message)) throw error;
      });
    },
  };
  return device;
}
