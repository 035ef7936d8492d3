/** How the installation was doing during one step of the history. */
export interface HealthPoint {
  /** Where the step begins. */
  at: string;
  deliveries: number;
  /** Delivery latency in milliseconds; null without deliveries, and no more than the largest bucket's bound. */
  p50: number | null;
  p90: number | null;
  p99: number | null;
  /** The most connected readers, open submissions, and bytes of stored data in the step. */
  readers: number;
  open: number;
  storedBytes: number;
}

/** What Postgres stores for this installation, and how it grows. */
export interface StorageFigures {
  bytes: number;
  /** The median growth of the last week; null before there are six hours of samples. */
  bytesPerDay: number | null;
  /** The largest tables with their indexes, largest first; partitions count as their table. */
  tables: { name: string; bytes: number }[];
  /** The free bytes of the disk that Postgres writes to; null if that is another machine's. */
  diskFreeBytes: number | null;
}

/** `GET /ops/history` */
export interface OpsHistory {
  hours: number;
  /** The length of a step. */
  stepSeconds: number;
  /** Oldest first; steps without samples are missing. */
  points: HealthPoint[];
  storage: StorageFigures;
}

/** A problem that an operator has dismissed. */
export interface DismissedProblem {
  /** The problem's key, such as `queue-paused:edit`. */
  problem: string;
  reason: string;
  /** The name of the key that dismissed it. */
  by: string;
  at: string;
  until: string;
}
