import { useEffect } from 'preact/hooks';
import { textOfFragment } from '../../shared/domain/text-fragment.ts';
import { soughtSentence } from '../state/sought-sentence.ts';
import { findSentence, type SentenceWords } from './find-sentence.ts';

const HIGHLIGHT = 'sought';
/** How far from the top of the window the sentence is shown. */
const TOP_SHARE = 0.3;
/** Only the first story of a page was opened by the page's address. */
let isFirst = true;

/** Scrolls to the sentence that the reader asked for, and highlights it until another is asked for. */
export function useSoughtSentence(storyId: string, bodyHtml: string | undefined): void {
  const sought = soughtSentence.value;
  useEffect(() => {
    if (bodyHtml === undefined) return undefined;
    const words = sought?.storyId === storyId ? { start: sought.text } : isFirst ? wordsOfAddress() : undefined;
    isFirst = false;
    const body = document.querySelector('#main .body');
    const range = words && body ? findSentence(body, words) : undefined;
    if (!range) return undefined;
    highlight(range);
    const { top } = range.getBoundingClientRect();
    window.scrollBy(0, top - window.innerHeight * TOP_SHARE);
    return () => CSS.highlights?.delete(HIGHLIGHT);
  }, [sought, storyId, bodyHtml]);
}

/** Older browsers only scroll. */
function highlight(range: Range): void {
  if (typeof Highlight === 'function') CSS.highlights.set(HIGHLIGHT, new Highlight(range));
}

/**
 * The sentence that the page's address pointed to. Browsers hide it from `location`, and lose their own highlight when
 * the live page takes over from the served one.
 */
function wordsOfAddress(): SentenceWords | undefined {
  const [entry] = performance.getEntriesByType('navigation');
  return textOfFragment(entry?.name ?? '');
}
