import { cutKey } from './cut-text.ts';
import { foldText } from './fold-text.ts';

const TOPIC_SLUG_MAX = 64;

/** Soft hyphens, zero-width spaces, word joiners and byte order marks: they show nothing and separate nothing. */
const NOTHING = /[\u00ad\u200b\u2060\ufeff]/g;
/** "C++" and "C#", but not "# 1" or "#topic". */
const PLUS_PLUS = /(?<=[\p{L}\p{N}])\+\+/gu;
const SHARP = /(?<=(?<![\p{L}\p{N}\p{M}])\p{L})#(?![\p{L}\p{N}])/gu;

/**
 * The slug of a topic's label: folded, lower case, words joined by hyphens, at most 64 characters. "C", "C++" and "C#"
 * are three topics (`c`, `c-plus-plus`, `c-sharp`). Empty when the label has neither letters nor digits.
 */
export function topicSlug(label: string): string {
  const named = foldText(label.replace(NOTHING, '')).replace(PLUS_PLUS, ' plus plus ').replace(SHARP, ' sharp ');
  const words = named.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return cutKey(words.join('-'), TOPIC_SLUG_MAX).replace(/(?<!-)-+$/u, '');
}
