import { keepHashes, knownHashes } from '../../shared/node/db/feed-item-store.ts';
import { acceptSubmissions, type IntakeDeps } from '../../shared/node/intake/accept.ts';
import { openSubmission } from '../../shared/node/intake/new-submission.ts';
import type { StoryIn } from '../../shared/wire/story-schema.ts';
import type { ParsedItem } from './parse/parsed-feed.ts';
import { type FeedDesk, storyHash, toStory } from './to-story.ts';

interface Candidate {
  externalId: string;
  hash: Buffer;
  story: StoryIn;
}

export interface Submitted {
  /** Stories that the feed had not shown before. */
  added: number;
  corrected: number;
}

/**
 * Hands in the items that are new or changed, oldest first, like a publisher who calls the API. What did not change
 * since the last time costs one query for the whole feed.
 */
export async function submitItems(
  deps: IntakeDeps,
  feed: FeedDesk & { id: string; publisherId: string },
  items: readonly ParsedItem[],
  now: Date,
): Promise<Submitted> {
  const candidates = oldestFirst(items).flatMap((item) => candidate(item, feed, now));
  const ids = candidates.map(({ externalId }) => externalId);
  const known = await knownHashes(deps.db, feed.id, ids);
  const changed = candidates.filter(({ externalId, hash }) => !known.get(externalId)?.equals(hash));
  if (changed.length === 0) return { added: 0, corrected: 0 };
  const submissions = changed.map(({ story }) => openSubmission(feed.publisherId, { kind: 'publish', payload: story }));
  await acceptSubmissions(deps, feed.publisherId, submissions, undefined, undefined);
  // After the commit: a crash in between only submits the same again, which changes nothing.
  await keepHashes(deps.db, feed.id, changed);
  const added = changed.filter(({ externalId }) => !known.has(externalId)).length;
  return { added, corrected: changed.length - added };
}

function candidate(item: ParsedItem, desk: FeedDesk, now: Date): Candidate[] {
  const story = toStory(item, desk, now);
  return story ? [{ externalId: item.externalId, hash: storyHash(story), story }] : [];
}

/** Feeds list the newest first; on the wire it comes last. */
function oldestFirst(items: readonly ParsedItem[]): ParsedItem[] {
  return items.toReversed().sort((a, b) => (a.publishedAt ?? '').localeCompare(b.publishedAt ?? ''));
}
