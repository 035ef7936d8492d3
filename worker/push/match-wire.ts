import { v7 as newId } from 'uuid';
import type { StoryCard } from '../../shared/domain/story.ts';
import type { EventEnvelope } from '../../shared/domain/wire-event.ts';
import { type Database, inTransaction, type Queryable } from '../../shared/node/db/database.ts';
import {
  addNotifications,
  type NewNotification,
  recentNotifications,
  withdrawStory,
} from '../../shared/node/db/push/notification-store.ts';
import { findRecipients } from '../../shared/node/db/push/subscription-store.ts';
import { moveCursor, takeCursor } from '../../shared/node/db/wire/cursor-store.ts';
import { readEvents } from '../../shared/node/db/wire/event-store.ts';
import { readWireState } from '../../shared/node/db/wire/wire-store.ts';
import { chooseRecipients, STORYLINE_PAUSE_MS, toNotified } from './choose-recipients.ts';
import type { FilterSet } from './filter-set.ts';

const BATCH = 100;
const HOUR_MS = 3_600_000;
/** Workers that were down must not wake readers with old news. */
const RELEASED_WITHIN_MS = 6 * HOUR_MS;
/** The first poll of a feed brings its backlog of old stories. */
const PUBLISHED_WITHIN_MS = 24 * HOUR_MS;

/** The resulting notifications, and whether more events are waiting. */
export interface Matched {
  notifications: NewNotification[];
  more: boolean;
}

export interface MatchOptions {
  now: Date;
  /** Called for an event that cannot be evaluated; nobody is notified of it. */
  skip: (seq: number, error: unknown) => void;
  /** Called for a reader whose preferences cannot be evaluated; the others are notified. */
  skipReader: (subscriptionId: string, error: unknown) => void;
}

/**
 * Continues at the cursor and decides who is notified of what. Notifications and cursor are written in one transaction:
 * a crash can neither lose nor repeat one. Returns nothing while another worker holds the cursor.
 */
export async function matchWire(db: Database, filters: FilterSet, options: MatchOptions): Promise<Matched> {
  return inTransaction(db, async (tx) => {
    const cursor = await takeCursor(tx, 'push');
    const { lastSeq } = await readWireState(tx);
    if (!cursor || cursor.seq >= lastSeq) return { notifications: [], more: false };
    if (!(await filters.refresh(tx))) {
      await moveCursor(tx, 'push', lastSeq);
      return { notifications: [], more: false };
    }
    const events = await readEvents(tx, { after: cursor.seq, upTo: lastSeq, limit: BATCH });
    const notifications = await decide(tx, filters, events, options);
    await addNotifications(tx, notifications);
    await moveCursor(tx, 'push', events.at(-1)?.event.seq ?? lastSeq);
    return { notifications, more: events.length === BATCH };
  });
}

async function decide(
  tx: Queryable,
  filters: FilterSet,
  events: EventEnvelope[],
  { now, skip, skipReader }: MatchOptions,
): Promise<NewNotification[]> {
  const news = events.flatMap((envelope) => {
    try {
      return newsFor(envelope, filters, now);
    } catch (error) {
      // Otherwise it would block all later events.
      skip(envelope.event.seq, error);
      return [];
    }
  });
  const recipients = await findRecipients(tx, [...new Set(news.flatMap(({ matching }) => [...matching]))]);
  const lines = [...new Set(news.map(({ story }) => story.storyline.id))];
  const notified = toNotified(await recentNotifications(tx, lines, STORYLINE_PAUSE_MS));
  const chosen = news.flatMap(({ seq, story, matching }) => {
    const concerned = recipients.filter(({ filterId }) => matching.has(filterId));
    return chooseRecipients(story, seq, concerned, { notified, now, newId, skipReader });
  });
  return withoutWithdrawn(tx, events, chosen);
}

function newsFor(envelope: EventEnvelope, filters: FilterSet, now: Date) {
  const story = newsOf(envelope, now);
  const matching = story ? filters.matching(envelope) : [];
  return story && matching.length > 0 ? [{ seq: envelope.event.seq, story, matching: new Set(matching) }] : [];
}

/** Drops unsent notifications of retracted stories, and adds withdrawals for those that were sent. */
async function withoutWithdrawn(
  tx: Queryable,
  events: EventEnvelope[],
  chosen: NewNotification[],
): Promise<NewNotification[]> {
  let kept = chosen;
  for (const { event } of events) {
    if (event.type !== 'story.retracted') continue;
    kept = kept.filter(({ kind, storyIds }) => kind !== 'story' || !storyIds.includes(event.storyId));
    const notified = await withdrawStory(tx, event.storyId);
    kept.push(...notified.map((reader) => withdrawal(event.storyId, event.seq, reader)));
  }
  return kept;
}

function withdrawal(
  storyId: string,
  eventSeq: number,
  reader: { subscriptionId: string; storylineId: string; rule: string },
): NewNotification {
  return {
    id: newId(),
    ...reader,
    eventSeq,
    kind: 'withdrawn',
    storyIds: [storyId],
    priority: 'routine',
    heldUntil: null,
  };
}

/**
 * The story to notify readers of: a new one that is no update of its publisher's own, or one that has just become flash;
 * undefined otherwise.
 */
function newsOf({ event, now: keys, before }: EventEnvelope, now: Date): StoryCard | undefined {
  const isNew = event.type === 'story.published' && event.story.repeats === undefined;
  const becameFlash = event.type === 'story.corrected' && keys.priority === 'flash' && before?.priority !== 'flash';
  if (!isNew && !becameFlash) return undefined;
  const isFresh =
    now.getTime() - Date.parse(event.at) < RELEASED_WITHIN_MS &&
    now.getTime() - Date.parse(event.story.publishedAt) < PUBLISHED_WITHIN_MS;
  return isFresh && !event.story.retracted ? event.story : undefined;
}
