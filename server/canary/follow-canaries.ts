/** More than the number of canaries within the look-back time. */
const REMEMBERED = 2_000;

/** Which canaries this server has seen. */
export interface CanaryFollower {
  /** True the first time this canary arrives. */
  arrived(id: string): boolean;
  /** The due canaries that have not arrived; each is reported once. */
  missing(due: { id: string; receivedAt: Date }[]): string[];
}

/** Tracks which canaries arrive; ignores those submitted before `startedAt`. */
export function followCanaries(startedAt: number): CanaryFollower {
  const seen = new Set<string>();
  const remember = (id: string): void => {
    seen.add(id);
    const [oldest] = seen;
    if (seen.size > REMEMBERED && oldest !== undefined) seen.delete(oldest);
  };
  return {
    arrived(id) {
      if (seen.has(id)) return false;
      remember(id);
      return true;
    },
    missing(due) {
      const lost = due.filter(({ id, receivedAt }) => receivedAt.getTime() > startedAt && !seen.has(id));
      for (const { id } of lost) remember(id);
      return lost.map(({ id }) => id);
    },
  };
}
