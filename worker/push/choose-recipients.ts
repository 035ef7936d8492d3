import { quietUntil } from '../../shared/domain/quiet-hours.ts';
import { type Priority, priorityRank, type StoryCard } from '../../shared/domain/story.ts';
import type { NewNotification, RecentNotification } from '../../shared/node/db/push-notification-store.ts';
import type { Mutes, Recipient } from '../../shared/node/db/push-subscription-store.ts';

/** Within this time a storyline disturbs a reader once, whatever else happens in it. */
export const STORYLINE_PAUSE_MS = 15 * 60_000;

/** What readers were told lately, by reader and storyline, at which priority. */
export type Told = Map<string, Priority>;

/** Sums up what was told; the highest priority counts. */
export function toldOf(recent: RecentNotification[]): Told {
  const told: Told = new Map();
  for (const { subscriptionId, storylineId, priority } of recent) note(told, subscriptionId, storylineId, priority);
  return told;
}

export interface RecipientOptions {
  told: Told;
  now: Date;
  newId: () => string;
  /** Told of a reader whose wishes cannot be judged; the others are chosen all the same. */
  skipReader: (subscriptionId: string, error: unknown) => void;
}

/**
 * Who is told of a story, each reader once, by the first of their rules that it fits. What is told is noted in `told`,
 * so that the next story of the storyline finds it there.
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
      if (isMuted(story, recipient.mutes) || wasTold(story, subscriptionId, options.told)) continue;
      chosen.push(notificationFor(story, eventSeq, recipient, options));
      note(options.told, subscriptionId, story.storyline.id, story.priority);
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

function isMuted(story: StoryCard, mutes: Mutes): boolean {
  return (
    mutes.publishers.includes(story.publisher.id) ||
    mutes.storylines.includes(story.storyline.id) ||
    story.topics.some(({ slug }) => mutes.topics.includes(slug))
  );
}

/** Flash news of a storyline that was no flash so far is told all the same. */
function wasTold(story: StoryCard, subscriptionId: string, told: Told): boolean {
  const priority = told.get(keyOf(subscriptionId, story.storyline.id));
  if (priority === undefined) return false;
  return story.priority !== 'flash' || priority === 'flash';
}

function note(told: Told, subscriptionId: string, storylineId: string, priority: Priority): void {
  const key = keyOf(subscriptionId, storylineId);
  const before = told.get(key);
  if (before === undefined || priorityRank(priority) > priorityRank(before)) told.set(key, priority);
}

function keyOf(subscriptionId: string, storylineId: string): string {
  return `${subscriptionId} ${storylineId}`;
}
