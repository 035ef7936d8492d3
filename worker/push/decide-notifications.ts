import { v7 as newId } from 'uuid';
import type { EventEnvelope } from '../../shared/domain/wire-event.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import {
  addNotifications,
  findNotified,
  type NewNotification,
  type Notified,
  recentNotifications,
  withdrawStory,
} from '../../shared/node/db/push/notification-store.ts';
import { findRecipients } from '../../shared/node/db/push/subscription-store.ts';
import type { Part } from '../matching/match-wire.ts';
import { takesWordsBack } from '../matching/takes-words-back.ts';
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
  const notifications = await withChanges(tx, events, chosen);
  await addNotifications(tx, notifications);
  return notifications;
}

/**
 * Drops unsent notifications of stories that were retracted or taken down. Where one was sent, a withdrawal replaces it, and a correction that
 * takes words back does as well.
 */
async function withChanges(
  tx: Queryable,
  events: EventEnvelope[],
  chosen: NewNotification[],
): Promise<NewNotification[]> {
  let kept = chosen;
  for (const { event } of events) {
    if (event.type === 'story.retracted' || event.type === 'story.removed') {
      kept = kept.filter(({ kind, storyIds }) => kind === 'withdrawn' || !storyIds.includes(event.storyId));
      const notified = await withdrawStory(tx, event.storyId);
      kept.push(...notified.map((reader) => changeOf(reader, event.storyId, event.seq, 'withdrawn')));
    } else if (event.type === 'story.corrected' && !kept.some(({ eventSeq }) => eventSeq === event.seq)) {
      const { id } = event.story;
      const notified = await findNotified(tx, id);
      if (notified.length > 0 && (await takesWordsBack(tx, event.story)))
        kept.push(...notified.map((reader) => changeOf(reader, id, event.seq, 'corrected')));
    }
  }
  return kept;
}

function changeOf(
  reader: Notified,
  storyId: string,
  eventSeq: number,
  kind: 'withdrawn' | 'corrected',
): NewNotification {
  return { ...{ id: newId(), ...reader, eventSeq, kind }, storyIds: [storyId], priority: 'routine', heldUntil: null };
}
