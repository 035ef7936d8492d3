import type { Feed } from '../../../shared/contract/http-shapes.ts';

/** The namespace of the attributes that other readers pass over. */
export const OPML_NAMESPACE = 'urn:newswire:opml';

/** A feed's settings as attributes of its outline; credentials are never among them. */
export const OPML_ATTRIBUTES = [
  'newswire:publisher',
  'newswire:section',
  'newswire:topics',
  'newswire:interval',
  'newswire:enabled',
  'newswire:userAgent',
  'newswire:block',
  'newswire:keep',
  'newswire:ignoreUpdates',
  'newswire:fullText',
  'newswire:fullTextSelector',
  'newswire:retentionDays',
] as const;

export type OpmlAttributes = Partial<Record<(typeof OPML_ATTRIBUTES)[number], string>>;

/** What an outline says in attributes of ours, not yet validated. */
export interface OpmlSettings {
  publisher?: unknown;
  section?: unknown;
  topics?: string[];
  intervalSeconds?: unknown;
  enabled?: unknown;
  options?: unknown;
}

/** The settings of a feed as attributes. */
export function toAttributes({ publisher, section, topics, intervalSeconds, status, options }: Feed): OpmlAttributes {
  const all: Record<keyof Required<OpmlAttributes>, string | number | boolean | null | undefined> = {
    'newswire:publisher': publisher?.name,
    'newswire:section': section,
    // A label may contain a comma.
    'newswire:topics': topics.length > 0 ? JSON.stringify(topics) : undefined,
    'newswire:interval': intervalSeconds,
    'newswire:enabled': status === 'disabled' ? false : undefined,
    'newswire:userAgent': options.userAgent,
    'newswire:block': options.block && inOneLine(options.block),
    'newswire:keep': options.keep && inOneLine(options.keep),
    'newswire:ignoreUpdates': options.ignoreUpdates,
    'newswire:fullText': options.fullText,
    'newswire:fullTextSelector': options.fullTextSelector,
    'newswire:retentionDays': options.retentionDays,
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined || value === null ? [] : [[name, `${value}`]])),
  );
}

/** The settings in attributes; numbers and flags that are none stay text, which the feed's schema refuses by name. */
export function fromAttributes(attributes: Partial<Record<keyof OpmlAttributes, unknown>>): OpmlSettings {
  const { 'newswire:publisher': publisher, 'newswire:section': section, 'newswire:topics': topics } = attributes;
  const options = withoutUndefined({
    userAgent: attributes['newswire:userAgent'],
    block: attributes['newswire:block'],
    keep: attributes['newswire:keep'],
    ignoreUpdates: valueIn(attributes['newswire:ignoreUpdates']),
    fullText: attributes['newswire:fullText'],
    fullTextSelector: attributes['newswire:fullTextSelector'],
    retentionDays: valueIn(attributes['newswire:retentionDays']),
  });
  return withoutUndefined({
    publisher,
    section,
    topics: listIn(topics),
    intervalSeconds: valueIn(attributes['newswire:interval']),
    enabled: valueIn(attributes['newswire:enabled']),
    options: Object.keys(options).length > 0 ? options : undefined,
  });
}

/** Line ends in attributes become blanks (XML 1.0, 3.3.3); in a pattern, escapes mean the same. */
function inOneLine(pattern: string): string {
  return pattern.replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
}

function valueIn(text: unknown): unknown {
  return typeof text === 'string' && /^(?:true|false|\d{1,9})$/.test(text) ? JSON.parse(text) : text;
}

function listIn(text: unknown): string[] | undefined {
  try {
    const list: unknown = JSON.parse(typeof text === 'string' ? text : '');
    return Array.isArray(list) && list.every((each) => typeof each === 'string') ? list : undefined;
  } catch {
    // Absent, or no list: the groups and the category of the outline hold.
    return undefined;
  }
}

function withoutUndefined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
