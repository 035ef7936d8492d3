import { queryWords } from '../../../shared/domain/words.ts';
import { foldInflection } from '../../ingest/text/inflection.ts';
import { stopWordsOf } from '../../ingest/text/stop-words.ts';

/** What the feed said of a story. */
export interface FeedText {
  headline: string;
  summary: string | null;
  /** The text of its body. */
  body: string;
  language: string | null;
}

/** A full text is this much longer than the feed's, in proportion and in characters. */
const LONGER = 1.2;
const LONGER_CHARACTERS = 100;
const SHORTEST_CHARACTERS = 200;
/** Characters of scripts without spaces say as much as two or three letters. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu;
const DENSITY = 2;
/** The share of the feed's significant words that a text on the same story has. */
const SAME_SHARE = 0.5;

/** True when a page's text says clearly more than the feed. */
export function isLonger(text: string, feed: FeedText): boolean {
  const own = Math.max(size(feed.body), size(feed.summary ?? ''));
  const found = size(text);
  return found >= SHORTEST_CHARACTERS && found >= own * LONGER && found >= own + LONGER_CHARACTERS;
}

/** True when a page's text has most of the significant words of the feed's headline, summary and body. */
export function isSameStory(text: string, feed: FeedText): boolean {
  const { headline, summary, body, language } = feed;
  const ours = significantWords(`${headline}\n${summary ?? ''}\n${body}`, language);
  if (ours.size === 0) return false;
  const theirs = significantWords(text, language);
  let shared = 0;
  for (const word of ours) if (theirs.has(word)) shared += 1;
  return shared / ours.size >= SAME_SHARE;
}

function size(text: string): number {
  return text.length + (DENSITY - 1) * (text.match(DENSE)?.length ?? 0);
}

function significantWords(text: string, language: string | null): Set<string> {
  const stop = stopWordsOf(language);
  return new Set(
    queryWords(text)
      .filter((word) => !stop.has(word))
      .map(foldInflection),
  );
}
