import type { Feed, FeedStatus } from './http-shapes.ts';
import type { QueueStats } from './queue-shapes.ts';

/** What a server has seen of the canary; counts are since its start. */
export interface CanaryFigures {
  everySeconds: number;
  lastSeenAt: string | null;
  lost: number;
  /** Times from being handed in until they came, of the last hour, by bucket. */
  latency: number[];
}

/** What a server says of itself in its heartbeat; counts are since its start. */
export interface ServerFigures {
  /** Number of the newest wire event that it has seen. */
  wireSeq: number;
  readers: { socket: number; stream: number };
  channels: number;
  /** Readers cut, by reason. */
  cut: Record<string, number>;
  /** Readers who resumed, by source. */
  catchUps: Record<string, number>;
  /** Positions that could not be resumed, by reason. */
  resets: Record<string, number>;
  /** Times from due to delivered of the last five minutes, by bucket. */
  latency: number[];
  canary?: CanaryFigures;
}

/** What a worker says of itself in its heartbeat; counts are since its start. */
interface WorkerFigures {
  /** Submissions that it edits at once. */
  concurrency: number;
  /** Jobs done and attempts that failed, by queue. */
  jobs: Record<string, { done: number; failed: number }>;
}

interface Announced {
  id: string;
  version: string;
  host: string;
  pid: number;
  port: number;
  startedAt: string;
  /** When it was heard of last. */
  seenAt: string;
  /** The longest that its event loop was held up since the heartbeat before. */
  eventLoopMs: number;
  memoryBytes: number;
}

/** A server or a worker, as it announces itself. */
export type Member =
  | (Announced & { kind: 'server'; figures: ServerFigures })
  | (Announced & { kind: 'worker'; figures: WorkerFigures });

/** `lost`: it was heard of no more without having said goodbye. */
type MemberState = 'alive' | 'lost';
export type SeenMember = Member & { state: MemberState };

/** A queue as operators see it. */
export interface OpsQueue extends QueueStats {
  /** For how long the oldest of the waiting jobs could have been taken; 0 when none waits. */
  oldestMs: number;
  /** Jobs done so far, over all workers and all time. */
  done: number;
  /** Jobs done in each minute of the last hour, oldest first. */
  perMinute: number[];
}

/** Times from due to delivered of the last five minutes, over all servers. */
export interface OpsLatency {
  /** Upper bounds in seconds; one more bucket is beyond them all. */
  bounds: number[];
  counts: number[];
}

/** `GET /ops/overview`: everything on one screen; a part that could not be read is null. */
export interface OpsOverview {
  at: string;
  record: {
    feedId: string;
    recordedSeq: number;
    unnumbered: number;
    open: number;
    oldestOpenMs: number;
    lastReleaseAt: string | null;
    /** Failed submissions that wait for an operator. */
    failed: number;
    feeds: Partial<Record<FeedStatus, number>>;
    /** Feeds that fail or are gone, the worst first. */
    ailing: Feed[];
  } | null;
  streamSeq: number | null;
  queues: OpsQueue[] | null;
  members: SeenMember[] | null;
  latency: OpsLatency;
  /** Whether notifications are offered; false without a contact address for push services. */
  offersPush: boolean;
}

/** A job that failed for good, or whose submission an operator must decide about. */
export interface FailedJob {
  queue: string;
  id: string;
  /** What it is about, in words. */
  title: string;
  publisher: string | null;
  error: string;
  attempts: number | null;
  at: string;
  /** True when it is tried again by itself. */
  retries: boolean;
}

export interface FailedJobs {
  jobs: FailedJob[];
}

/** `POST /ops/replay`: what was opened again, and how many went into the queue. */
export interface Replayed {
  reopened: number;
  enqueued: number;
}
