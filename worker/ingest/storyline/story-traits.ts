import type { StoryRow } from '../../../shared/node/db/story-row.ts';
import { minHash } from '../copies/min-hash.ts';
import { textOf } from '../sanitise.ts';
import { type StoryTerms, storyTerms } from './story-terms.ts';

/** What a story is recognised by: its terms and its wording. */
export interface StoryTraits {
  terms: StoryTerms;
  /** Undefined when the text is too short. */
  signature: Uint32Array | undefined;
}

/** Reads a story's traits; pure, and the dear part of choosing a storyline. */
export function readTraits(row: StoryRow): StoryTraits {
  const body = textOf(row.body_html);
  const summary = row.summary ?? '';
  // A summary says what the body says; only where the body is but a line, it says more.
  const text = body.length > summary.length ? body : `${summary}\n${body}`;
  return {
    terms: storyTerms({ headline: row.headline, text, language: row.language, publisher: row.publisher_name }),
    signature: minHash(body === '' ? summary : body),
  };
}
