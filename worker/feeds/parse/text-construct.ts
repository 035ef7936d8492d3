import { htmlLine, textLine, textToHtml } from './plain-text.ts';

/** A text as Atom writes it (RFC 4287, 3.1 and 4.1.3); no `type` means plain text. */
interface TextConstruct {
  value?: string;
  type?: string;
}

type Kind = 'text' | 'markup' | 'other';

/** Markup from its first character to its last, which no publisher means to be read as it is written. */
const WHOLLY_MARKUP = /^<(?:p|div|a|img|br|h[1-6]|ul|ol|table|blockquote|figure|section|article|span|strong|em)[\s/>]/i;
/** What a long text contains only if it is HTML. */
const PARTLY_MARKUP = /<\/(?:p|div|a|h[1-6]|ul|ol|table|blockquote|figure)>|<br\s?\/?>|<img\s/i;

/** A title as one line of plain text: its type decides whether it is text or markup. */
export function titleLine(title: TextConstruct | undefined): string | undefined {
  return kindOf(title?.type) === 'text' ? textLine(title?.value) : htmlLine(title?.value);
}

/** A summary as HTML; without a type it is plain text, unless it is markup from beginning to end. */
export function htmlOfSummary(summary: TextConstruct | undefined): string | undefined {
  return toHtml(summary, (text) => WHOLLY_MARKUP.test(text) && text.endsWith('>'));
}

/** A content as HTML; without a type it is plain text, unless it contains what only HTML does. */
export function htmlOfContent(content: TextConstruct | undefined): string | undefined {
  return toHtml(content, (text) => PARTLY_MARKUP.test(text));
}

/** Undefined for a type that is no text, such as a picture in Base64. */
function toHtml(text: TextConstruct | undefined, looksLikeMarkup: (text: string) => boolean): string | undefined {
  if (text?.value === undefined) return undefined;
  const kind = kindOf(text.type);
  if (kind === 'other') return undefined;
  const isMarkup = kind === 'markup' || (text.type === undefined && looksLikeMarkup(text.value));
  return isMarkup ? text.value : textToHtml(text.value);
}

/** Atom 0.3 writes media types where Atom 1.0 writes `html`. */
function kindOf(type = 'text'): Kind {
  const name = type.trim().toLowerCase();
  if (/html|xml/.test(name)) return 'markup';
  return name.includes('/') && !name.startsWith('text/') ? 'other' : 'text';
}
