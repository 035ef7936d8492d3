// biome-ignore lint/suspicious/noControlCharactersInRegex: the bytes of a header, each as one character
const BYTES_ONLY = /^[\u0000-\u00ff]*$/;

/**
 * The address that a Location header leads to, or the header itself where it is no address. Raw bytes beyond ASCII are
 * percent-encoded as they are, as browsers do; `location` has one character for each byte.
 */
export function redirectTarget(location: string, from: URL): string {
  const ascii = BYTES_ONLY.test(location) ? location.replace(/[\u0080-\u00ff]/g, percentEncoded) : location;
  return URL.canParse(ascii, from.href) ? new URL(ascii, from.href).href : ascii;
}

function percentEncoded(byte: string): string {
  return `%${byte.charCodeAt(0).toString(16).toUpperCase()}`;
}
