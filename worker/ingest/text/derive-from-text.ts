import { createHash } from 'node:crypto';
import { toIndexWords } from '../../../shared/domain/words.ts';
import { bodyText, storyWords } from './story-words.ts';

/** A text of fewer words may well be written twice. */
const TEXT_WORDS_MIN = 8;
const TEXT_HASH_BYTES = 16;
/** Distinct words of a story that search knows; a book of half a million characters has fewer. */
const SEARCH_WORDS_MAX = 16_384;

interface WrittenText {
  headline: string;
  summary: string | null;
  byline: string | null;
  bodyHtml: string;
}

/** What is kept beside a story because it follows from its text. */
export interface TextDerived {
  hash: Buffer | null;
  /** Distinct words, the first 16,384 of them. */
  words: string[];
}

/** Derives what follows from a story's text alone. Pure. */
export function deriveFromText({ headline, summary, byline, bodyHtml }: WrittenText): TextDerived {
  const texts = [headline, summary ?? '', byline ?? '', bodyText(bodyHtml)];
  return {
    hash: textHash(headline, bodyHtml),
    words: toIndexWords(texts.flatMap(storyWords)).slice(0, SEARCH_WORDS_MAX),
  };
}

/** A hash of the words alone, over case, accents and punctuation; null when there are too few to tell a story by. */
export function textHash(headline: string, bodyHtml: string): Buffer | null {
  if (bodyHtml === '') return null;
  const words = [...storyWords(headline), ...storyWords(bodyText(bodyHtml))];
  if (words.length < TEXT_WORDS_MIN) return null;
  return createHash('sha256').update(words.join(' ')).digest().subarray(0, TEXT_HASH_BYTES);
}
