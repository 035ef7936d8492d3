import { TidyCleaner } from 'tidy-url';

const tidy = new TidyCleaner();
// The flag works the other way round in the version that we use: only `false` keeps it from the console.
tidy.config.silent = false;

const MOBILE_LABELS = new Set(['m', 'mobile', 'amp']);
const AMP_PARAMETERS = new Set(['amp', 'amp=1', 'amp=true', 'outputtype=amp']);
const ESCAPE = /%[0-9a-f]{2}/gi;
/** RFC 3986, section 2.3: escaping these says nothing. */
const UNRESERVED = /[A-Za-z0-9._~-]/;

/**
 * The one address under which a story is known, however it was linked: no tracking, no fragment, no AMP or mobile
 * twin, one spelling (RFC 3986, section 6.2.2). What could tell two stories apart is kept: the scheme, the case of the
 * path, every parameter that is not known to track. Undefined for what is no http or https address.
 */
export function canonicalUrl(address: string): string | undefined {
  const url = parse(address.trim());
  if (!url) return undefined;
  const clean = parse(withoutTracking(url.href)) ?? url;
  clean.hostname = canonicalHost(clean.hostname);
  clean.username = '';
  clean.password = '';
  clean.pathname = canonicalPath(clean.pathname);
  clean.search = canonicalQuery(clean.search);
  // A fragment names a place in the page, but for pages that are drawn by script from `#!`.
  if (!clean.hash.startsWith('#!')) clean.hash = '';
  const text = clean.href.replace(/\?$/, '');
  return clean.pathname === '/' && clean.search === '' && clean.hash === '' ? text.replace(/\/$/, '') : text;
}

function parse(address: string): URL | undefined {
  // `mailto:` and its like have no host; `example.com:8080` has a port.
  if (/^[a-z][a-z0-9+.-]*:(?!\/\/|\d)/i.test(address)) return undefined;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address.replace(/^\/\//, '')}`;
  if (!URL.canParse(withScheme)) return undefined;
  const url = new URL(withScheme);
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '' ? url : undefined;
}

/** tidy-url keeps the list of tracking parameters, by site. */
function withoutTracking(href: string): string {
  try {
    return tidy.clean(href).url;
  } catch {
    // A rule that stumbles over an odd address must not cost us the story.
    return href;
  }
}

function canonicalHost(hostname: string): string {
  const labels = hostname.replace(/\.$/, '').split('.');
  // `m.example.com`, `en.m.example.org`; but not `m.com`, and not the country of `example.co.m`.
  const at = labels.slice(0, 2).findIndex((label) => MOBILE_LABELS.has(label));
  if (at >= 0 && labels.length - at > 2) labels.splice(at, 1);
  return labels.join('.');
}

function canonicalPath(pathname: string): string {
  return pathname
    .replace(/(?<!:)\/{2,}/g, '/')
    .replace(ESCAPE, plainEscape)
    .replace(/(?<=[^/])\/amp\/?$/i, '')
    .replace(/\.amp(?=(\.html?)?$)/i, '');
}

function canonicalQuery(search: string): string {
  const parameters = search
    .slice(1)
    .split('&')
    .filter((parameter) => parameter !== '' && !AMP_PARAMETERS.has(parameter.toLowerCase()))
    .map((parameter) => parameter.replace(ESCAPE, plainEscape));
  return parameters.sort((a, b) => compare(nameOf(a), nameOf(b))).join('&');
}

/** Sorted by name only: repeated names keep the order in which a server reads them. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function nameOf(parameter: string): string {
  return parameter.split('=', 1)[0] ?? '';
}

function plainEscape(escaped: string): string {
  const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
  return UNRESERVED.test(character) ? character : escaped.toUpperCase();
}
