import { quietUntil } from '../../shared/domain/quiet-hours.ts';
import { type Priority, priorityRank, type StoryCard } from '../../shared/domain/story.ts';
import type { NewNotification, RecentNotification } from '../../shared/node/db/push/notification-store.ts';
import type { Recipient } from '../../shared/node/db/push/subscription-store.ts';
import { isMuted } from '../matching/is-muted.ts';

/** A storyline notifies a reader at most once within this time. */
export const STORYLINE_PAUSE_MS = 15 * 60_000;

/** Recent notifications by reader and storyline, with their priority. */
export type Notified = Map<string, Priority>;

/** Summarises recent notifications; the highest priority counts. */
export function toNotified(recent: RecentNotification[]): Notified {
  const notified: Notified = new Map();
  for (const { subscriptionId, storylineId, priority } of recent) note(notified, subscriptionId, storylineId, priority);
  return notified;
}

export interface RecipientOptions {
  notified: Notified;
  now: Date;
  newId: () => string;
  /** Called for a reader whose preferences cannot be evaluated; the others are still chosen. */
  skipReader: (subscriptionId: string, error: unknown) => void;
}

/**
 * Chooses who is notified of a story, each reader once, by the first rule that matches. Notes it in `notified`, where the
 * storyline's next story will find it.
 */
export function chooseRecipients(
  story: StoryCard,
  eventSeq: number,
  recipients: Recipient[],
  options: RecipientOptions,
): NewNotification[] {
  const chosen: NewNotification[] = [];
  const seen = new Set<string>();
  for (const recipient of recipients) {
    const { subscriptionId } = recipient;
    if (seen.has(subscriptionId)) continue;
    try {
      if (isMuted(story, recipient.mutes) || wasNotified(story, subscriptionId, options.notified)) continue;
      chosen.push(notificationFor(story, eventSeq, recipient, options));
      note(options.notified, subscriptionId, story.storyline.id, story.priority);
    } catch (error) {
      options.skipReader(subscriptionId, error);
    }
    seen.add(subscriptionId);
  }
  return chosen;
}

function notificationFor(
  story: StoryCard,
  eventSeq: number,
  { subscriptionId, rule, quiet }: Recipient,
  { now, newId }: RecipientOptions,
): NewNotification {
  const mayDisturb = quiet === null || (quiet.allowFlash === true && story.priority === 'flash');
  return {
    id: newId(),
    subscriptionId,
    eventSeq,
    kind: 'story',
    storyIds: [story.id],
    storylineId: story.storyline.id,
    priority: story.priority,
    rule,
    heldUntil: mayDisturb ? null : (quietUntil(quiet, now) ?? null),
  };
}

/** A flash is sent even if the storyline already notified the reader, unless that was a flash, too. */
function wasNotified(story: StoryCard, subscriptionId: string, notified: Notified): boolean {
  const priority = notified.get(keyOf(subscriptionId, story.storyline.id));
  if (priority === undefined) return false;
  return story.priority !== 'flash' || priority === 'flash';
}

function note(notified: Notified, subscriptionId: string, storylineId: string, priority: Priority): void {
  const key = keyOf(subscriptionId, storylineId);
  const before = notified.get(key);
  if (before === undefined || priorityRank(priority) > priorityRank(before)) notified.set(key, priority);
}

function keyOf(subscriptionId: string, storylineId: string): string {
  return `${subscriptionId} ${storylineId}`;
}
