import type { Section } from '../domain/section.ts';
import type { Priority, TopicRef } from '../domain/story.ts';

/** What a story would reach if it were published now; numbers only. */
export interface Reach {
  /** What the editors would make of it. */
  story: {
    topics: TopicRef[];
    section: Section | null;
    language: string | null;
    priority: Priority;
  };
  /** Columns and streams of readers who are connected: a reader with two that match counts twice. */
  readers: {
    columns: number;
    /** Distinct filters that match. */
    filters: number;
    /** The servers that were asked, and those that answered in time. */
    servers: { asked: number; answered: number };
  };
  /** Push subscriptions: at once, and after quiet hours. */
  notifications: { now: number; later: number };
  /** Confirmed addresses: e-mail, ntfy and webhooks of readers. */
  alerts: number;
  /** Publishers' webhooks. */
  webhooks: number;
}

/** What a worker finds, without the readers that are connected. */
export type WorkerReach = Omit<Reach, 'readers'>;
