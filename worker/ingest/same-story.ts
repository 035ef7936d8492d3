import { withoutScheme } from '../../shared/domain/without-scheme.ts';
import { indexWords } from '../../shared/domain/words.ts';
import type { StoryRow } from '../../shared/node/db/story/story-row.ts';
import type { StoryIdentity } from '../../shared/node/db/story/story-store.ts';
import { canonicalUrl } from './canonical-url.ts';
import { stopWordsOf } from './text/stop-words.ts';

/** A known story and how the submission was matched to it. */
export interface ExistingStory {
  row: StoryRow;
  by: 'id' | 'url' | 'text';
}

/** Two texts with this many significant words that share less than this are about different things. */
const TELLING_WORDS_MIN = 15;
const LEAST_OVERLAP = 0.2;
/** Repeated notices, such as “all services are back to normal”, are further apart than copies of one story. */
const OTHER_DAY_MS = 12 * 3_600_000;

/**
 * Finds the publisher's story that a submission repeats or changes; undefined for a new one (LINE5). In this order:
 *
 * 1. The publisher's id. Ids that are addresses and differ by http and https alone are one.
 * 2. The address, unless both have ids, which then differ, or the texts have little in common.
 * 3. The text, unless both have an id and an address, and both differ, and the submission states another day.
 */
export function sameStory(rows: StoryRow[], identity: StoryIdentity, text: string): ExistingStory | undefined {
  const { externalId, canonicalUrl: address, textHash } = identity;
  const byId = rows.find((row) => externalId !== null && isSameId(row.external_id, externalId));
  if (byId) return { row: byId, by: 'id' };
  const byUrl = rows.find(
    (row) =>
      address !== null &&
      row.canonical_url === address &&
      (externalId === null || row.external_id === null) &&
      !areUnlike(text, row),
  );
  if (byUrl) return { row: byUrl, by: 'url' };
  const byText = rows.find(
    (row) => textHash !== null && row.text_hash?.equals(textHash) && !isOfAnotherDay(row, identity),
  );
  return byText && { row: byText, by: 'text' };
}

/** The URL that identifies a story; null for none, and for a home page, which many stories share. */
export function identifyingUrl(url: string | null): string | null {
  const canonical = url === null ? undefined : canonicalUrl(url);
  if (canonical === undefined) return null;
  const { pathname, search, hash } = new URL(canonical);
  return pathname === '/' && search === '' && hash === '' ? null : withoutScheme(canonical);
}

function isSameId(one: string | null, other: string): boolean {
  return one !== null && withoutScheme(one) === withoutScheme(other);
}

function isOfAnotherDay(row: StoryRow, { externalId, canonicalUrl: address, publishedAt }: StoryIdentity): boolean {
  const hasOwnId = externalId !== null && row.external_id !== null;
  const hasOwnAddress = address !== null && row.canonical_url !== null && row.canonical_url !== address;
  if (!hasOwnId || !hasOwnAddress || publishedAt === null) return false;
  return Math.abs(publishedAt.getTime() - row.published_at.getTime()) >= OTHER_DAY_MS;
}

/** Some sites give every story the URL of the page that lists them. */
function areUnlike(text: string, row: StoryRow): boolean {
  const stop = stopWordsOf(row.language);
  const ours = indexWords(text).filter((word) => !stop.has(word));
  const theirs = new Set(row.words.split(' ').filter((word) => word !== '' && !word.includes('~') && !stop.has(word)));
  const fewer = Math.min(ours.length, theirs.size);
  if (fewer < TELLING_WORDS_MIN) return false;
  return ours.filter((word) => theirs.has(word)).length / fewer < LEAST_OVERLAP;
}
