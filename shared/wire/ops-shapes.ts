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
