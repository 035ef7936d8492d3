const ADDRESS_MAX_CHARACTERS = 2_048;

/**
 * Makes an address absolute (RFC 3986) against the first base that can be used; undefined for what is no address or
 * leads elsewhere than to http or https.
 */
export function resolveUrl(raw: string | undefined, bases: readonly (string | undefined)[]): string | undefined {
  const address = raw?.replace(/[\t\n\r]/g, '').trim();
  if (address === undefined) return undefined;
  const base = bases.find((candidate) => candidate !== undefined && isHttp(candidate));
  const url = URL.canParse(address, base) ? new URL(address, base).href : undefined;
  return url !== undefined && isHttp(url) && url.length <= ADDRESS_MAX_CHARACTERS ? url : undefined;
}

/** The base addresses of a part of a document: its own `xml:base`, itself perhaps relative, before those around it. */
export function withBase(own: string | undefined, outer: readonly (string | undefined)[]): (string | undefined)[] {
  const resolved = resolveUrl(own, outer);
  return resolved === undefined ? [...outer] : [resolved, ...outer];
}

function isHttp(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return (protocol === 'http:' || protocol === 'https:') && hostname !== '';
}
