import { textOf } from '../../../shared/node/text/text-of.ts';
import { minHash } from '../copies/min-hash.ts';
import { type StoryTerms, storyTerms } from './story-terms.ts';

/** What a story is recognised by: its terms and its wording. */
export interface StoryTraits {
  terms: StoryTerms;
  /** Undefined when the text is too short. */
  signature: Uint32Array | undefined;
}

/** What of a story its traits are read from. */
export interface TellingText {
  headline: string;
  summary: string | null;
  bodyHtml: string;
  language: string | null;
  publisher: string;
}

/** Reads a story's traits; pure, and the dear part of choosing a storyline. */
export function readTraits({ headline, bodyHtml, language, publisher, ...story }: TellingText): StoryTraits {
  const body = textOf(bodyHtml);
  const summary = story.summary ?? '';
  // A summary says what the body says; only where the body is but a line, it says more.
  const text = body.length > summary.length ? body : `${summary}\n${body}`;
  return {
    terms: storyTerms({ headline, text, language, publisher }),
    signature: minHash(body === '' ? summary : body),
  };
}
