/**
 * An address or id in the form in which http and https are one: `https:` for both. Other schemes, and addresses with a
 * port, where another protocol may be another site, stay as they are.
 */
export function withoutScheme(address: string): string {
  return /^http:\/\/[^/?#:]+(?:[/?#]|$)/i.test(address) ? `https${address.slice(4)}` : address;
}

/** Both forms of an address or id that only differ by http and https; the same one twice where there is only one. */
export function bothSchemes(address: string): [string, string] {
  const https = withoutScheme(address);
  const hasBoth = /^https:\/\/[^/?#:]+(?:[/?#]|$)/i.test(https);
  return [https, hasBoth ? `http${https.slice(5)}` : https];
}
