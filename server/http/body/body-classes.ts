import { BATCH_MAX_BYTES, STORY_MAX_BYTES } from '../../../shared/contract/story-schema.ts';

const KB = 2 ** 10;
const MB = 2 ** 20;

/**
 * The largest body of each kind of request, in bytes after decompression; each route names its class. Requests without
 * a key get kilobytes. Megabytes need a valid key, or the secret address that a WebSub hub was given.
 */
export const BODY_CLASSES = {
  /** A name, a reason, an id or a form. */
  tiny: 4 * KB,
  /** A comment, or the settings of a feed or a webhook. */
  small: 64 * KB,
  /** What a site says of itself, with its legal texts. */
  site: 256 * KB,
  /** A site's logo. */
  picture: MB,
  story: STORY_MAX_BYTES,
  /** A list of feeds as OPML. */
  opml: 4 * MB,
  /** The content of a feed, sent by its WebSub hub. */
  hub: 4 * MB,
  /** Up to 1,000 stories. */
  batch: BATCH_MAX_BYTES,
} as const;

export type BodyClass = keyof typeof BODY_CLASSES;

/** A size for error messages: `64 KB`, `4 MB`. */
export function sizeText(bytes: number): string {
  return bytes < MB ? `${bytes / KB} KB` : `${bytes / MB} MB`;
}
