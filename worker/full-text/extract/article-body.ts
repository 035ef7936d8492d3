import { textToHtml } from '../../feeds/parse/plain-text.ts';
import type { HtmlDocument } from './open-document.ts';

const BLOCKS_MAX = 20;
const OBJECTS_MAX = 500;

/** The text that a page has for machines: the longest `articleBody` of its JSON-LD, as HTML. */
export function articleBody(document: HtmlDocument): string | undefined {
  const blocks = [...document.querySelectorAll('script[type="application/ld+json"]')].slice(0, BLOCKS_MAX);
  const bodies = blocks.flatMap((block) => bodiesIn(parseJson(block.textContent ?? '')));
  const body = bodies.sort((a, b) => b.length - a.length)[0];
  return body === undefined || /<(?:p|br|div)\b/i.test(body) ? body : textToHtml(body.replace(/\n+/g, '\n\n'));
}

/** Looks through nested lists and objects, such as a `@graph`. */
function bodiesIn(value: unknown): string[] {
  const bodies: string[] = [];
  const open = [value];
  for (let seen = 0; open.length > 0 && seen < OBJECTS_MAX; seen += 1) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    if ('articleBody' in next && typeof next.articleBody === 'string') bodies.push(next.articleBody);
    open.push(...Object.values(next).slice(0, OBJECTS_MAX));
  }
  return bodies;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Many sites write JSON with line breaks in its strings; what cannot be read says nothing.
    return undefined;
  }
}
