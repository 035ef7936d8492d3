import { createHash } from 'node:crypto';
import { joinWords } from '../../shared/domain/match.ts';
import { toIndexWords } from '../../shared/domain/words.ts';
import type { StoryRow } from '../../shared/node/db/story-row.ts';
import type { OpenSubmission } from '../../shared/node/db/submission-store.ts';
import { canonicalUrl } from './canonical-url.ts';
import type { EditedPatch, EditedStory } from './edited-story.ts';
import { deriveFromText, type TextDerived } from './text/derive-from-text.ts';
import { storyWords } from './text/story-words.ts';

/** The row of a story that is published for the first time. */
export function firstRow(
  submission: OpenSubmission,
  { story, derived }: { story: EditedStory; derived: TextDerived },
  id: string,
): StoryRow {
  const row: StoryRow = {
    id,
    publisher_id: submission.publisherId,
    publisher_name: submission.publisherName,
    external_id: submission.externalId,
    storyline_id: id,
    storyline_stories: 1,
    storyline_publishers: 1,
    revision: 1,
    submission_no: submission.no,
    seq: null,
    released_at: null,
    headline: story.headline,
    summary: story.summary,
    body_html: story.bodyHtml,
    byline: story.byline,
    topics: story.topics,
    given_topics: story.givenTopics,
    section: story.section,
    language: story.language,
    url: story.url,
    canonical_url: null,
    image_url: story.imageUrl,
    priority: story.priority,
    published_at: story.publishedAt,
    corrected_at: null,
    retracted_at: null,
    retraction_reason: null,
    comments: 0,
    content_hash: Buffer.alloc(0),
    text_hash: null,
    words: '',
  };
  return withDerived(row, derived);
}

/**
 * The row with the patch's fields over it; `known` is what follows from its text, where that was read. Topics that were
 * found stay while nothing changes that they come from.
 */
export function withPatch(row: StoryRow, patch: EditedPatch, known?: TextDerived): StoryRow {
  const patched = { ...row, ...toColumns(patch) };
  const sameSource = saysTheSame(row, patched) && givenSlugs(row) === givenSlugs(patched);
  const derived = known ?? deriveFromText({ ...patched, bodyHtml: patched.body_html });
  return withDerived(sameSource ? { ...patched, topics: row.topics } : patched, derived);
}

function saysTheSame(a: StoryRow, b: StoryRow): boolean {
  return a.headline === b.headline && a.summary === b.summary && a.body_html === b.body_html;
}

function givenSlugs({ topics, given_topics }: StoryRow): string {
  return topics
    .slice(0, given_topics)
    .map((topic) => topic.slug)
    .join(' ');
}

/** The address by which a story is known; null for none, and for a home page, which is the address of many. */
export function identifyingUrl(url: string | null): string | null {
  const canonical = url === null ? undefined : canonicalUrl(url);
  if (canonical === undefined) return null;
  const { pathname, search, hash } = new URL(canonical);
  return pathname === '/' && search === '' && hash === '' ? null : canonical;
}

function toColumns(patch: EditedPatch): Partial<StoryRow> {
  const { bodyHtml, imageUrl, publishedAt, givenTopics, ...same } = patch;
  return {
    ...same,
    ...(bodyHtml !== undefined && { body_html: bodyHtml }),
    ...(imageUrl !== undefined && { image_url: imageUrl }),
    ...(publishedAt !== undefined && { published_at: publishedAt }),
    ...(givenTopics !== undefined && { given_topics: givenTopics }),
  };
}

/** Fills in what is derived from the content. */
function withDerived(row: StoryRow, { hash, words }: TextDerived): StoryRow {
  const labels = row.topics.flatMap(({ label }) => storyWords(label));
  return {
    ...row,
    content_hash: contentHash(row),
    canonical_url: identifyingUrl(row.url),
    text_hash: hash,
    words: joinWords(toIndexWords([...words, ...labels])),
  };
}

function contentHash(row: StoryRow): Buffer {
  const content = [
    row.headline,
    row.summary,
    row.body_html,
    row.byline,
    row.topics,
    row.section,
    row.language,
    row.url,
    row.image_url,
    row.priority,
    row.published_at.toISOString(),
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest();
}
