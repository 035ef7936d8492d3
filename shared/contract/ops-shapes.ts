import type { Bridge } from './bridge-schema.ts';
import type { Feed, FeedStatus } from './http-shapes.ts';
import type { DismissedProblem } from './ops-history-shapes.ts';
import type { QueueStats } from './queue-shapes.ts';

/** A server's canary figures; counts are since its start. */
export interface CanaryFigures {
  everySeconds: number;
  lastSeenAt: string | null;
  lost: number;
  /** Latencies of canaries in the last hour, by bucket. */
  latency: number[];
}

/** A server's figures in its heartbeat; counts are since its start. */
export interface ServerFigures {
  /** The number of the newest wire event that it has seen. */
  wireSeq: number;
  /** How many of the events of the previous heartbeat's time it lacks; absent while that is not known. */
  behind?: number;
  readers: { socket: number; stream: number };
  channels: number;
  /** Connected readers that fall behind because they take nothing; absent from older servers. */
  slow?: number;
  /** Disconnected readers, by reason. */
  cut: Record<string, number>;
  /** Readers who resumed, by source. */
  catchUps: Record<string, number>;
  /** Positions that could not be resumed, by reason. */
  resets: Record<string, number>;
  /** Latencies from due to delivered in the last five minutes, by bucket. */
  latency: number[];
  canary?: CanaryFigures;
}

/** A worker's figures in its heartbeat; counts are since its start. */
interface WorkerFigures {
  /** Submissions that it edits at once. */
  concurrency: number;
  /** Completed jobs and failed attempts, by queue. */
  jobs: Record<string, { done: number; failed: number }>;
}

interface Announced {
  id: string;
  version: string;
  host: string;
  pid: number;
  port: number;
  startedAt: string;
  /** The time of its last heartbeat. */
  seenAt: string;
  /** The longest block of its event loop since the previous heartbeat. */
  eventLoopMs: number;
  memoryBytes: number;
}

/** A server or worker, as it announces itself. */
export type Member =
  | (Announced & { kind: 'server'; figures: ServerFigures })
  | (Announced & { kind: 'worker'; figures: WorkerFigures });

/** `lost`: its heartbeats stopped without a shutdown; `replaced`: then another of its kind began. */
type MemberState = 'alive' | 'lost' | 'replaced';
export type SeenMember = Member & { state: MemberState };

/** A queue's figures for operators. */
export interface OpsQueue extends QueueStats {
  /** How long the oldest waiting job has been ready; 0 when none is waiting. */
  oldestMs: number;
  /** Jobs completed by all workers so far. */
  done: number;
  /** Jobs completed in each minute of the last hour, oldest first. */
  perMinute: number[];
}

/** Latencies from due to delivered in the last five minutes, over all servers. */
export interface OpsLatency {
  /** Upper bounds in seconds; a last bucket is beyond them all. */
  bounds: number[];
  counts: number[];
}

/** `GET /ops/overview`: the state of everything; a part that could not be read is null. */
export interface OpsOverview {
  at: string;
  record: {
    wireId: string;
    recordedSeq: number;
    unnumbered: number;
    open: number;
    oldestOpenMs: number;
    lastReleaseAt: string | null;
    /** Failed submissions that await an operator's decision. */
    failed: number;
    feeds: Partial<Record<FeedStatus, number>>;
    /** Feeds that fail or are gone, worst first. */
    failing: Feed[];
    /** The other installations that are followed. */
    bridges: Bridge[];
  } | null;
  streamSeq: number | null;
  queues: OpsQueue[] | null;
  members: SeenMember[] | null;
  latency: OpsLatency;
  /** Problems that an operator has dismissed. */
  dismissed: DismissedProblem[];
  /** Whether push notifications are offered; false without a contact address for push services. */
  offersPush: boolean;
}

/** A job that failed for good, or whose submission needs an operator's decision. */
export interface FailedJob {
  queue: string;
  id: string;
  /** A description of the job's subject. */
  title: string;
  publisher: string | null;
  error: string;
  attempts: number | null;
  at: string;
  /** True when it will be retried automatically. */
  retries: boolean;
}

export interface FailedJobs {
  jobs: FailedJob[];
}

/** `POST /ops/replay`: how many submissions were reopened and how many were enqueued. */
export interface Replayed {
  reopened: number;
  enqueued: number;
}
