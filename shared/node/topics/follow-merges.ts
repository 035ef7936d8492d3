import type { RulingRow } from '../db/topic/ruling-store.ts';
import type { MergedTopics } from '../db/topic/trending-store.ts';

type Merge = Pick<RulingRow, 'slug' | 'into'>;

/** The last target of each merged topic: of "A into B" and "B into C", both count for C. Pure. */
export function followMerges(rulings: readonly Merge[]): MergedTopics {
  const targets = targetsOf(rulings);
  return new Map([...targets.keys()].map((slug) => [slug, chainFrom(slug, targets).at(-1) ?? slug]));
}

/** True if a topic that is merged into `into` would in the end be merged into itself. Pure. */
export function makesCycle(rulings: readonly Merge[], slug: string, into: string): boolean {
  return into === slug || chainFrom(into, targetsOf(rulings)).includes(slug);
}

function targetsOf(rulings: readonly Merge[]): ReadonlyMap<string, string> {
  return new Map(rulings.flatMap(({ slug, into }) => (into === null ? [] : [[slug, into] as const])));
}

/** The targets behind a topic, nearest first; ends where it would repeat itself. */
function chainFrom(slug: string, targets: ReadonlyMap<string, string>): string[] {
  const chain: string[] = [];
  for (let next = targets.get(slug); next !== undefined && !chain.includes(next); next = targets.get(next)) {
    chain.push(next);
  }
  return chain;
}
