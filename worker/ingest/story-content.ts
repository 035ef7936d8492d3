import type { StoryRow } from '../../shared/node/db/story/story-row.ts';
import type { OpenSubmission } from '../../shared/node/db/submission/submission-store.ts';
import { contentHash } from './content-hash.ts';
import { notesAfter } from './edit-notes.ts';
import { summaryAfter } from './made-summary.ts';
import { identifyingUrl } from './same-story.ts';
import type { EditedPatch, EditedStory } from './stages.ts';
import { deriveFromText, type TextDerived, textHash } from './text/derive-from-text.ts';
import { bodyText } from './text/story-words.ts';
import { tokensOf } from './text/tokens-of.ts';

/** The row of a newly published story. */
export function firstRow(
  submission: Pick<OpenSubmission, 'publisherId' | 'publisherName' | 'externalId' | 'no'>,
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
    storyline_independent: 1,
    repeats: null,
    revision: 1,
    submission_no: submission.no,
    seq: null,
    released_at: null,
    headline: story.headline,
    summary: story.summary,
    body_html: story.bodyHtml,
    excerpt_html: null,
    byline: story.byline,
    topics: story.topics,
    given_topics: story.givenTopics,
    section: story.section,
    language: story.language,
    url: story.url,
    canonical_url: null,
    image_url: story.imageUrl,
    image_alt: story.imageAlt,
    image_frame: story.imageFrame,
    image_caption: story.imageCaption,
    image_credit: story.imageCredit,
    media: story.media,
    notes: notesAfter({}, story.notes),
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
 * Applies a patch to a row; `known` is the data derived from the text, if already computed. Found topics stay unless
 * their source text or the publisher's topics change.
 */
export function withPatch(row: StoryRow, patch: EditedPatch, known?: TextDerived): StoryRow {
  const changed = { ...row, ...toColumns(patch), ...bodiesOf(row, patch), notes: notesAfter(row.notes, patch.notes) };
  const patched = { ...changed, summary: summaryAfter(row, patch, changed) };
  const sameSource = saysTheSame(row, patched) && givenSlugs(row) === givenSlugs(patched);
  const derived = known ?? { ...deriveFromText({ ...patched, bodyHtml: patched.body_html }), ...ownHash(patched) };
  return withDerived(sameSource ? { ...patched, topics: row.topics } : patched, derived);
}

/** The text of a story's page stays as long as the publisher's own body says the same. */
export function keepsFullText(row: StoryRow, { bodyHtml }: EditedPatch): boolean {
  if (row.excerpt_html === null) return false;
  return bodyHtml === undefined || bodyText(bodyHtml) === bodyText(row.excerpt_html);
}

/** By the publisher's own text, a story that is sent again is recognised. */
function ownHash({ headline, body_html, excerpt_html }: StoryRow): Pick<TextDerived, 'hash'> {
  return { hash: textHash(headline, excerpt_html ?? body_html) };
}

function bodiesOf(row: StoryRow, patch: EditedPatch): Pick<StoryRow, 'body_html' | 'excerpt_html'> {
  const { bodyHtml: own = row.excerpt_html ?? row.body_html } = patch;
  return keepsFullText(row, patch)
    ? { body_html: row.body_html, excerpt_html: own }
    : { body_html: own, excerpt_html: null };
}

/** The row with the text of its page. */
export function withFullText(row: StoryRow, bodyHtml: string, topics: StoryRow['topics']): StoryRow {
  return withTopics({ ...row, body_html: bodyHtml, excerpt_html: row.excerpt_html ?? row.body_html }, topics);
}

/** The row with other topics. */
export function withTopics(row: StoryRow, topics: StoryRow['topics']): StoryRow {
  const changed = { ...row, topics };
  return withDerived(changed, { ...deriveFromText({ ...changed, bodyHtml: row.body_html }), ...ownHash(changed) });
}

/** True when two versions differ in nothing that readers read: markup, addresses of links and pictures, the date. */
export function sameWords(a: StoryRow, b: StoryRow): boolean {
  return JSON.stringify(wordsOf(a)) === JSON.stringify(wordsOf(b));
}

function wordsOf(row: StoryRow): unknown[] {
  const { headline, summary, byline, section, language, priority, canonical_url: address } = row;
  const { image_alt: alt, image_caption: caption, image_credit: credit } = row;
  const titles = row.media.flatMap(({ title }) => title ?? []);
  const lines = [headline, summary, byline, alt, caption, credit, ...titles, ...Object.values(row.notes)];
  return [...lines, section, language, priority, address, givenSlugs(row), bodyText(row.body_html)];
}

/** The row without what its last correction said. */
export function withoutCorrectionNote(row: StoryRow): StoryRow {
  return withContentHash({ ...row, notes: notesAfter(row.notes, { correctionNote: null }) });
}

/** The row with the hash of its content. */
export function withContentHash(row: StoryRow): StoryRow {
  return { ...row, content_hash: contentHash(row) };
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

function toColumns(patch: EditedPatch): Partial<StoryRow> {
  const { bodyHtml: _body, imageUrl, imageAlt, imageFrame, imageCaption, imageCredit, ...rest } = patch;
  const { publishedAt, givenTopics, notes: _notes, ...same } = rest;
  return {
    ...same,
    ...(imageUrl !== undefined && { image_url: imageUrl }),
    ...(imageAlt !== undefined && { image_alt: imageAlt }),
    ...(imageFrame !== undefined && { image_frame: imageFrame }),
    ...(imageCaption !== undefined && { image_caption: imageCaption }),
    ...(imageCredit !== undefined && { image_credit: imageCredit }),
    ...(publishedAt !== undefined && { published_at: publishedAt }),
    ...(givenTopics !== undefined && { given_topics: givenTopics }),
  };
}

/** Fills in the columns derived from the content. */
function withDerived(row: StoryRow, { hash, words }: TextDerived): StoryRow {
  return {
    ...row,
    content_hash: contentHash(row),
    canonical_url: identifyingUrl(row.url),
    text_hash: hash,
    words: tokensOf(row, words),
  };
}
