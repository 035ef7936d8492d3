import { parsePosition } from '../../shared/domain/position.ts';

/** Subscriptions that several holders share: channels or watched stories. */
export interface SharedTopics<Holder> {
  hold(name: string, key: string, holder: Holder, position: string | undefined): void;
  /** Releases a topic; true when it has no holders left. */
  drop(name: string, holder: Holder): boolean;
  has(name: string, holder: Holder): boolean;
  /** The names of the topics that this holder holds. */
  of(holder: Holder): string[];
  /** The name of the topic with this key. */
  nameOf(key: string): string | undefined;
  /** Records the position up to which all holders have received messages. */
  reach(name: string, position: string): void;
  /** The earlier of the topic's position and the wanted one. */
  earliest(name: string | undefined, wanted: string | undefined): string | undefined;
  clear(): void;
}

interface Topic<Holder> {
  key: string;
  position: string | undefined;
  holders: Set<Holder>;
}

/** Tracks which holders share which topics, and each topic's position. */
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
  return a && b && a.wireId === b.wireId && b.seq < a.seq ? held : wanted;
}
