import type pg from 'pg';
import type { Database } from '../../shared/node/db/database.ts';
import { DatabaseFailure } from '../../shared/node/db/database-failure.ts';
import type { Hosts } from '../../shared/node/db/hosts.ts';
import { type Progress, progressQuery } from '../../shared/node/db/installation/replica-store.ts';
import { backOffMs, pause } from '../../shared/node/lifecycle/back-off.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { ReplicaState } from '../telemetry/replica-metrics.ts';
import { hasReached, type ReadNeed, type ReadNeeds } from './read-needs.ts';

const POLL_MS = 250;
/** A replica that says nothing for this long is away. */
const ANSWER_MS = 1_000;
/** One that lacked the newest event is asked again after this time, this often until the next poll. */
const AGAIN_MS = 25;
const AGAIN_MAX = 4;
/** A replica that is behind for longer is worth a line in the log. */
const BEHIND_S = 5;

interface ReplicaWatch {
  has(need: ReadNeed): 'yes' | 'ask' | 'no';
  /** Notes what a statement has learned on the way, and whether it was enough for `need`. */
  note(progress: Progress | undefined, need: ReadNeed): void;
  /** A connection has failed: the replica is not asked until it has answered the watch. */
  suspect(): void;
  state(): ReplicaState;
  close(): Promise<void>;
}

interface WatchDeps {
  /** The watch's own connection. */
  db: Database;
  hosts: Hosts;
  name: string;
  needs: ReadNeeds;
  log: Logger;
}

/**
 * Asks a replica a few times a second how far it has come, on a connection of its own. What it has reached counts until
 * the connection breaks: a replica may then come back from older data.
 */
export function watchReplica({ db, hosts, name, needs, log }: WatchDeps): ReplicaWatch {
  let reached: Progress | undefined;
  const misses = countMisses();
  let caughtUpAt = performance.now();
  let told: ReplicaState['status'] = 'current';
  const stop = new AbortController();
  const behindSeconds = (): number => Math.round((performance.now() - caughtUpAt) / 1_000);
  const tell = (status: ReplicaState['status'], about: object = {}): void => {
    if (status === told) return;
    told = status;
    if (status === 'current') log.info({ replica: name }, 'a replica answers readers again');
    else log.warn({ replica: name, ...about }, `a replica is ${status}; the primary answers readers instead`);
  };
  const suspect = (): void => {
    reached = undefined;
  };
  const lose = (error: unknown): void => {
    suspect();
    if (stop.signal.aborted) return;
    tell('away', { err: error });
    // What is still running there may never be answered.
    hosts.breakAll();
  };
  const note = (progress: Progress | undefined, need: ReadNeed): void => {
    misses.note(hasReached(progress, need));
    // Answers may come in another order than they were given.
    if (progress && (!reached || progress.seq >= reached.seq)) reached = latest(reached, progress);
  };
  const poll = async (): Promise<void> => {
    // What is needed before the question: on a busy wire there is always more after the answer.
    const need = needs.now();
    const progress = await askWithin(db, ANSWER_MS);
    if (!progress?.isReplica) throw new Error('it is not a replica');
    note(progress, need);
    if (hasReached(progress, need)) caughtUpAt = performance.now();
    else misses.waitForPoll();
    if (behindSeconds() < BEHIND_S) tell('current');
    else tell('behind', { seconds: behindSeconds() });
  };
  const running = repeat(poll, lose, stop.signal);
  return {
    has(need) {
      if (hasReached(reached, need)) return 'yes';
      return reached && misses.mayHave() && need.lsn < Number.POSITIVE_INFINITY ? 'ask' : 'no';
    },
    note,
    suspect,
    state() {
      const behindEvents = Math.max(0, needs.now().seq - (reached?.seq ?? 0));
      return { status: reached ? told : 'away', behindEvents, behindSeconds: behindSeconds() };
    },
    async close() {
      stop.abort();
      await running;
      await db.end();
    },
  };
}

/** Counts how often a replica was found behind since it was last heard to have caught up. */
function countMisses() {
  let misses = AGAIN_MAX + 1;
  let missedAt = 0;
  return {
    note(isEnough: boolean): void {
      misses = isEnough ? 0 : misses + 1;
      missedAt = performance.now();
    },
    waitForPoll(): void {
      misses = AGAIN_MAX + 1;
    },
    mayHave: () => misses === 0 || (misses <= AGAIN_MAX && performance.now() - missedAt >= AGAIN_MS),
  };
}

/** The progress that says more of each: a later answer about another wire replaces all. */
function latest(before: Progress | undefined, after: Progress): Progress {
  if (before?.wireId !== after.wireId) return after;
  const lsn = before.lsn === null || after.lsn === null ? after.lsn : Math.max(before.lsn, after.lsn);
  return { ...after, seq: Math.max(before.seq, after.seq), lsn };
}

async function repeat(poll: () => Promise<void>, lose: (error: unknown) => void, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      await poll();
      failures = 0;
    } catch (error) {
      failures += 1;
      lose(error);
    }
    await pause(failures === 0 ? POLL_MS : backOffMs(failures), signal);
  }
}

/** Rejects when there is no answer in time; the connection is then closed, because its answer would come too late. */
async function askWithin(db: Database, ms: number): Promise<Progress | undefined> {
  const client = await db.connect();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseFailure('away')), ms);
  });
  let isAnswered = false;
  try {
    const { rows } = await Promise.race([client.query<Progress & pg.QueryResultRow>(progressQuery()), late]);
    isAnswered = true;
    return rows[0];
  } finally {
    clearTimeout(timer);
    client.release(!isAnswered);
  }
}
