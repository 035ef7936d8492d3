import { v7 as newId } from 'uuid';
import type { EventEnvelope } from '../../shared/domain/wire-event.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import {
  addNotifications,
  type NewNotification,
  recentNotifications,
  withdrawStory,
} from '../../shared/node/db/push/notification-store.ts';
import { findRecipients } from '../../shared/node/db/push/subscription-store.ts';
import type { Part } from '../matching/match-wire.ts';
import { chooseRecipients, STORYLINE_PAUSE_MS, toNotified } from './choose-recipients.ts';

interface DecideOptions {
  now: Date;
  /** Called for a reader whose preferences cannot be evaluated; the others are notified. */
  skipReader: (subscriptionId: string, error: unknown) => void;
}

/** Decides which browsers are notified of a part of the wire, and adds their notifications. */
export async function decideNotifications(
  tx: Queryable,
  { news, events }: Part,
  { now, skipReader }: DecideOptions,
): Promise<NewNotification[]> {
  const recipients = await findRecipients(tx, [...new Set(news.flatMap(({ matching }) => [...matching]))]);
  const lines = [...new Set(news.map(({ story }) => story.storyline.id))];
  const notified = toNotified(await recentNotifications(tx, lines, STORYLINE_PAUSE_MS));
  const chosen = news.flatMap(({ seq, story, matching }) => {
    const concerned = recipients.filter(({ filterId }) => matching.has(filterId));
    return chooseRecipients(story, seq, concerned, { notified, now, newId, skipReader });
  });
  const notifications = await withoutWithdrawn(tx, events, chosen);
  await addNotifications(tx, notifications);
  return notifications;
}

/** Drops unsent notifications of stories that were retracted or taken down, and adds withdrawals for those that were sent. */
async function withoutWithdrawn(
  tx: Queryable,
  events: EventEnvelope[],
  chosen: NewNotification[],
): Promise<NewNotification[]> {
  let kept = chosen;
  for (const { event } of events) {
    if (event.type !== 'story.retracted' && event.type !== 'story.removed') continue;
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
