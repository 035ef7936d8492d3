import { Parser } from 'htmlparser2';
import { cutText } from '../../../shared/domain/cut-text.ts';

const LINE_MAX_CHARACTERS = 10_000;
const OPEN_MAX = 1_000;
/** Text after which a new line begins. */
const BLOCKS =
  /^(?:p|div|br|hr|li|ul|ol|h[1-6]|tr|td|th|table|blockquote|section|article|figure|figcaption|pre|dd|dt)$/;
const HIDDEN = /^(?:script|style|template|noscript|iframe|object|svg|math|textarea|option|title)$/;
/** A headline about `<canvas>` is meant so; only tags that format text are taken for markup. */
const FORMATTING =
  /<\/?(?:a|abbr|acronym|b|big|blink|br|center|cite|code|del|div|em|font|h[1-6]|i|img|ins|kbd|li|mark|nobr|p|pre|q|s|small|span|strike|strong|sub|sup|tt|u|ul|var|wbr|script|style)(?:\s[^<>]*)?\/?>/i;
const ESCAPED_TAG =
  /&lt;\/?(?:a|b|br|div|em|h[1-6]|i|img|li|p|span|strong|ul|blockquote|figure|table)(?:\s(?:[^<>&]|&(?!lt;))*?)?\/?&gt;/i;
const CLOSING_OR_FIRST = /&lt;\/\w+&gt;|^\s*&lt;\w+|&lt;br\s*\/?&gt;/i;

/** The words of some HTML, in lines. */
export function htmlToText(html: string): string {
  let text = '';
  let hidden = 0;
  let open = 0;
  const parser = new Parser({
    onopentag(name) {
      open += 1;
      // Every open tag costs the parser time; what is nested so deep is no text for people.
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

/** The words of HTML that is nested too deep to be read as such: its tags are taken out one by one. */
export function flatText(html: string): string {
  return htmlToText(html.replace(/<\/?[a-z][^<>]*>/gi, '\n'));
}

/** A title, name or topic as one line of text, whether or not somebody wrote HTML into it, once or twice escaped. */
export function lineOf(whole: string | undefined): string | undefined {
  if (whole === undefined) return undefined;
  const raw = cutText(whole, LINE_MAX_CHARACTERS);
  const once = isMarkup(raw) ? htmlToText(raw) : raw;
  const text = once.includes('&') && /&(?:#\d+|#x[\da-f]+|[a-z][\da-z]+);/i.test(once) ? htmlToText(guard(once)) : once;
  const line = (isMarkup(text) ? htmlToText(text) : text).replace(/\s+/gu, ' ').trim();
  return line === '' ? undefined : line;
}

/** HTML that was escaped once too often, as it was meant. */
export function unescapeTwice(html: string): string {
  if (/<\w/.test(html) || !ESCAPED_TAG.test(html) || !CLOSING_OR_FIRST.test(html)) return html;
  return decodeEntities(html);
}

/** Text as HTML that shows it. */
export function textToHtml(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}

function isMarkup(text: string): boolean {
  return FORMATTING.test(text);
}

/** Keeps a `<` that is text from becoming a tag while entities are decoded. */
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
