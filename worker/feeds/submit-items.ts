import type { FeedOptions } from '../../shared/contract/feed-options.ts';
import type { StoryIn } from '../../shared/contract/story-schema.ts';
import { withoutScheme } from '../../shared/domain/without-scheme.ts';
import { keepHashes, knownHashes } from '../../shared/node/db/feed/feed-item-store.ts';
import { wantFullTexts } from '../../shared/node/db/feed/full-text-store.ts';
import { namesOf } from '../../shared/node/db/story/story-store.ts';
import { findRefusedNames } from '../../shared/node/db/takedown/takedown-store.ts';
import { acceptSubmissions } from '../../shared/node/intake/accept.ts';
import { openSubmission } from '../../shared/node/intake/new-submission.ts';
import { needFullText } from '../full-text/needs-full-text.ts';
import { identifyingUrl } from '../ingest/same-story.ts';
import { itemHash } from './item-hash.ts';
import type { ParsedItem } from './parse/parsed-feed.ts';
import type { PollDeps } from './poll-deps.ts';
import { type FeedDefaults, toStory } from './to-story.ts';

interface Candidate {
  /** With http and https as one. */
  externalId: string;
  hash: Buffer;
  story: StoryIn;
}

export interface Submitted {
  /** Stories that are new in this feed. */
  added: number;
  corrected: number;
}

/**
 * Submits the new and changed items, oldest first, like a publisher who calls the API. Finding the unchanged items
 * takes one query for the whole feed.
 */
export async function submitItems(
  deps: PollDeps,
  feed: FeedDefaults & { id: string; publisherId: string; options: FeedOptions },
  items: readonly ParsedItem[],
  now: Date,
): Promise<Submitted> {
  const candidates = await withoutTakenDown(
    deps,
    feed.publisherId,
    oldestFirst(items).flatMap((item) => candidate(item, feed, now)),
  );
  const ids = candidates.map(({ externalId }) => externalId);
  const known = await knownHashes(deps.db, feed.id, ids);
  const changed = candidates.filter(({ externalId, hash }) => {
    const before = known.get(externalId);
    return before === undefined || (feed.options.ignoreUpdates !== true && !before.equals(hash));
  });
  if (changed.length === 0) return { added: 0, corrected: 0 };
  const needs = needFullText(
    candidates.map(({ story }) => story),
    feed.options.fullText ?? deps.fullText,
  );
  const submissions = changed.map(({ story }) => openSubmission(feed.publisherId, { kind: 'publish', payload: story }));
  const wanting = submissions.filter((_, index) => changed[index] && needs(changed[index].story));
  // Before they are accepted: what is noted and never accepted is forgotten.
  await wantFullTexts(
    deps.db,
    feed.id,
    wanting.map(({ id }) => id),
  );
  await acceptSubmissions(deps, feed.publisherId, submissions, undefined, undefined);
  // After the commit: a crash in between only repeats the submission, which changes nothing.
  await keepHashes(deps.db, feed.id, changed);
  const added = changed.filter(({ externalId }) => !known.has(externalId)).length;
  return { added, corrected: changed.length - added };
}

/** Stories that were taken down stay in their publishers' feeds; they are not even submitted. */
async function withoutTakenDown({ db }: PollDeps, publisherId: string, candidates: Candidate[]): Promise<Candidate[]> {
  const names = candidates.map(({ externalId, story }) =>
    namesOf({
      ...{ publisherId, externalId, textHash: null, publishedAt: null },
      canonicalUrl: identifyingUrl(story.url ?? null),
    }),
  );
  const refused = await findRefusedNames(db, names.flat());
  return candidates.filter((_, index) => !names[index]?.some((name) => refused.has(name)));
}

function candidate(item: ParsedItem, defaults: FeedDefaults, now: Date): Candidate[] {
  const story = toStory(item, defaults, now);
  return story ? [{ externalId: withoutScheme(item.externalId), hash: itemHash(story), story }] : [];
}

/** Feeds list the newest first; the wire is ordered oldest first. */
function oldestFirst(items: readonly ParsedItem[]): ParsedItem[] {
  return items.toReversed().sort((a, b) => (a.publishedAt ?? '').localeCompare(b.publishedAt ?? ''));
}
