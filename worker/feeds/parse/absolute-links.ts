import { resolveUrl } from './resolve-url.ts';

/** A tag ends before the next begins, so that broken markup costs no more time than sound one. */
const TAG = /<[a-z][^<>]*>/gi;
const ADDRESS = /(\s(?:href|src|cite|poster)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const ABSOLUTE = /^\s*(?:https?:\/\/|mailto:|data:|#)/i;

/** The HTML with the addresses in it made absolute; what is absolute already is left as it is. */
export function absoluteLinks(html: string, bases: readonly (string | undefined)[]): string {
  return html.replace(TAG, (tag) =>
    tag.replace(ADDRESS, (whole: string, name: string, double?: string, single?: string, bare?: string) => {
      const address = double ?? single ?? bare ?? '';
      if (ABSOLUTE.test(address)) return whole;
      const absolute = resolveUrl(address.replaceAll('&amp;', '&'), bases);
      return absolute === undefined ? whole : `${name}"${absolute.replaceAll('&', '&amp;')}"`;
    }),
  );
}
