import { cutText } from '../../shared/domain/cut-text.ts';

const HEADER_MAX_CHARACTERS = 10_000;

/** `max-age` of a Cache-Control header in milliseconds (RFC 9111, 5.2.2.1); undefined when there is none. */
export function maxAgeMs(cacheControl: string | undefined): number | undefined {
  if (cacheControl === undefined || /no-(?:cache|store)/i.test(cacheControl)) return undefined;
  const seconds = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,10})/i.exec(cacheControl)?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1_000;
}

/** Retry-After in milliseconds from now, given as seconds or as a date (RFC 9110, 10.2.3). */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}

/** The targets of a Link header's links with this relation (RFC 8288). */
export function linkTargets(header: string | undefined, relation: string): string[] {
  const links = cutText(header ?? '', HEADER_MAX_CHARACTERS).matchAll(/<([^<>]*)>([^<]*)/g);
  return [...links]
    .filter(([, , parameters]) => relationsOf(parameters ?? '').includes(relation))
    .map(([, target]) => target ?? '');
}

function relationsOf(parameters: string): string[] {
  const [, quoted, bare] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters) ?? [];
  return (quoted ?? bare ?? '').toLowerCase().split(/\s+/);
}
