import { sanitisedHtml } from '../trusted.ts';

const BLOCKS = 'p, div, li, h1, h2, h3, h4, h5, h6, blockquote, pre, tr, figcaption, dt, dd';

/** The text of a story's body, one line per paragraph. Parsing the HTML this way runs no scripts and loads nothing. */
export function htmlText(html: string): string {
  const { body } = new DOMParser().parseFromString(sanitisedHtml(html), 'text/html');
  for (const block of body.querySelectorAll(BLOCKS)) block.append('\n');
  for (const line of body.querySelectorAll('br')) line.replaceWith('\n');
  return (body.textContent ?? '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
