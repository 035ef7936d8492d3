import { Readability } from '@mozilla/readability';
import { cutText } from '../../../shared/domain/cut-text.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { checkBody } from '../../../shared/node/text/body-limits.ts';
import { bytesToText } from '../../../shared/node/text/bytes-to-text.ts';
import { sanitiseBody } from '../../../shared/node/text/sanitise.ts';
import { textOf } from '../../../shared/node/text/text-of.ts';
import { absoluteLinks } from '../../feeds/parse/absolute-links.ts';
import { withBase } from '../../feeds/parse/resolve-url.ts';
import { articleBody } from './article-body.ts';
import { type HtmlDocument, openDocument } from './open-document.ts';
import { type FeedText, isLonger, isSameStory } from './same-story.ts';
import { settlePictures } from './settle-pictures.ts';

/** The wire keeps no more than this of a body. */
const BODY_MAX_CHARACTERS = 500_000;
/** An article's page has a few thousand; what has more would take minutes. */
const TAGS_MAX = 60_000;
const SELECTED_MAX = 50;
/** Readability looks for a larger part of the page when the best one has less text. */
const LEAST_CHARACTERS = 200;
/** With more headings that are links, it is a list of stories. */
const LINKED_HEADINGS_MAX = 5;
const LINKED_SHARE_MAX = 0.5;
/** Never the text of an article. */
const FURNITURE = 'nav, dialog, form, [role="navigation"], [aria-modal="true"]';

/** A story's page as it came, and what is known of the story. */
export interface PageToRead {
  bytes: Uint8Array;
  contentType: string | undefined;
  /** The address that answered. */
  url: string;
  selector: string | undefined;
  feed: FeedText;
}

export type PageRefusal = 'unreadable' | 'no_text' | 'not_longer' | 'other_story';

/** The text of a page, sanitised, or why it has none that can be used. */
export type ReadPage = { bodyHtml: string } | { refused: PageRefusal };

/**
 * Finds the text of a story in its page: in the operator's element, else where Readability finds it, else in the page's
 * JSON-LD. The first that is longer than what the feed has, and about the same story, counts. Pure.
 */
export function extractArticle({ bytes, contentType, url, selector, feed }: PageToRead): ReadPage {
  try {
    const html = bytesToText(Buffer.from(bytes), contentType);
    if (html.split('<', TAGS_MAX + 2).length > TAGS_MAX + 1) return { refused: 'unreadable' };
    checkBody({ body: html, bodyFormat: 'html' });
    const document = openDocument(html);
    let refused: PageRefusal = 'no_text';
    for (const found of candidates(document, selector)) {
      const bodyHtml = sanitiseBody(cutText(absoluteLinks(found, basesOf(document, url)), BODY_MAX_CHARACTERS), 'html');
      const why = refusalOf(bodyHtml, feed);
      if (why === undefined) return { bodyHtml };
      // The first one says most.
      if (refused === 'no_text') refused = why;
    }
    return { refused };
  } catch (error) {
    // Nested too deeply, for our limit or for a library's recursion.
    if (error instanceof NewswireError || error instanceof RangeError) return { refused: 'unreadable' };
    throw error;
  }
}

function* candidates(document: HtmlDocument, selector: string | undefined): Generator<string> {
  settlePictures(document);
  const forMachines = articleBody(document);
  const selected = selector === undefined ? [] : [...document.querySelectorAll(selector)].slice(0, SELECTED_MAX);
  if (selected.length > 0) yield selected.map(({ outerHTML }) => outerHTML).join('\n');
  for (const element of document.querySelectorAll(FURNITURE)) element.remove();
  const article = new Readability(document as never, { charThreshold: LEAST_CHARACTERS }).parse();
  if (article?.content) yield article.content;
  if (forMachines !== undefined) yield forMachines;
}

function refusalOf(bodyHtml: string, feed: FeedText): PageRefusal | undefined {
  const text = textOf(bodyHtml);
  if (text === '') return 'no_text';
  if (isListOfLinks(bodyHtml, text) || !isSameStory(text, feed)) return 'other_story';
  return isLonger(text, feed) ? undefined : 'not_longer';
}

function isListOfLinks(bodyHtml: string, text: string): boolean {
  const headings = bodyHtml.match(/<h[2-4]>\s*<a\b/g)?.length ?? 0;
  if (headings > LINKED_HEADINGS_MAX) return true;
  let linked = 0;
  for (const [, inside = ''] of bodyHtml.matchAll(/<a\b[^<>]*>([^<]*)/g)) linked += inside.length;
  return linked > text.length * LINKED_SHARE_MAX;
}

/** HTML's own base counts before the page's address, and that of XHTML before both. */
function basesOf(document: HtmlDocument, url: string): (string | undefined)[] {
  const html = document.querySelector('base[href]')?.getAttribute('href') ?? undefined;
  const xml = document.querySelector('html')?.getAttribute('xml:base') ?? undefined;
  return withBase(xml, withBase(html, [url]));
}
