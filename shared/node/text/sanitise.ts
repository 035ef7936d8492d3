import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { NewswireError } from '../../domain/errors.ts';
import { limitMarks } from '../../domain/limit-marks.ts';
import type { BodyFormat } from '../../domain/story.ts';
import { ELEMENTS_DEEP_MAX, hasManyTags, tooDeep } from './body-limits.ts';
import { DROPPED, KEPT, PICTURE_ATTRIBUTES, RENAMED } from './html-elements.ts';
import { escapeHtml } from './html-tree.ts';
import { keepMeaning } from './keep-meaning.ts';
import { MATH_DROPPED, MATH_KEPT } from './mathml-elements.ts';
import { normaliseText } from './normalise.ts';
import { textOf } from './text-of.ts';

/** What each element becomes: docs/bodies.md. */
const POLICY: sanitizeHtml.IOptions = {
  allowedTags: [...Object.keys(KEPT), 'img', ...Object.keys(MATH_KEPT)],
  allowedAttributes: { ...lists(KEPT), ...lists(MATH_KEPT), img: [...PICTURE_ATTRIBUTES], '*': ['lang', 'dir'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['https'] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: [...DROPPED, ...MATH_DROPPED],
  selfClosing: ['br', 'hr', 'img', 'wbr'],
  nestingLimit: 50,
  transformTags: {
    ...RENAMED,
    a: link,
    img: sanitizeHtml.simpleTransform('img', { loading: 'lazy', decoding: 'async' }),
  },
  exclusiveFilter: (frame) => frame.tag === 'img' && !frame.attribs.src?.startsWith('https://'),
};

function lists(attributes: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(attributes).map(([name, names]) => [name, [...names]]));
}

/** Parses in linear time, however deeply the input is nested. */
const markdown = new MarkdownIt({ html: true, linkify: true });
markdown.linkify.set({ fuzzyLink: false });

const PASSES_MAX = 5;

/** A relative URL would point into our own site. */
function link(_tag: string, { href, ...attribs }: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const absolute = href !== undefined && /^(https?:\/\/|mailto:)/i.test(href);
  return { tagName: 'a', attribs: { ...(absolute && { href }), ...attribs, rel: 'noopener noreferrer nofollow' } };
}

/**
 * Converts a body of any format to HTML that is safe in a reader's page; idempotent. Throws `validation_failed` for a
 * body that is nested too deeply.
 */
export function sanitiseBody(body: string, format: BodyFormat): string {
  let html = toHtml(normaliseText(body), format).trim();
  // Removing an element can leave a block inside a paragraph, which the next pass parses differently.
  for (let pass = 0; pass < PASSES_MAX; pass += 1) {
    // Marks may have been written as entities.
    const again = limitMarks(clean(keepMeaning(html))).trim();
    if (again === html) break;
    html = again;
  }
  return html;
}

/** False when this HTML nests too deeply to be sanitised. */
export function isReadableHtml(html: string): boolean {
  if (!hasManyTags(html)) return true;
  try {
    clean(keepMeaning(html));
    return true;
  } catch (error) {
    if (error instanceof NewswireError) return false;
    throw error;
  }
}

/**
 * Stops the parser at the depth limit: it scans all open elements at each tag, so its time grows with the square of the
 * depth.
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

/** Converts text that may contain tags to plain text. */
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
