import { createHash } from 'node:crypto';
import type { StoryIn } from '../../shared/contract/story-schema.ts';
import { htmlToText } from './parse/plain-text.ts';

/** What has no words, but is worth a submission when there is more or less of it. */
const PICTURES = /<(?:img|picture|video|audio|iframe|embed|object)\b/gi;

/**
 * A hash of what readers read of an item. Equal hashes need no submission: adverts, trackers, signed addresses of
 * pictures and generated dates, which change with each fetch, do not count; a picture that is added does.
 */
export function itemHash(story: StoryIn): Buffer {
  const { externalId: _id, publishedAt: _date, body = '', bodyFormat, imageUrl, url, media = [], ...words } = story;
  const text = bodyFormat === 'html' ? htmlToText(body).replace(/\s+/g, ' ') : body;
  const pictures = body.match(PICTURES)?.length ?? 0;
  const recordings = media.map(({ kind, title }) => [kind, title]);
  const read = [words, withoutQuery(url), text, pictures, imageUrl !== undefined, recordings];
  return createHash('sha256').update(JSON.stringify(read)).digest();
}

function withoutQuery(url: string | undefined): string | undefined {
  return url?.replace(/^https?:/i, '').replace(/[?#].*$/s, '');
}
