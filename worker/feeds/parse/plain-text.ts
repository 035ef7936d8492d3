import { Parser } from 'htmlparser2';
import { cutText } from '../../../shared/domain/cut-text.ts';

const LINE_MAX_CHARACTERS = 10_000;
const OPEN_MAX = 1_000;
/** Elements that start a new line of text. */
const BLOCKS =
  /^(?:p|div|br|hr|li|ul|ol|h[1-6]|tr|td|th|table|blockquote|section|article|figure|figcaption|pre|dd|dt)$/;
const HIDDEN = /^(?:script|style|template|noscript|iframe|object|svg|math|textarea|option|title)$/;
/** Only formatting tags count as markup, so a headline about `<canvas>` stays as written. */
const FORMATTING =
  /<\/?(?:a|abbr|acronym|b|big|blink|br|center|cite|code|del|div|em|font|h[1-6]|i|img|ins|kbd|li|mark|nobr|p|pre|q|s|small|span|strike|strong|sub|sup|tt|u|ul|var|wbr|script|style)(?:\s[^<>]*)?\/?>/i;
const ANY_TAG = /<(\/?)([a-z][a-z\d]{0,15})(?=[\s/>])/gi;
const TAG_AS_WORD = /(?<=^|[\s("'“‘«‹„])<(\/?)([a-z][a-z\d]{0,15})>(?=$|[\s)"'”’»›,.:;!?])/gi;
const REFERENCE = /&(?:#\d{1,10}|#x[\da-f]{1,8}|[a-z][\da-z]{1,31});/i;
const ESCAPED_TAG =
  /&lt;\/?(?:a|b|br|div|em|h[1-6]|i|img|li|p|span|strong|ul|blockquote|figure|table)(?:\s(?:[^<>&]|&(?!lt;))*?)?\/?&gt;/i;
const CLOSING_OR_FIRST = /&lt;\/\w+&gt;|^\s*&lt;\w+|&lt;br\s*\/?&gt;/i;

/** Converts HTML to plain text, one line per block. */
export function htmlToText(html: string): string {
  let text = '';
  let hidden = 0;
  let open = 0;
  const parser = new Parser({
    onopentag(name) {
      open += 1;
      // Every open tag costs parser time, and no readable text is nested this deep.
      if (open === OPEN_MAX) parser.pause();
      if (HIDDEN.test(name)) hidden += 1;
      else if (BLOCKS.test(name)) text += '\n';
    },
    onclosetag(name) {
      open -= 1;
      if (HIDDEN.test(name)) hidden = Math.max(0, hidden - 1);
      else if (BLOCKS.test(name)) text += '\n';
    },
    ontext(data) {
      if (hidden === 0) text += data;
    },
  });
  parser.end(html);
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
}

/** Text of HTML that is nested too deeply to parse: strips the tags one by one. */
export function flatText(html: string): string {
  return htmlToText(html.replace(/<\/?[a-z][^<>]*>/gi, '\n'));
}

/**
 * A title, name or topic of RSS as one line of text. RSS does not say whether it is text or HTML, so HTML that was
 * escaped once or twice is read as such, and a tag that stands as a word ("the <b> element") as text.
 */
export function lineOf(whole: string | undefined): string | undefined {
  if (whole === undefined) return undefined;
  const raw = cutText(whole, LINE_MAX_CHARACTERS);
  const once = withoutMarkup(raw);
  const text = REFERENCE.test(once) ? htmlToText(guard(once)) : once;
  return inOneLine(withoutMarkup(text));
}

/** Plain text as one line. */
export function textLine(text: string | undefined): string | undefined {
  return text === undefined ? undefined : inOneLine(cutText(text, LINE_MAX_CHARACTERS));
}

/** HTML as one line of text. */
export function htmlLine(html: string | undefined): string | undefined {
  return html === undefined ? undefined : inOneLine(htmlToText(cutText(html, LINE_MAX_CHARACTERS)));
}

function inOneLine(text: string): string | undefined {
  return text.replace(/\s+/gu, ' ').trim() || undefined;
}

function withoutMarkup(text: string): string {
  const guarded = guardWords(text);
  return FORMATTING.test(guarded) ? htmlToText(guarded) : text;
}

/** Keeps tags that stand as words, and have no partner in the text, from being read as markup. */
function guardWords(text: string): string {
  if (!text.includes('<')) return text;
  const tags = new Set([...text.matchAll(ANY_TAG)].map(([, slash, name]) => `${slash}${name}`.toLowerCase()));
  return text.replace(TAG_AS_WORD, (tag: string, slash: string, name: string) => {
    const partner = `${slash === '' ? '/' : ''}${name}`.toLowerCase();
    return tags.has(partner) || name.toLowerCase() === 'br' ? tag : `&lt;${tag.slice(1)}`;
  });
}

/** Undoes one level of escaping in HTML that was escaped twice. */
export function unescapeTwice(html: string): string {
  if (/<\w/.test(html) || !ESCAPED_TAG.test(html) || !CLOSING_OR_FIRST.test(html)) return html;
  return decodeEntities(html);
}

/** Converts plain text to HTML that displays it. */
export function textToHtml(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}

/** Keeps a literal `<` from becoming a tag while entities are decoded. */
function guard(text: string): string {
  return text.replaceAll('<', '&lt;');
}

function decodeEntities(text: string): string {
  let decoded = '';
  const parser = new Parser({
    ontext(data) {
      decoded += data;
    },
  });
  parser.end(guard(text));
  return decoded;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
