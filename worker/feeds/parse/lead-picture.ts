import { Parser } from 'htmlparser2';
import { realImageAddress } from '../../../shared/node/text/lazy-image.ts';
import { textLine } from './plain-text.ts';
import { resolveUrl } from './resolve-url.ts';

/** A picture in an item's text. */
export interface Picture {
  url: string;
  alt?: string;
}

const OPEN_MAX = 1_000;
const ANY = /<img\b/i;
/** Tracking pixels and buttons are not pictures of the news. */
const TINY = /^\s*[0-3](?:px)?\s*$/;
const SMILEY = /(?:^|[\s_-])(?:emoji|smiley|smilies)(?:$|[\s_-])/i;

/**
 * The first picture in the HTML that shows something: no tracking pixel, smiley or placeholder of lazy loading. With
 * `wanted`, the first with that address, whatever its query.
 */
export function pictureIn(html: string, bases: readonly (string | undefined)[], wanted?: string): Picture | undefined {
  if (!ANY.test(html)) return undefined;
  let found: Picture | undefined;
  let open = 0;
  /** What the `source` elements of an open `picture` show. */
  let source: string | undefined;
  let inPicture = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      open += 1;
      if (open === OPEN_MAX) parser.pause();
      if (name === 'picture') {
        inPicture += 1;
        source = undefined;
      } else if (name === 'source' && inPicture > 0) source ??= realImageAddress(attributes);
      else if (name === 'img' && !isOrnament(attributes)) {
        const url = resolveUrl(realImageAddress(attributes) ?? (inPicture > 0 ? source : undefined), bases);
        const isWanted = url !== undefined && (wanted === undefined || withoutQuery(url) === withoutQuery(wanted));
        if (!isWanted || found) return;
        const alt = textLine(attributes.alt);
        found = { url, ...(alt && { alt }) };
        parser.pause();
      }
    },
    onclosetag(name) {
      open -= 1;
      if (name === 'picture') inPicture = Math.max(0, inPicture - 1);
    },
  });
  parser.end(html);
  return found;
}

function isOrnament({ width, height, class: names }: Record<string, string>): boolean {
  return TINY.test(width ?? '') || TINY.test(height ?? '') || SMILEY.test(names ?? '');
}

function withoutQuery(url: string): string {
  return url.split('?', 1)[0] ?? url;
}
