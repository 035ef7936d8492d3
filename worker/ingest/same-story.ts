import { indexWords } from '../../shared/domain/words.ts';
import type { StoryRow } from '../../shared/node/db/story-row.ts';
import type { StoryIdentity } from '../../shared/node/db/story-store.ts';
import { stopWordsOf } from './text/stop-words.ts';

/** A story that we have, and by what a submission was known to be about it. */
export interface Known {
  row: StoryRow;
  by: 'id' | 'url' | 'text';
}

/** Two texts of that many telling words that share fewer than this are about different things. */
const TELLING_WORDS_MIN = 15;
const LEAST_OVERLAP = 0.2;

/**
 * Which of a publisher's stories a submission repeats or changes; undefined when it is a story of its own. The
 * publisher's id comes first: two ids are two stories, even under one address, as long as their texts differ.
 */
export function sameStory(rows: StoryRow[], identity: StoryIdentity, text: string): Known | undefined {
  const { externalId, canonicalUrl, textHash } = identity;
  const byId = rows.find((row) => externalId !== null && row.external_id === externalId);
  if (byId) return { row: byId, by: 'id' };
  const byUrl = rows.find(
    (row) =>
      canonicalUrl !== null &&
      row.canonical_url === canonicalUrl &&
      (externalId === null || row.external_id === null) &&
      !areUnlike(text, row),
  );
  if (byUrl) return { row: byUrl, by: 'url' };
  const byText = rows.find((row) => textHash !== null && row.text_hash?.equals(textHash));
  return byText && { row: byText, by: 'text' };
}

/** Some sites give every story the address of the page that lists them. */
function areUnlike(text: string, row: StoryRow): boolean {
  const stop = stopWordsOf(row.language);
  const ours = indexWords(text).filter((word) => !stop.has(word));
  const theirs = new Set(row.words.split(' ').filter((word) => word !== '' && !stop.has(word)));
  const fewer = Math.min(ours.length, theirs.size);
  if (fewer < TELLING_WORDS_MIN) return false;
  return ours.filter((word) => theirs.has(word)).length / fewer < LEAST_OVERLAP;
}
