import { durationSeconds } from './duration.ts';
import { escapeAttribute } from './escape-xml.ts';

/** The relation of an Atom link to the page that a feed service's own link only leads to. */
export const ORIGINAL_LINK = 'original-link';

/** True for an element whose text is read whole and written in another way, because the feed reader does not know it. */
export function isRewritten(name: string): boolean {
  return name === 'itunes:duration' || name.endsWith(':origlink');
}

/**
 * Such an element as the feed reader knows it: `feedburner:origLink` as an Atom link, a length of any form in seconds.
 * `text` is escaped; `linkName` is what Atom links are called in this document.
 */
export function rewriteElement(name: string, text: string, linkName: string): string {
  if (name.endsWith(':origlink'))
    return `<${linkName} rel="${ORIGINAL_LINK}" href="${escapeAttribute(text.trim())}"></${linkName}>`;
  const seconds = durationSeconds(text);
  return seconds === undefined ? '' : `<${name}>${seconds}</${name}>`;
}
