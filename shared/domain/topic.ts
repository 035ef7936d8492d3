import { cutKey } from './cut-text.ts';
import { foldText } from './words.ts';

const TOPIC_SLUG_MAX = 64;

/**
 * The slug of a topic's label: folded, lower case, words joined by hyphens, 64 characters at most.
 * Empty when the label holds neither letter nor digit.
 */
export function topicSlug(label: string): string {
  const words = foldText(label).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return cutKey(words.join('-'), TOPIC_SLUG_MAX).replace(/(?<!-)-+$/u, '');
}
