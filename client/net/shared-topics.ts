import { parsePosition } from '../../shared/domain/position.ts';

/** What several holders share: channels, or stories that are watched. */
export interface SharedTopics<Holder> {
  hold(name: string, key: string, holder: Holder, position: string | undefined): void;
  /** Lets go; true when nobody holds it any more. */
  drop(name: string, holder: Holder): boolean;
  has(name: string, holder: Holder): boolean;
  /** The names that somebody holds. */
  of(holder: Holder): string[];
  /** The name under which this key is held. */
  nameOf(key: string): string | undefined;
  /** All holders were told up to here. */
  reach(name: string, position: string): void;
  /** The earlier of where the holders stand and where somebody wants to begin. */
  earliest(name: string | undefined, wanted: string | undefined): string | undefined;
  clear(): void;
}

interface Topic<Holder> {
  key: string;
  position: string | undefined;
  holders: Set<Holder>;
}

/** Counts who holds what, and how far they were told. */
export function shareTopics<Holder>(): SharedTopics<Holder> {
  const topics = new Map<string, Topic<Holder>>();
  return {
    hold(name, key, holder, position) {
      const holders = topics.get(name)?.holders ?? new Set();
      topics.set(name, { key, position, holders: holders.add(holder) });
    },
    drop(name, holder) {
      const topic = topics.get(name);
      if (!topic?.holders.delete(holder) || topic.holders.size > 0) return false;
      return topics.delete(name);
    },
    has: (name, holder) => topics.get(name)?.holders.has(holder) ?? false,
    of: (holder) => [...topics].filter(([, topic]) => topic.holders.has(holder)).map(([name]) => name),
    nameOf: (key) => [...topics].find(([, topic]) => topic.key === key)?.[0],
    reach(name, position) {
      const topic = topics.get(name);
      if (topic) topic.position = position;
    },
    earliest: (name, wanted) => earlier(wanted, topics.get(name ?? '')?.position),
    clear: () => topics.clear(),
  };
}

function earlier(wanted: string | undefined, held: string | undefined): string | undefined {
  if (wanted === undefined || held === undefined) return wanted ?? held;
  const [a, b] = [parsePosition(wanted), parsePosition(held)];
  return a && b && a.feedId === b.feedId && b.seq < a.seq ? held : wanted;
}
