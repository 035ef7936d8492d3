/** More than come within the time that is looked back. */
const REMEMBERED = 2_000;

/** What one server has seen of canaries. */
export interface CanaryFollower {
  /** True for one that comes for the first time. */
  arrived(id: string): boolean;
  /** Those of the given ones that have not come, each told once. */
  missing(due: { id: string; receivedAt: Date }[]): string[];
}

/** Keeps count of canaries; those from before `startedAt` are none of this server's business. */
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
