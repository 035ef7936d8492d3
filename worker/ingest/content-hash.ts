import { createHash } from 'node:crypto';
import type { StoryMedia } from '../../shared/domain/media.ts';
import { NOTE_FIELDS } from '../../shared/domain/story-notes.ts';
import type { StoryRow } from '../../shared/node/db/story/story-row.ts';

/** The SHA-256 of all that a publisher says in a story: two revisions with the same hash say the same. */
export function contentHash(row: StoryRow): Buffer {
  const content = [
    row.headline,
    row.summary,
    row.body_html,
    row.byline,
    // Without kinds, so that a story from before they existed has the hash that it had.
    row.topics.map(({ slug, label }) => ({ slug, label })),
    row.section,
    row.language,
    row.url,
    row.image_url,
    row.priority,
    row.published_at.toISOString(),
    ...mediaContent(row),
    // Nothing for a story without notes, which has the hash that it had before they existed.
    ...NOTE_FIELDS.flatMap((field) => (row.notes[field] === undefined ? [] : [[field, row.notes[field]]])),
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest();
}

/** Nothing for a story without these fields, so that it has the hash that it had before they existed. */
function mediaContent({ image_alt, image_caption, image_credit, image_frame: frame, media }: StoryRow): unknown[] {
  const content = [image_alt, image_caption, image_credit, ...media.map(inOrder)];
  const known = content.some((part) => part !== null) ? content : [];
  if (frame === null) return known;
  return [...known, { frame: [frame.width, frame.height, frame.focalPoint?.x, frame.focalPoint?.y] }];
}

/** Postgres keeps JSON in an order of its own. */
function inOrder({ url, kind, type, bytes, durationSeconds, title }: StoryMedia): unknown[] {
  return [url, kind, type, bytes, durationSeconds, title];
}
