import { isImageAddress, LAZY_SOURCE_SETS, LAZY_SOURCES, sourceSizes } from '../../../shared/node/text/lazy-image.ts';
import { resolveUrl } from './resolve-url.ts';

/** A tag ends before the next begins, so broken markup costs no more time than valid markup. */
const TAG = /<[a-z][^<>]*>/gi;
const ATTRIBUTE = /(\s([a-z][a-z-]{2,20})\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const ABSOLUTE = /^\s*(?:https?:\/\/|mailto:|data:|#)/i;
const ADDRESSES = new Set(['href', 'src', 'cite', 'poster']);
const PICTURES = new Set<string>(LAZY_SOURCES);
const PICTURE_LISTS = new Set<string>(['srcset', ...LAZY_SOURCE_SETS]);

/** Makes the URLs in the HTML absolute, also those that lazy loading keeps aside. */
export function absoluteLinks(html: string, bases: readonly (string | undefined)[]): string {
  return html.replace(TAG, (tag) =>
    tag.replace(
      ATTRIBUTE,
      (whole: string, start: string, name: string, double?: string, single?: string, bare?: string) => {
        const value = (double ?? single ?? bare ?? '').replaceAll('&amp;', '&');
        const absolute = absoluteValue(name.toLowerCase(), value, bases);
        return absolute === undefined
          ? whole
          : `${start}"${absolute.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
      },
    ),
  );
}

/** Undefined for an attribute that stays as it is. */
function absoluteValue(name: string, value: string, bases: readonly (string | undefined)[]): string | undefined {
  if (PICTURE_LISTS.has(name)) {
    const sizes = sourceSizes(value).map(({ address, descriptor }) =>
      `${resolveUrl(address, bases) ?? address} ${descriptor}`.trim(),
    );
    return sizes.join(', ');
  }
  const isAddress = ADDRESSES.has(name) || (PICTURES.has(name) && isImageAddress(value));
  return isAddress && !ABSOLUTE.test(value) ? resolveUrl(value, bases) : undefined;
}
