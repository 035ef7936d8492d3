import { resolveUrl } from './resolve-url.ts';

const IMAGE = /<img\b[^<>]{0,4000}>/gi;
const SOURCE = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
/** Counting pixels and buttons are no pictures of the news. */
const TINY = /\s(?:width|height)\s*=\s*["']?[0-3](?:px)?["'\s/>]/i;

/** The first picture in the text that is more than a counting pixel. */
export function firstImage(html: string, bases: readonly (string | undefined)[]): string | undefined {
  for (const [tag] of html.matchAll(IMAGE)) {
    const [, double, single, bare] = SOURCE.exec(tag) ?? [];
    const address = (double ?? single ?? bare)?.replaceAll('&amp;', '&');
    const url = TINY.test(tag) ? undefined : resolveUrl(address, bases);
    if (url !== undefined) return url;
  }
  return undefined;
}
