import type { StoryCard } from '../../shared/domain/story.ts';

/** A topic of some stories, with the newest of them that no commoner topic has. */
export interface TopicOfCards {
  slug: string;
  label: string;
  stories: number;
  newest: StoryCard;
}

/**
 * The commonest topics of these stories, retracted ones left out, each story counted once; at most `most` topics. A
 * topic is left out when all its stories already represent commoner topics.
 */
export function topicsOfCards(cards: Iterable<StoryCard>, most: number): TopicOfCards[] {
  const shown = new Set<StoryCard>();
  const topics: TopicOfCards[] = [];
  for (const { slug, label, stories } of groupByTopic(cards)) {
    if (topics.length === most) break;
    const newest = stories.find((card) => !shown.has(card));
    if (!newest) continue;
    shown.add(newest);
    topics.push({ slug, label, stories: stories.length, newest });
  }
  return topics;
}

interface Group {
  slug: string;
  label: string;
  /** Newest first. */
  stories: [StoryCard, ...StoryCard[]];
}

/** The largest first; of equally large ones, that with the newest story. */
function groupByTopic(cards: Iterable<StoryCard>): Group[] {
  const groups = new Map<string, Group>();
  const byId = new Map([...cards].map((card) => [card.id, card]));
  for (const card of [...byId.values()].sort((one, other) => other.seq - one.seq)) {
    if (card.retracted) continue;
    for (const { slug, label } of card.topics) {
      const group = groups.get(slug);
      if (group) group.stories.push(card);
      else groups.set(slug, { slug, label, stories: [card] });
    }
  }
  // A stable sort: the groups are in the order of their newest stories.
  return [...groups.values()].sort((one, other) => other.stories.length - one.stories.length);
}
