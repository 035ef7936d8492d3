import { type NetworkPolicy, portOf } from './address-guard.ts';

/** The browsers' push services: Chrome and its relatives, Firefox, Edge, Safari. */
const BROWSERS = ['fcm.googleapis.com', '*.push.services.mozilla.com', '*.notify.windows.com', '*.push.apple.com'];
const HTTPS_PORT = 443;
const HOST = /^(\*\.)?([a-z0-9-]+\.)+[a-z0-9-]+$/;

/** True for `push.example.org`, `*.example.org` and origins such as `https://push.example.org:8443`. */
export function isPushService(text: string): boolean {
  if (HOST.test(text)) return true;
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/**
 * True when an endpoint supplied by a stranger belongs to a browser's push service or to one of `others`. Hosts must
 * use https on port 443; an origin must match exactly as configured.
 */
export function isPushEndpoint(endpoint: string, others: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false;
  const url = new URL(endpoint);
  if (url.username !== '' || url.password !== '') return false;
  return isOneOf(url, [...BROWSERS, ...others]);
}

/** True for an address on one of these hosts, by https on port 443, or of one of these origins. */
export function isOneOf(url: URL, services: readonly string[]): boolean {
  return services.some((service) => belongsTo(url, service));
}

/** True for an endpoint of a browser's own push service, which answers unless there is an outage. */
export function isOfBrowser(endpoint: string): boolean {
  return isPushEndpoint(endpoint, []);
}

/** Allowed addresses of push services: public ones, and those in the operator's configured networks. */
export function pushPolicy(others: readonly string[], networks: readonly string[]): NetworkPolicy {
  const ports = others.filter((service) => service.includes(':')).map((origin) => portOf(new URL(origin)));
  return { allowNetworks: networks, ports: [HTTPS_PORT, ...ports] };
}

function belongsTo(url: URL, service: string): boolean {
  if (service.includes(':')) return url.origin === service;
  if (url.protocol !== 'https:' || url.port !== '') return false;
  return service.startsWith('*.') ? url.hostname.endsWith(service.slice(1)) : url.hostname === service;
}
