import { v7 as newId } from 'uuid';
import type { CarriedEvent } from '../../shared/domain/wire-event.ts';
import { moveCursor, takeCursor } from '../../shared/node/db/cursor-store.ts';
import { type Database, inTransaction, type Queryable } from '../../shared/node/db/database.ts';
import { readEvents } from '../../shared/node/db/event-store.ts';
import {
  addNotifications,
  type NewNotification,
  recentNotifications,
  withdrawStory,
} from '../../shared/node/db/push-notification-store.ts';
import { findRecipients } from '../../shared/node/db/push-subscription-store.ts';
import { readWireState } from '../../shared/node/db/wire-store.ts';
import { chooseRecipients, STORYLINE_PAUSE_MS, toldOf } from './choose-recipients.ts';
import type { FilterSet } from './filter-set.ts';
import { newsOf } from './news-of.ts';

const BATCH = 100;

/** What was decided, and whether more of the wire waits. */
export interface Matched {
  notifications: NewNotification[];
  more: boolean;
}

export interface MatchOptions {
  now: Date;
  /** Told of an event that cannot be judged; nobody is told of it. */
  skip: (seq: number, error: unknown) => void;
  /** Told of a reader whose wishes cannot be judged; the others are told. */
  skipReader: (subscriptionId: string, error: unknown) => void;
}

/**
 * Reads on where the last worker stopped and decides who is told of what. Notifications and cursor move in one
 * transaction: a crash can neither lose nor repeat one. Another worker at it means that there is nothing to do.
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
  events: CarriedEvent[],
  { now, skip, skipReader }: MatchOptions,
): Promise<NewNotification[]> {
  const news = events.flatMap((carried) => {
    try {
      return newsFor(carried, filters, now);
    } catch (error) {
      // All that comes after it would wait for it.
      skip(carried.event.seq, error);
      return [];
    }
  });
  const recipients = await findRecipients(tx, [...new Set(news.flatMap(({ matching }) => [...matching]))]);
  const lines = [...new Set(news.map(({ story }) => story.storyline.id))];
  const told = toldOf(await recentNotifications(tx, lines, STORYLINE_PAUSE_MS));
  const chosen = news.flatMap(({ seq, story, matching }) => {
    const concerned = recipients.filter(({ filterId }) => matching.has(filterId));
    return chooseRecipients(story, seq, concerned, { told, now, newId, skipReader });
  });
  return withoutWithdrawn(tx, events, chosen);
}

function newsFor(carried: CarriedEvent, filters: FilterSet, now: Date) {
  const story = newsOf(carried, now);
  const matching = story ? filters.matching(carried) : [];
  return story && matching.length > 0 ? [{ seq: carried.event.seq, story, matching: new Set(matching) }] : [];
}

/** A retraction takes back what is still here, and replaces what was sent. */
async function withoutWithdrawn(
  tx: Queryable,
  events: CarriedEvent[],
  chosen: NewNotification[],
): Promise<NewNotification[]> {
  let kept = chosen;
  for (const { event } of events) {
    if (event.type !== 'story.retracted') continue;
    kept = kept.filter(({ kind, storyIds }) => kind !== 'story' || !storyIds.includes(event.storyId));
    const told = await withdrawStory(tx, event.storyId);
    kept.push(...told.map((reader) => withdrawal(event.storyId, event.seq, reader)));
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
