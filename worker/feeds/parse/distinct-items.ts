import { hashOf } from './finish-item.ts';
import type { ParsedItem } from './parsed-feed.ts';

/**
 * Gives every item a unique id. Items that share an id but link to different pages, or have different headlines at the
 * same time, are different stories; otherwise they are versions of one (RFC 4287, 4.1.1) and the newest is kept.
 */
export function distinctItems(items: readonly ParsedItem[]): ParsedItem[] {
  const shared = groupById(items);
  const kept = new Map<string, ParsedItem>();
  for (const item of items) {
    const named = nameApart(item, shared.get(item.externalId) ?? []);
    const other = kept.get(named.externalId);
    if (other === undefined || isNewer(named, other)) kept.set(named.externalId, named);
  }
  return [...kept.values()];
}

function groupById(items: readonly ParsedItem[]): Map<string, ParsedItem[]> {
  const groups = new Map<string, ParsedItem[]>();
  for (const item of items) {
    const group = groups.get(item.externalId);
    if (group) group.push(item);
    else groups.set(item.externalId, [item]);
  }
  return groups;
}

function nameApart(item: ParsedItem, group: readonly ParsedItem[]): ParsedItem {
  if (group.length < 2) return item;
  if (new Set(group.map(({ url }) => url)).size > 1) return withHash(item, item.url ?? item.headline);
  const versions = new Set(group.map(({ updatedAt, publishedAt }) => updatedAt ?? publishedAt));
  return versions.size > 1 ? item : withHash(item, item.headline);
}

function withHash(item: ParsedItem, distinction: string): ParsedItem {
  return { ...item, externalId: hashOf([item.externalId, distinction]) };
}

function isNewer(item: ParsedItem, other: ParsedItem): boolean {
  return (item.updatedAt ?? item.publishedAt ?? '') > (other.updatedAt ?? other.publishedAt ?? '');
}
