import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { NewswireError } from '../../domain/errors.ts';
import { limitMarks } from '../../domain/limit-marks.ts';
import type { BodyFormat } from '../../domain/story.ts';
import { ELEMENTS_DEEP_MAX, hasManyTags, tooDeep } from './body-limits.ts';
import { normaliseText } from './normalise.ts';
import { textOf } from './text-of.ts';

/** What a news body needs, and nothing else; docs/decisions tells why each is here. */
const POLICY: sanitizeHtml.IOptions = {
  allowedTags: [
    'p',
    'div',
    'br',
    'hr',
    'h2',
    'h3',
    'h4',
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'blockquote',
    'q',
    'cite',
    'figure',
    'figcaption',
    'img',
    'a',
    'strong',
    'em',
    'b',
    'i',
    's',
    'del',
    'ins',
    'sub',
    'sup',
    'small',
    'mark',
    'abbr',
    'time',
    'code',
    'pre',
    'kbd',
    'table',
    'caption',
    'thead',
    'tbody',
    'tfoot',
    'tr',
    'th',
    'td',
  ],
  allowedAttributes: {
    a: ['href', 'title', 'rel'],
    img: ['src', 'alt', 'title', 'width', 'height', 'loading', 'decoding'],
    abbr: ['title'],
    time: ['datetime'],
    th: ['colspan', 'rowspan', 'scope'],
    td: ['colspan', 'rowspan'],
    '*': ['lang', 'dir'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['https'] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'template',
    'iframe',
    'object',
    'svg',
    'math',
    'title',
  ],
  nestingLimit: 50,
  transformTags: {
    h1: 'h2',
    h5: 'h4',
    h6: 'h4',
    a: link,
    img: sanitizeHtml.simpleTransform('img', { loading: 'lazy', decoding: 'async' }),
  },
  exclusiveFilter: (frame) => frame.tag === 'img' && !frame.attribs.src?.startsWith('https://'),
};

/** Reads what it is given in a time that grows with its length alone, however it is nested. */
const markdown = new MarkdownIt({ html: true, linkify: true });
markdown.linkify.set({ fuzzyLink: false });

const PASSES_MAX = 5;
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A relative address would lead into our own site, where it means nothing. */
function link(_tag: string, { href, ...attribs }: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const absolute = href !== undefined && /^(https?:\/\/|mailto:)/i.test(href);
  return { tagName: 'a', attribs: { ...(absolute && { href }), ...attribs, rel: 'noopener noreferrer nofollow' } };
}

/**
 * Turns a body of any format into HTML that may stand in a reader's page; running it twice changes nothing. Throws
 * `validation_failed` for one that is nested too deeply.
 */
export function sanitiseBody(body: string, format: BodyFormat): string {
  let html = toHtml(normaliseText(body), format).trim();
  // Taking out an element can put a block into a paragraph, which reads differently the next time.
  for (let pass = 0; pass < PASSES_MAX; pass += 1) {
    // Marks may have been written as entities.
    const again = limitMarks(clean(html)).trim();
    if (again === html) break;
    html = again;
  }
  return html;
}

/** Whether this HTML can be sanitised; else it nests too deep. */
export function isReadableHtml(html: string): boolean {
  if (!hasManyTags(html)) return true;
  try {
    clean(html);
    return true;
  } catch (error) {
    if (error instanceof NewswireError) return false;
    throw error;
  }
}

/**
 * The parser looks through all open elements at each tag, so that its time grows with the square of their depth: it is
 * stopped at the limit.
 */
function clean(html: string): string {
  let depth = 0;
  return sanitizeHtml(html, {
    ...POLICY,
    onOpenTag() {
      depth += 1;
      if (depth > ELEMENTS_DEEP_MAX) throw tooDeep();
    },
    onCloseTag() {
      depth -= 1;
    },
  });
}

/** Text that a publisher may have written with tags in it, as plain text. */
export function stripTags(text: string): string {
  return /[<&]/.test(text) ? textOf(sanitizeHtml(text, { ...POLICY, allowedTags: [], allowedAttributes: {} })) : text;
}

function toHtml(body: string, format: BodyFormat): string {
  if (format === 'html') return body;
  if (format === 'markdown') return markdown.render(body);
  return body
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br />')}</p>`)
    .join('\n');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
