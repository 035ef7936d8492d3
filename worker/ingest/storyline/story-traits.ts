import { minHash } from '../copies/min-hash.ts';
import type { Token } from '../text/read-tokens.ts';
import { bodyText } from '../text/story-words.ts';
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
}

/** Reads a story's traits; `tokens` are its telling words. Pure. */
export function readTraits(
  { summary, bodyHtml }: Pick<TellingText, 'summary' | 'bodyHtml'>,
  tokens: Token[],
): StoryTraits {
  const body = bodyText(bodyHtml);
  return { terms: storyTerms(tokens), signature: minHash(body === '' ? (summary ?? '') : body) };
}
