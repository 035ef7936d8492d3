import { setTimeout as delay } from 'node:timers/promises';
import { noAnswer } from '../../shared/domain/expected-failures.ts';
import type { Progress } from '../../shared/node/db/installation/replica-store.ts';

/** The primary is asked again after this time if it has not answered. */
const AGAIN_MS = 500;

/** How far a replica must have come to answer a request: to a wire event, and to a place in the write-ahead log. */
export interface ReadNeed {
  wireId: string;
  seq: number;
  /** Infinite while the place of our newest write is not known. */
  lsn: number;
}

/** The server's own wire, whose newest event its readers may know. */
interface Wire {
  wireId: string;
  memory: { last(): number };
}

/** Knows what requests need of a replica: what this server has delivered, and what was written through it. */
export interface ReadNeeds {
  now(): ReadNeed;
  /** Begins to need what this wire has delivered. */
  follow(wire: Wire): void;
  /** Notes that a request has committed a change: whoever reads from now on must find it. */
  wrote(): void;
}

/** Opens the needs of a server; `writtenUpTo` asks the primary for the place behind all commits. */
export function openReadNeeds(writtenUpTo: () => Promise<number>): ReadNeeds {
  let wire: Wire | undefined;
  let lsn = 0;
  let isAsking = false;
  let wroteMeanwhile = false;
  const ask = async (): Promise<void> => {
    isAsking = true;
    do {
      wroteMeanwhile = false;
      const place = await writtenUpTo().catch(noAnswer);
      if (place === undefined) await delay(AGAIN_MS, undefined, { ref: false });
      else if (!wroteMeanwhile) lsn = place;
    } while (lsn === Number.POSITIVE_INFINITY);
    isAsking = false;
  };
  return {
    now: () => ({ wireId: wire?.wireId ?? '', seq: wire?.memory.last() ?? 0, lsn }),
    follow(next) {
      wire = next;
    },
    wrote() {
      lsn = Number.POSITIVE_INFINITY;
      wroteMeanwhile = true;
      if (!isAsking) void ask();
    },
  };
}

/** True when a replica that has come this far has all that the request needs. */
export function hasReached(progress: Progress | undefined, need: ReadNeed): boolean {
  if (!progress?.isReplica || progress.wireId !== need.wireId || progress.seq < need.seq) return false;
  return need.lsn === 0 || (progress.lsn !== null && progress.lsn >= need.lsn);
}
