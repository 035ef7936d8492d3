import { createHash } from 'node:crypto';
import { fieldTokens } from '../../../shared/domain/search/story-tokens.ts';
import { bodyText, storyWords } from './story-words.ts';

/** Shorter texts may be equal by chance. */
const TEXT_WORDS_MIN = 8;
const TEXT_HASH_BYTES = 16;

interface WrittenText {
  headline: string;
  summary: string | null;
  byline: string | null;
  bodyHtml: string;
}

/** Stored data derived from a story's text. */
export interface TextDerived {
  hash: Buffer | null;
  /** Its tokens by `fieldTokens`. */
  words: string[];
}

/** Derives stored data from a story's text. Pure. */
export function deriveFromText({ headline, summary, byline, bodyHtml }: WrittenText): TextDerived {
  const texts = [headline, summary ?? '', byline ?? '', bodyText(bodyHtml)];
  return {
    hash: textHash(headline, bodyHtml),
    words: fieldTokens(texts.map(storyWords)),
  };
}

/** A hash of the words, ignoring case, accents and punctuation; null when there are too few to identify a story. */
export function textHash(headline: string, bodyHtml: string): Buffer | null {
  if (bodyHtml === '') return null;
  const words = [...storyWords(headline), ...storyWords(bodyText(bodyHtml))];
  if (words.length < TEXT_WORDS_MIN) return null;
  return createHash('sha256').update(words.join(' ')).digest().subarray(0, TEXT_HASH_BYTES);
}
