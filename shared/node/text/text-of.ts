import { limitMarks } from '../../domain/limit-marks.ts';

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/** The text of sanitised HTML, a line for each block. */
export function textOf(sanitisedHtml: string): string {
  const text = sanitisedHtml
    .replace(/<(?:br|hr|\/p|\/div|\/h[2-4]|\/li|\/d[td]|\/blockquote|\/figcaption|\/pre|\/tr)[^<>]*>/g, '\n')
    .replace(/<\/t[hd]>/g, ' ')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
  return limitMarks(text);
}
