import type { TopicRef } from '../../../shared/domain/story.ts';
import { topicSlug } from '../../../shared/domain/topic.ts';
import type { Queryable } from '../../../shared/node/db/database.ts';
import { gather } from '../../../shared/node/db/gather.ts';
import { findTopics, listTopicAliases } from '../../../shared/node/db/topic-alias-store.ts';
import { plainName } from './honorifics.ts';

/** An operator's new alias holds after so long, ms. */
const ALIASES_TTL_MS = 30_000;
const PLURAL_LETTERS_MIN = 5;

/** Brings the variants of a topic under one name. */
export interface TopicNames {
  /** The topics that these are variants of, in their order, those without a variant as they are. */
  resolve(topics: TopicRef[]): Promise<TopicRef[]>;
}

export function createTopicNames(db: Queryable, now: () => number = Date.now): TopicNames {
  let aliases: ReadonlyMap<string, TopicRef> = new Map();
  let readAt = Number.NEGATIVE_INFINITY;
  const find = gather((slugs: string[]) => findTopics(db, slugs));
  return {
    async resolve(topics) {
      if (now() - readAt > ALIASES_TTL_MS) {
        aliases = await listTopicAliases(db);
        readAt = now();
      }
      const plain = topics.map((topic) => resolveAlias(topic, aliases));
      const plurals = plain.map(({ slug }) => singular(slug)).filter((slug) => slug !== undefined);
      const known = plurals.length > 0 ? await find(plurals) : new Map<string, TopicRef>();
      return plain.map((topic) => resolveAlias(known.get(singular(topic.slug) ?? '') ?? topic, aliases));
    },
  };
}

/** The topic that an alias stands for, also behind a title: "U.S.", "US" and "United States", "President Trump". */
export function resolveAlias(topic: TopicRef, aliases: ReadonlyMap<string, TopicRef>): TopicRef {
  const label = plainName(topic.label);
  const slug = label === topic.label ? topic.slug : topicSlug(label);
  return aliases.get(topic.slug) ?? aliases.get(slug) ?? (slug === topic.slug || slug === '' ? topic : { slug, label });
}

/** "trumps" may be "trump", if there is such a topic; undefined for what is no plural. */
function singular(slug: string): string | undefined {
  if (slug.length < PLURAL_LETTERS_MIN || !slug.endsWith('s') || slug.endsWith('ss')) return undefined;
  return slug.slice(0, -1);
}
