const ADDRESS_MAX_CHARACTERS = 2_048;

/**
 * Makes a URL absolute (RFC 3986) against the first usable base; undefined for an invalid URL or one that is neither
 * http nor https.
 */
export function resolveUrl(raw: string | undefined, bases: readonly (string | undefined)[]): string | undefined {
  const address = raw?.replace(/[\t\n\r]/g, '').trim();
  if (address === undefined) return undefined;
  const base = bases.find((candidate) => candidate !== undefined && isHttp(candidate));
  const url = URL.canParse(address, base) ? new URL(address, base).href : undefined;
  return url !== undefined && isHttp(url) && url.length <= ADDRESS_MAX_CHARACTERS ? url : undefined;
}

/** The base URLs of a part of a document: its own `xml:base`, which may be relative, before the outer ones. */
export function withBase(own: string | undefined, outer: readonly (string | undefined)[]): (string | undefined)[] {
  const resolved = resolveUrl(own, outer);
  return resolved === undefined ? [...outer] : [resolved, ...outer];
}

/** An id as a URL, only when it starts with `http://` or `https://`. */
export function absoluteId(id: string | undefined): string | undefined {
  return id !== undefined && /^\s*https?:\/\//i.test(id) ? id : undefined;
}

function isHttp(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return (protocol === 'http:' || protocol === 'https:') && hostname !== '';
}
