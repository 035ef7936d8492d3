import { topicSlug } from '../../shared/domain/topic.ts';

/** What an address of the page asks to see. */
export type Route =
  | { name: 'list'; any: readonly string[] }
  | { name: 'story'; id: string }
  | { name: 'missing'; path: string };

/** The server refuses a filter with more topics than this. */
const TOPICS_MAX = 50;

/** Reads a path and its query; text that is no topic is left out, a topic counts once. */
export function parseAddress(pathname: string, search: string): Route {
  if (pathname === '/') return { name: 'list', any: parseTopics(new URLSearchParams(search).getAll('any')) };
  const id = /^\/story\/([^/]+)(?:\/[^/]*)?\/?$/.exec(pathname)?.[1];
  return id ? { name: 'story', id: decode(id) } : { name: 'missing', path: pathname };
}

/** The list's address for these topics; commas stay readable. */
export function listAddress(any: readonly string[]): string {
  return any.length === 0 ? '/' : `/?any=${any.map(encodeURIComponent).join(',')}`;
}

/** The address of one story. */
export function storyAddress(id: string): string {
  return `/story/${encodeURIComponent(id)}`;
}

/** True when both follow the same topics, in whatever order. */
export function sameTopics(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((slug) => other.includes(slug));
}

/** The topics with one more, once. */
export function withTopic(any: readonly string[], slug: string): readonly string[] {
  return any.includes(slug) ? any : [...any, slug];
}

function parseTopics(values: string[]): string[] {
  const slugs = values.flatMap((value) => value.split(',')).map(topicSlug);
  return [...new Set(slugs.filter((slug) => slug !== ''))].slice(0, TOPICS_MAX);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A stray percent sign is a mistyped address, which leads to "not found" like any other unknown id.
    return part;
  }
}
