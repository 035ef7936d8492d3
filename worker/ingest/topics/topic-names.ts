import type { TopicRef } from '../../../shared/domain/story.ts';
import { topicSlug } from '../../../shared/domain/topic.ts';
import { createBatchLoader } from '../../../shared/node/db/batch-loader.ts';
import type { Queryable } from '../../../shared/node/db/database.ts';
import { findTopics, listTopicAliases } from '../../../shared/node/db/topic/topic-alias-store.ts';
import { plainName } from './names/titles.ts';

/** How long cached aliases stay valid, in ms; a new alias takes effect after this. */
const ALIASES_TTL_MS = 30_000;
const PLURAL_LETTERS_MIN = 5;

/** Resolves variants of a topic to one canonical name. */
export interface TopicNames {
  /** Resolves each topic to its canonical one, in order; topics without one stay as they are. */
  resolve(topics: TopicRef[]): Promise<TopicRef[]>;
}

export function createTopicNames(db: Queryable, now: () => number = Date.now): TopicNames {
  let aliases: ReadonlyMap<string, TopicRef> = new Map();
  let readAt = Number.NEGATIVE_INFINITY;
  const find = createBatchLoader((slugs: string[]) => findTopics(db, slugs));
  return {
    async resolve(topics) {
      if (now() - readAt > ALIASES_TTL_MS) {
        aliases = await listTopicAliases(db);
        readAt = now();
      }
      const plain = topics.map((topic) => resolveAlias(topic, aliases));
      const plurals = plain.map(singularOf).filter((slug) => slug !== undefined);
      const known = plurals.length > 0 ? await find(plurals) : new Map<string, TopicRef>();
      return plain.map((topic) => resolveAlias({ ...topic, ...known.get(singularOf(topic) ?? '') }, aliases));
    },
  };
}

/** Resolves an alias, ignoring a title: "U.S.", "US" and "United States", "President Trump". */
export function resolveAlias(topic: TopicRef, aliases: ReadonlyMap<string, TopicRef>): TopicRef {
  const label = plainName(topic.label);
  const slug = label === topic.label ? topic.slug : topicSlug(label);
  const alias = aliases.get(topic.slug) ?? aliases.get(slug);
  if (alias) return { ...topic, ...alias };
  return slug === topic.slug || slug === '' ? topic : { ...topic, slug, label };
}

/** "comets" may mean "comet", if there is such a topic; undefined for what is no plural, as names are not. */
function singularOf({ slug, kind }: TopicRef): string | undefined {
  if (kind !== undefined) return undefined;
  if (slug.length < PLURAL_LETTERS_MIN || !slug.endsWith('s') || slug.endsWith('ss')) return undefined;
  return slug.slice(0, -1);
}
