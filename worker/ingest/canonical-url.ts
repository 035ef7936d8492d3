import { TidyCleaner } from 'tidy-url';
import { unwrapRedirect } from './redirect-wrappers.ts';
import { isTrackingParameter } from './tracking-parameters.ts';

const tidy = new TidyCleaner();
// tidy-url inverts this flag in the version we use: `false` silences its console output.
tidy.config.silent = false;

const MOBILE_LABELS = new Set(['m', 'mobile', 'amp']);
const AMP_PARAMETERS = new Set(['amp', 'amp=1', 'amp=true', 'outputtype=amp']);
const ESCAPE = /%[0-9a-f]{2}/gi;
/** RFC 3986, section 2.3: escaping these characters has no meaning. */
const UNRESERVED = /[A-Za-z0-9._~-]/;

/**
 * The canonical URL of a story, however it was linked: no tracking parameters, fragment, AMP or mobile variant, and one
 * spelling (RFC 3986, section 6.2.2). Keeps everything that could distinguish two stories: the scheme, the case of the
 * path and unknown parameters. Undefined for anything but an http or https URL.
 */
export function canonicalUrl(address: string): string | undefined {
  const url = parse(address.trim());
  if (!url) return undefined;
  const target = unwrapRedirect(url);
  const clean = parse(withoutTracking(target.href)) ?? target;
  clean.hostname = canonicalHost(clean.hostname);
  clean.username = '';
  clean.password = '';
  clean.pathname = canonicalPath(clean.pathname);
  clean.search = canonicalQuery(clean.search);
  // A fragment is a place within the page, except on script-drawn pages with `#!` URLs.
  if (!clean.hash.startsWith('#!')) clean.hash = '';
  const text = clean.href.replace(/\?$/, '');
  return clean.pathname === '/' && clean.search === '' && clean.hash === '' ? text.replace(/\/$/, '') : text;
}

function parse(address: string): URL | undefined {
  // `mailto:` and the like have no host; `example.com:8080` has a port.
  if (/^[a-z][a-z0-9+.-]*:(?!\/\/|\d)/i.test(address)) return undefined;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address.replace(/^\/\//, '')}`;
  if (!URL.canParse(withScheme)) return undefined;
  const url = new URL(withScheme);
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '' ? url : undefined;
}

/** tidy-url knows the tracking parameters of single sites; `tracking-parameters.ts` those of all. */
function withoutTracking(href: string): string {
  try {
    return tidy.clean(href).url;
  } catch {
    // A rule that fails on an odd URL must not cost us the story.
    return href;
  }
}

function canonicalHost(hostname: string): string {
  const labels = hostname.replace(/\.$/, '').split('.');
  // Matches `m.example.com` and `en.m.example.org`, but not `m.com` or the `m` of `example.co.m`.
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
    .filter((parameter) => parameter !== '' && !AMP_PARAMETERS.has(parameter.toLowerCase()) && !isTracking(parameter))
    .map((parameter) => parameter.replace(ESCAPE, plainEscape));
  return parameters.sort((a, b) => compare(nameOf(a), nameOf(b))).join('&');
}

function isTracking(parameter: string): boolean {
  const [[name, value] = ['', '']] = new URLSearchParams(parameter);
  return isTrackingParameter(name, value);
}

/** Compares by name only: repeated parameters keep their order, which servers may depend on. */
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
