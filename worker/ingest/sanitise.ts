import { marked } from 'marked';
import sanitizeHtml from 'sanitize-html';
import type { BodyFormat } from '../../shared/domain/story.ts';
import { textOf } from '../../shared/node/text/text-of.ts';
import { normaliseText } from './normalise.ts';

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

const PASSES_MAX = 5;
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A relative address would lead into our own site, where it means nothing. */
function link(_tag: string, { href, ...attribs }: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const absolute = href !== undefined && /^(https?:\/\/|mailto:)/i.test(href);
  return { tagName: 'a', attribs: { ...(absolute && { href }), ...attribs, rel: 'noopener noreferrer nofollow' } };
}

/** Turns a body of any format into HTML that may stand in a reader's page; running it twice changes nothing. */
export function sanitiseBody(body: string, format: BodyFormat): string {
  let html = toHtml(normaliseText(body), format).trim();
  // Taking out an element can put a block into a paragraph, which reads differently the next time.
  for (let pass = 0; pass < PASSES_MAX; pass += 1) {
    const again = sanitizeHtml(html, POLICY).trim();
    if (again === html) break;
    html = again;
  }
  return html;
}

/** Text that a publisher may have written with tags in it, as plain text. */
export function stripTags(text: string): string {
  return /[<&]/.test(text) ? textOf(sanitizeHtml(text, { ...POLICY, allowedTags: [], allowedAttributes: {} })) : text;
}

function toHtml(body: string, format: BodyFormat): string {
  if (format === 'html') return body;
  if (format === 'markdown') return marked.parse(body, { async: false });
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
