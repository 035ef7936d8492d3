import { cutText } from '../../shared/domain/cut-text.ts';

const HEADER_MAX_CHARACTERS = 10_000;

const PARAMETERS = {
  rel: /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i,
  type: /;\s*type\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i,
  title: /;\s*title\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i,
};

/** A link of a Link header (RFC 8288). */
interface HeaderLink {
  target: string;
  /** In lower case. */
  relations: string[];
  type: string | undefined;
  title: string | undefined;
}

/** `max-age` of a Cache-Control header in milliseconds (RFC 9111, 5.2.2.1); undefined when there is none. */
export function maxAgeMs(cacheControl: string | undefined): number | undefined {
  if (cacheControl === undefined || /no-(?:cache|store)/i.test(cacheControl)) return undefined;
  const seconds = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,10})/i.exec(cacheControl)?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1_000;
}

/** The links of a Link header. */
export function headerLinks(header: string | undefined): HeaderLink[] {
  const links = cutText(header ?? '', HEADER_MAX_CHARACTERS).matchAll(/<([^<>]*)>([^<]*)/g);
  return [...links].map(([, target = '', parameters = '']) => ({
    target,
    relations: (parameter(parameters, 'rel') ?? '').toLowerCase().split(/\s+/),
    type: parameter(parameters, 'type'),
    title: parameter(parameters, 'title'),
  }));
}

/** The targets of a Link header's links with this relation. */
export function linkTargets(header: string | undefined, relation: string): string[] {
  return headerLinks(header)
    .filter(({ relations }) => relations.includes(relation))
    .map(({ target }) => target);
}

function parameter(parameters: string, name: keyof typeof PARAMETERS): string | undefined {
  const [, quoted, bare] = PARAMETERS[name].exec(parameters) ?? [];
  return quoted ?? bare;
}
